/** Follows `/api/v1/live` of a running hotline; reconnects until it is told to stop. */
import { WebSocket } from 'ws';
import { follow, message, type Board } from './board-form';

export interface BoardReader {
  /** Null while nothing is known, or no longer. */
  readonly board: Board | null;
  /** Server's clock less ours, milliseconds. */
  readonly skewMs: number;
  /** Null while connected. */
  readonly trouble: string | null;
  stop(): void;
}

const againMs = 1_000;
/** The hotline speaks every 5 s at least. */
const silenceMs = 12_000;

/** `onNews` runs after each message and each change of the connection. */
export function readBoard(address: string, onNews: () => void): BoardReader {
  const url = `${address.replace(/^http/, 'ws')}/api/v1/live`;
  let socket: WebSocket | null = null;
  let board: Board | null = null;
  let skewMs = 0;
  let trouble: string | null = '…';
  let again: NodeJS.Timeout | null = null;
  let quiet: NodeJS.Timeout | null = null;
  let isStopped = false;

  function connect(): void {
    const mine = new WebSocket(url, {
      perMessageDeflate: false,
      handshakeTimeout: 5_000,
      maxPayload: 256 * 1024 * 1024,
    });
    socket = mine;
    mine.on('message', (data) => {
      listenOn(mine);
      take(mine, Buffer.isBuffer(data) ? data.toString() : '');
    });
    mine.on('open', () => listenOn(mine));
    mine.on('error', (error) => (trouble = error.message || error.name));
    mine.on('close', () => lost());
  }

  function take(mine: WebSocket, text: string): void {
    const read = message.safeParse(parsed(text));
    const next = read.success ? follow(board, read.data) : null;
    if (!next) {
      // Whatever was missed, a new connection begins with the whole board.
      trouble = read.success ? '…' : '另一个程序在应答 / another program answers';
      return mine.terminate();
    }
    trouble = null;
    board = next;
    skewMs = Date.parse(next.at) - Date.now();
    onNews();
  }

  function listenOn(mine: WebSocket): void {
    if (quiet) clearTimeout(quiet);
    quiet = setTimeout(() => mine.terminate(), silenceMs);
  }

  function lost(): void {
    if (quiet) clearTimeout(quiet);
    if (isStopped) return;
    trouble ??= '连接断开 / connection lost';
    again = setTimeout(connect, againMs);
    onNews();
  }

  connect();
  return {
    get board() {
      return board;
    },
    get skewMs() {
      return skewMs;
    },
    get trouble() {
      return trouble;
    },
    stop() {
      isStopped = true;
      if (again) clearTimeout(again);
      if (quiet) clearTimeout(quiet);
      socket?.terminate();
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
