/**
 * The manager's connection, on npm `asterisk-manager`. The package loses errors, retries with a fixed delay of ten
 * seconds and up, and speaks to the console; so each connect gets a fresh client, retries and limits are ours, and an
 * action is only given to a client that has logged in.
 */
import createManager, { type Manager } from 'asterisk-manager';
import type { Log } from '../log';
import { amiUser } from './asterisk-ids';
import { record, string, type Fields } from './ari-types';

export interface AmiListener {
  /** Keys in lower case, values as Asterisk wrote them. */
  onEvent(name: string, fields: Fields): void;
  onReady(): void;
}
export interface AmiAddress {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
}

export class AmiError extends Error {
  readonly code = 'AMI_REFUSED';
}

const actionLimitMs = 5_000;
const connectLimitMs = 5_000;
const firstRetryMs = 200;
const lastRetryMs = 10_000;
/** Asterisk closes nothing by itself: a silent one is noticed by this question. */
const pingEveryMs = 10_000;

type State =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'waiting'; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'connecting'; readonly client: Manager; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'ready'; readonly client: Manager; readonly pinger: NodeJS.Timeout };

export class AmiConnection {
  readonly name = 'ami';
  private state: State = { kind: 'stopped' };
  private retryMs = firstRetryMs;
  private lastError = 'not connected yet';
  private actions = 0;

  constructor(
    private readonly address: AmiAddress,
    private readonly listener: AmiListener,
    private readonly log: Log,
  ) {}

  start(): void {
    if (this.state.kind === 'stopped') this.connect();
  }

  stop(): void {
    const state = this.state;
    this.state = { kind: 'stopped' };
    this.release(state);
  }

  trouble(): string | null {
    return this.state.kind === 'ready' ? null : `no connection to Asterisk's manager: ${this.lastError}`;
  }

  /** The answer's fields. Rejects when not logged in, when Asterisk answers `Error`, and after 5 s of silence. */
  action(name: string, fields: Readonly<Record<string, string>> = {}): Promise<Fields> {
    if (this.state.kind !== 'ready') return Promise.reject(new AmiError(this.trouble() ?? 'not connected'));
    const action = { ...fields, action: name, actionid: `hotline-${(this.actions += 1)}` };
    for (const value of Object.values(action))
      if (/[\r\n\0]/.test(value)) return Promise.reject(new AmiError(`${name}: a value with a line feed`));
    return this.send(this.state.client, action);
  }

  private send(client: Manager, action: Record<string, string> & { actionid: string }): Promise<Fields> {
    const { actionid } = action; // the package takes it out of what it is given
    return new Promise((accept, reject) => {
      const timer = setTimeout(() => {
        client.removeAllListeners(actionid);
        reject(new AmiError(`${action['action'] ?? ''}: no answer within ${actionLimitMs} ms`));
      }, actionLimitMs);
      client.action(action, (error, answer) => {
        clearTimeout(timer);
        const failed = error ? record(error) : null;
        if (failed) reject(new AmiError(string(failed['message']) || 'refused'));
        else accept(record(answer) ?? {});
      });
    });
  }

  private connect(): void {
    const { host, port, secret } = this.address;
    const client = createManager(null, host, amiUser, secret, true);
    const timer = setTimeout(() => this.lost(client, 'no answer to the connect'), connectLimitMs);
    this.state = { kind: 'connecting', client, timer };
    client.on('error', (error) => (this.lastError = error instanceof Error ? error.message : String(error)));
    client.on('close', () => this.lost(client, null));
    client.on('managerevent', (value) => this.received(client, value));
    client.connect(port, host, () =>
      client.login((error) => (error ? this.lost(client, 'login refused') : this.ready(client))),
    );
  }

  private ready(client: Manager): void {
    if (!this.owns(client) || this.state.kind !== 'connecting') return;
    clearTimeout(this.state.timer);
    const pinger = setInterval(() => {
      this.action('Ping').catch((error: unknown) => this.lost(client, String(error)));
    }, pingEveryMs);
    this.state = { kind: 'ready', client, pinger };
    this.retryMs = firstRetryMs;
    this.log.info('manager connected');
    this.listener.onReady();
  }

  private received(client: Manager, value: unknown): void {
    const fields = record(value);
    if (fields && this.owns(client)) this.listener.onEvent(String(fields['event']), fields);
  }

  private lost(client: Manager, why: string | null): void {
    if (!this.owns(client)) return;
    if (why !== null) this.lastError = why;
    if (this.state.kind === 'ready') {
      this.lastError = why ?? 'connection closed';
      this.log.warn({ why: this.lastError }, 'manager lost');
    }
    const old = this.state;
    this.state = { kind: 'waiting', timer: setTimeout(() => this.connect(), this.retryMs) };
    this.retryMs = Math.min(this.retryMs * 2, lastRetryMs);
    this.release(old);
  }

  private release(state: State): void {
    if (state.kind === 'waiting' || state.kind === 'connecting') clearTimeout(state.timer);
    if (state.kind === 'ready') clearInterval(state.pinger);
    if (state.kind === 'connecting' || state.kind === 'ready') state.client.disconnect();
  }

  private owns(client: Manager): boolean {
    return (this.state.kind === 'connecting' || this.state.kind === 'ready') && this.state.client === client;
  }
}
