/**
 * The event socket. It reconnects for ever; events that happen while it is down are lost in Asterisk, so each connect is
 * followed by a resync.
 *
 *   stopped ─▶ connecting ─▶ open ─▶ (closed, no pong) ─▶ connecting …
 *                              └─▶ replaced: another hotline took the application over; this one stays silent
 */
import WebSocket from 'ws';
import type { Log } from '../log';
import { readAriEvent, type AriEvent } from './ari-types';
import { basicAuthorization } from './ari-http';
import { stasisApp } from './asterisk-ids';

export interface AriListener {
  onEvent(event: AriEvent): void;
  /** The socket is open: events flow from now on. */
  onOpen(): void;
  onClose(): void;
}
/** Frames that could not be used, for the metrics. */
export interface IgnoredFrames {
  unknown: number;
  malformed: number;
}

const pingEveryMs = 5_000;
const firstRetryMs = 100;
const lastRetryMs = 5_000;
const maxFrameBytes = 1 << 20;

type State =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'waiting'; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'connecting'; readonly socket: WebSocket }
  | { readonly kind: 'open'; readonly socket: WebSocket; readonly pinger: NodeJS.Timeout }
  | { readonly kind: 'replaced' };

export class AriConnection {
  readonly name = 'ari';
  readonly ignored: IgnoredFrames = { unknown: 0, malformed: 0 };
  private state: State = { kind: 'stopped' };
  private retryMs = firstRetryMs;
  private lastError = 'not connected yet';
  private readonly address: string;

  /** `url` such as `http://127.0.0.1:8088`. */
  constructor(
    url: string,
    private readonly secret: string,
    private readonly listener: AriListener,
    private readonly log: Log,
  ) {
    this.address = `${url.replace(/^http/, 'ws')}/ari/events?app=${stasisApp}&subscribeAll=false`;
  }

  start(): void {
    if (this.state.kind === 'stopped') this.connect();
  }

  stop(): void {
    const state = this.state;
    this.state = { kind: 'stopped' };
    if (state.kind === 'waiting') clearTimeout(state.timer);
    if (state.kind === 'open') clearInterval(state.pinger);
    if (state.kind === 'open' || state.kind === 'connecting') state.socket.terminate();
  }

  /** Gives the socket up and connects anew, e.g. when a resync could not be finished. */
  restart(): void {
    if (this.state.kind === 'open') this.state.socket.terminate();
  }

  trouble(): string | null {
    switch (this.state.kind) {
      case 'open':
        return null;
      case 'replaced':
        return 'another hotline took over this Asterisk';
      default:
        return `no event socket to Asterisk: ${this.lastError}`;
    }
  }

  private connect(): void {
    const socket = new WebSocket(this.address, {
      headers: { authorization: basicAuthorization(this.secret) },
      perMessageDeflate: false,
      handshakeTimeout: 5_000,
      maxPayload: maxFrameBytes,
    });
    this.state = { kind: 'connecting', socket };
    socket.on('open', () => this.opened(socket));
    socket.on('message', (frame: Buffer) => this.received(socket, frame));
    socket.on('error', (error) => (this.lastError = error.message));
    socket.on('close', (code) => this.closed(socket, code));
  }

  private opened(socket: WebSocket): void {
    if (!this.owns(socket)) return;
    let answered = true;
    socket.on('pong', () => (answered = true));
    // Asterisk never pings: without ours a dead connection would swallow calls until TCP notices
    const pinger = setInterval(() => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
    }, pingEveryMs);
    this.state = { kind: 'open', socket, pinger };
    this.retryMs = firstRetryMs;
    this.log.info('event socket open');
    this.listener.onOpen();
  }

  private received(socket: WebSocket, frame: Buffer): void {
    if (!this.owns(socket)) return;
    const read = readAriEvent(frame.toString('utf8'));
    if (read.kind === 'unknown') this.ignored.unknown += 1;
    else if (read.kind === 'malformed') {
      this.ignored.malformed += 1;
      this.log.warn({ why: read.why }, 'ari frame ignored');
    } else if (read.event.type === 'ApplicationReplaced') this.replaced(socket);
    else this.listener.onEvent(read.event);
  }

  private replaced(socket: WebSocket): void {
    this.log.error('another hotline took over this asterisk');
    if (this.state.kind === 'open') clearInterval(this.state.pinger);
    this.state = { kind: 'replaced' };
    socket.terminate();
    this.listener.onClose();
  }

  private closed(socket: WebSocket, code: number): void {
    if (!this.owns(socket)) return;
    const wasOpen = this.state.kind === 'open';
    if (this.state.kind === 'open') {
      clearInterval(this.state.pinger);
      this.lastError = `closed with ${code}`;
      this.log.warn({ code }, 'event socket closed');
    }
    this.state = { kind: 'waiting', timer: setTimeout(() => this.connect(), this.retryMs) };
    this.retryMs = Math.min(this.retryMs * 2, lastRetryMs);
    if (wasOpen) this.listener.onClose();
  }

  private owns(socket: WebSocket): boolean {
    return (this.state.kind === 'open' || this.state.kind === 'connecting') && this.state.socket === socket;
  }
}
