/**
 * Commands to Asterisk over HTTP. Two pools: commands of the lanes, and a small one apart for what must not wait
 * behind a channel that is being played to (`StopPlayback`, `HangUp`, `CancelOffer`).
 */
import { Pool, type Dispatcher } from 'undici';
import { ariUser } from './asterisk-ids';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export interface AriRequest {
  /** Parameters of the URL; `undefined` ones are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON: long or hostile values belong here. */
  readonly body?: unknown;
  readonly bypass?: boolean;
}

/** Asterisk refused: `status` is its HTTP status, `body` what it said. */
export class AriError extends Error {
  readonly code = 'ARI_REFUSED';
  constructor(
    readonly status: number,
    readonly body: string,
    route: string,
  ) {
    super(`${route}: ${status} ${body}`);
    this.name = 'AriError';
  }
}
/** No answer within the limit; whether Asterisk carried it out is not known. */
export class AriTimeout extends Error {
  readonly code = 'ARI_TIMEOUT';
  constructor(route: string) {
    super(`${route}: no answer within ${limitMs} ms`);
    this.name = 'AriTimeout';
  }
}

const limitMs = 5_000;
const common = {
  pipelining: 1,
  // below the server's session_keep_alive, so that no command meets a connection just being closed
  keepAliveTimeout: 3_000_000,
  keepAliveMaxTimeout: 3_000_000,
  headersTimeout: 2 * limitMs,
  bodyTimeout: 2 * limitMs,
  connect: { timeout: limitMs },
} as const;
/** Of each pool: as many commands as are with Asterisk at a time. */
const connections = { lanes: 32, bypass: 16 } as const;

export class AriHttp {
  private readonly lanes: Pool;
  private readonly bypass: Pool;
  private readonly headers: Readonly<Record<string, string>>;

  /** `url` such as `http://127.0.0.1:8088`. */
  constructor(url: string, secret: string) {
    this.lanes = new Pool(url, { ...common, connections: connections.lanes });
    this.bypass = new Pool(url, { ...common, connections: connections.bypass });
    this.headers = { authorization: basicAuthorization(secret), 'content-type': 'application/json' };
  }

  /** The answer's JSON, or null without one. Rejects with `AriError`, `AriTimeout`, or the system's error. */
  async request(method: Method, path: string, request: AriRequest = {}): Promise<unknown> {
    const route = `${method} ${path}`;
    const pool = request.bypass ? this.bypass : this.lanes;
    const { status, body } = await new Promise<Answer>((resolve, reject) => {
      const sent = {
        method,
        path: `/ari${path}${queryString(request.query)}`,
        headers: this.headers,
        body: request.body === undefined ? null : JSON.stringify(request.body),
      };
      pool.dispatch(sent, new Exchange(route, resolve, reject));
    });
    if (status >= 300) throw new AriError(status, body.slice(0, 500), route);
    return body === '' ? null : (JSON.parse(body) as unknown);
  }

  /** Opens all connections: in a burst, phones would ring later by as long as that takes. */
  async open(): Promise<void> {
    const ping = (bypass: boolean, count: number) =>
      Array.from({ length: count }, () => this.request('GET', '/asterisk/ping', { bypass }));
    // those that fail are opened when they are needed
    await Promise.allSettled([...ping(false, connections.lanes), ...ping(true, connections.bypass)]);
  }

  async close(): Promise<void> {
    await Promise.all([this.lanes.destroy(), this.bypass.destroy()]);
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * One command and its answer, settled once. A stream for each answer and a signal for each limit, which undici's own
 * `request` takes, would double what a command costs; and while that is spent, freed agents wait.
 */
class Exchange implements Dispatcher.DispatchHandler {
  private status = 0;
  private parts: Buffer[] = [];
  private controller: Dispatcher.DispatchController | null = null;
  private late: AriTimeout | null = null;
  private readonly limit: NodeJS.Timeout;

  constructor(
    route: string,
    private readonly resolve: (answer: Answer) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.limit = setTimeout(() => {
      this.late = new AriTimeout(route);
      this.reject(this.late);
      this.controller?.abort(this.late);
    }, limitMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // it waited for a connection all that time: nobody wants it any more
    if (this.late) controller.abort(this.late);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
    this.parts = [];
  }

  onResponseData(_controller: Dispatcher.DispatchController, part: Buffer): void {
    this.parts.push(part);
  }

  onResponseEnd(): void {
    clearTimeout(this.limit);
    const [only, ...more] = this.parts;
    const body = only === undefined ? '' : more.length === 0 ? only : Buffer.concat(this.parts);
    this.resolve({ status: this.status, body: body.toString('utf8') });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.limit);
    this.reject(error);
  }
}

/** The key travels in a header, never in the URL, which ends up in logs. */
export function basicAuthorization(secret: string): string {
  return `Basic ${Buffer.from(`${ariUser}:${secret}`).toString('base64')}`;
}

function queryString(query: AriRequest['query']): string {
  const given = Object.entries(query ?? {}).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
