/**
 * `/api/v1/live`: a WebSocket that tells each reader the whole board once and then what changes, at most four times a
 * second. A reader who is slow gets nothing more until she has taken what was sent, and then the newest whole.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock, FloorView, LiveView } from '../../engine/ports';
import { foreignPage } from '../page-guard';
import { LiveRendering } from './live-rendering';

export interface LiveFeedParts {
  readonly live: LiveView;
  readonly view: Pick<FloorView, 'rules'>;
  readonly clock: Clock;
  /** Address of the console. */
  readonly listensOn: string;
}
export interface LiveFeed {
  /** Takes the upgrades of this server. */
  attach(server: Server): void;
  readonly readers: number;
  /** Messages that readers were spared because they were slow. */
  readonly skipped: number;
  stop(): void;
}

export const livePath = '/api/v1/live';
const everyMs = 250;
/** Without news too: a board can tell a quiet hotline from a dead one. */
const atLeastEveryMs = 5_000;
/** Twice without an answer: gone. */
const pingEveryMs = 15_000;
const mostReaders = 200;
/** Nothing is expected from readers; one who talks all the same is borne so long. */
const mostSaid = 100;
const maxPayload = 1024;

interface Reader {
  /** Gets the whole board next. */
  needsAll: boolean;
  isAlive: boolean;
  said: number;
}

export function createLiveFeed({ live, view, clock, listensOn }: LiveFeedParts): LiveFeed {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, clientTracking: false });
  const rendering = new LiveRendering(live, view, clock);
  const readers = new Map<WebSocket, Reader>();
  let timers: readonly NodeJS.Timeout[] = [];
  let quietTicks = 0;
  let skipped = 0;

  function tick(): void {
    quietTicks += 1;
    const next = rendering.next(quietTicks * everyMs >= atLeastEveryMs);
    if (next) quietTicks = 0;
    for (const [socket, reader] of readers) {
      if (next?.all) reader.needsAll = true;
      if (!next && !reader.needsAll) continue;
      if (socket.bufferedAmount > 0) {
        reader.needsAll = true;
        skipped += 1;
        continue;
      }
      socket.send(reader.needsAll || !next ? rendering.snapshot() : next.update);
      reader.needsAll = false;
    }
  }

  function ping(): void {
    for (const [socket, reader] of readers) {
      if (!reader.isAlive) socket.terminate();
      reader.isAlive = false;
      if (socket.bufferedAmount === 0) socket.ping();
    }
  }

  function welcome(socket: WebSocket): void {
    const reader: Reader = { needsAll: true, isAlive: true, said: 0 };
    readers.set(socket, reader);
    socket.on('pong', () => (reader.isAlive = true));
    // Garbage ends this connection and nothing else.
    socket.on('error', () => socket.terminate());
    socket.on('message', () => {
      reader.said += 1;
      if (reader.said > mostSaid) socket.close(1008, 'nothing is to be sent here');
    });
    socket.on('close', () => {
      readers.delete(socket);
      if (readers.size === 0) rest();
    });
    if (readers.size === 1) timers = [setInterval(tick, everyMs), setInterval(ping, pingEveryMs)];
  }

  function rest(): void {
    for (const timer of timers) clearInterval(timer);
    timers = [];
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (new URL(request.url ?? '', 'http://console').pathname !== livePath) return refuse(socket, '404 Not Found');
    // A page of another site may open a WebSocket here without asking: looked at like a request that changes something.
    const refusal = foreignPage('POST', request.headers, listensOn);
    if (refusal !== null) return refuse(socket, '403 Forbidden', refusal);
    if (readers.size >= mostReaders) return refuse(socket, '503 Service Unavailable', 'too many readers');
    sockets.handleUpgrade(request, socket, head, welcome);
  }

  return {
    attach(server) {
      server.on('upgrade', upgrade);
    },
    get readers() {
      return readers.size;
    },
    get skipped() {
      return skipped;
    },
    stop() {
      rest();
      for (const socket of readers.keys()) socket.close(1001, 'the hotline stops');
      for (const socket of readers.keys()) setTimeout(() => socket.terminate(), 500).unref();
      readers.clear();
    },
  };
}

function refuse(socket: Duplex, status: string, why = ''): void {
  const body = why === '' ? '' : `${why}\n`;
  const length = Buffer.byteLength(body);
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${body}`,
  );
}
