/**
 * Asks the services and databases that callers' self-service needs. No call waits for another's question; whoever does not
 * answer costs each call no more than the rules' time, and after some failures nothing.
 */
import type { AskService, Command } from '../core/command';
import type { ServiceRequest } from '../core/service-request';
import type { Clock, Commands, Health, LongLived, Post } from '../engine/ports';
import type { Log } from '../log';
import { InsideAddress } from '../network/address-guard';
import { Breaker } from './breaker';
import { HttpLookup } from './http-lookup';
import { LookupFailed, type Found } from './lookup-failed';
import { SqlLookup } from './sql-lookup';

export interface LookupsParts {
  /** Hosts inside the network that may be asked: `127.0.0.1:8091`, `orders.lan`. */
  readonly hosts: readonly string[];
  /** Name → address with user and password. */
  readonly databases: ReadonlyMap<string, string>;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
  /** Monotonic milliseconds; for the breaker. */
  readonly now?: () => number;
}
export interface LookupCounts {
  asked: number;
  failed: number;
  /** Not asked, because too many before had failed. */
  spared: number;
}
export interface Lookups extends Commands, Health, LongLived {
  readonly counts: Readonly<LookupCounts>;
}

export function createLookups(parts: LookupsParts): Lookups {
  return new Asking(parts);
}

class Asking implements Lookups {
  readonly name = 'lookups';
  readonly counts: LookupCounts = { asked: 0, failed: 0, spared: 0 };
  private readonly underWay = new Set<string>();
  private readonly breaker: Breaker;
  private readonly http: HttpLookup;
  private readonly sql: SqlLookup;

  constructor(private readonly parts: LookupsParts) {
    this.breaker = new Breaker(parts.now ?? (() => performance.now()));
    this.http = new HttpLookup(parts.hosts);
    this.sql = new SqlLookup(parts.databases, parts.log);
  }

  execute(commands: readonly Command[]): void {
    for (const command of commands) if (command.type === 'AskService') void this.answer(command);
  }

  trouble(): null {
    return null;
  }

  warning(): string | null {
    const open = this.breaker.open();
    return open.length === 0 ? null : `not answering: ${open.join(', ')}`;
  }

  async start(): Promise<void> {
    // connects when asked
  }

  async stop(): Promise<void> {
    await Promise.all([this.http.stop(), this.sql.stop()]);
  }

  /** Never rejects. */
  private async answer({ callId, requestId, actionId, request, again }: AskService): Promise<void> {
    if (this.underWay.has(requestId)) return;
    this.underWay.add(requestId);
    let found: Found;
    try {
      found = again && !isReading(request) ? failure('not asked twice') : await this.found(request);
    } catch (error) {
      found = failure(error instanceof Error ? error.message : String(error));
    }
    this.underWay.delete(requestId);
    const { result, status, values, detail } = found;
    const { post, clock, log } = this.parts;
    if (result === 'failed') {
      this.counts.failed += 1;
      log.warn({ callId, actionId, detail }, 'lookup failed');
    }
    post.post({ type: 'ServiceAnswered', at: clock.now(), callId, requestId, result, status, values, detail });
  }

  private async found(request: ServiceRequest): Promise<Found> {
    const key = request.kind === 'http' ? this.http.keyOf(request) : this.sql.keyOf(request);
    if (!this.breaker.mayTry(key)) {
      this.counts.spared += 1;
      return failure('left alone after failures');
    }
    this.counts.asked += 1;
    const from = performance.now();
    try {
      const found = await this.inTime(request);
      if (found.isSick) this.breaker.failed(key, null);
      else this.breaker.succeeded(key);
      return found;
    } catch (error) {
      const tookMs = performance.now() - from;
      this.breaker.failed(key, tookMs >= 0.9 * request.timeoutMs ? tookMs : null);
      return failure(wordFor(error));
    }
  }

  /** One time over all: connecting, asking, reading. */
  private async inTime(request: ServiceRequest): Promise<Found> {
    const control = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        control.abort();
        reject(new LookupFailed('timed out'));
      }, request.timeoutMs);
    });
    const { signal } = control;
    const work = request.kind === 'http' ? this.http.ask(request, signal) : this.sql.ask(request, signal);
    // Its end after the time is nobody's news.
    work.catch(() => undefined);
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const failure = (detail: string): Found => ({ result: 'failed', status: null, values: {}, detail });
const isReading = (request: ServiceRequest) => request.kind === 'sql' || request.method === 'GET';

/** Errors' own texts may repeat what the caller keyed. */
function wordFor(error: unknown): string {
  if (error instanceof LookupFailed || error instanceof InsideAddress) return error.message;
  const { code, name } = Object(error) as { readonly code?: unknown; readonly name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'error';
}
