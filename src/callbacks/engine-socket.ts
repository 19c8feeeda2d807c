/**
 * The engine's door for worker processes: a Unix socket, for its owner only, that takes `CallbackDue` and nothing else.
 * One JSON object per line; one line answers each: `{"taken":true}`, `{"taken":false,"againMs":15000}`,
 * `{"taken":false,"tooOld":true}` or `{"error":"…"}`.
 */
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import type { AgentId, CallbackId, CallId, NodeId } from '../core/ids';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import type { Due } from './claims';
import { handToEngine, type EngineSide, type HandOverAnswer } from './hand-over';

export interface EngineSocketOptions extends EngineSide {
  readonly path: string;
  readonly log: Log;
}

const word = z.string().min(1).max(128);
const dueSchema = z.strictObject({
  type: z.literal('CallbackDue'),
  callbackId: word.transform((id) => id as CallbackId),
  attempt: z.int().positive(),
  fence: z.int().positive(),
  callId: word.transform((id) => id as CallId),
  parentCallId: word.transform((id) => id as CallId).optional(),
  node: word.transform((id) => id as NodeId),
  queueId: word,
  number: word,
  language: word,
  key: z.number().nullable(),
  kind: word.optional(),
  agentId: word.transform((id) => id as AgentId).optional(),
  bornAt: z.number().optional(),
});

/** A line longer than this is no `CallbackDue`. */
const longestLine = 8192;

/** `start` rejects while another hotline listens there; a socket left by a crash is replaced. */
export function createEngineSocket(options: EngineSocketOptions): LongLived {
  const { path, log } = options;
  const open = new Set<Socket>();
  let server: Server | null = null;

  function serve(socket: Socket) {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', (error) => log.debug({ err: error }, 'engine socket: connection lost'));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      const lines = (received + text).split('\n');
      received = lines.pop() ?? '';
      for (const line of lines) socket.write(`${JSON.stringify(answer(line))}\n`);
      if (received.length > longestLine) socket.destroy();
    });
  }

  function answer(line: string): HandOverAnswer | { error: string } {
    try {
      const due: Due = dropAbsent(dueSchema.parse(JSON.parse(line)));
      return handToEngine(options, due);
    } catch (error) {
      log.warn({ err: error }, 'engine socket: request refused');
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  return {
    async start() {
      if (await isListening(path)) throw new Error(`another hotline listens on ${path}`);
      rmSync(path, { force: true });
      server = createServer(serve);
      await listen(server, path);
    },
    async stop() {
      for (const socket of open) socket.destroy();
      const closing = server;
      server = null;
      // Closing removes the file too.
      if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
    },
  };
}

/** What is absent is left out: exact optional keys. */
function dropAbsent({ parentCallId, kind, agentId, bornAt, ...rest }: z.infer<typeof dueSchema>): Due {
  return {
    ...rest,
    ...(parentCallId === undefined ? {} : { parentCallId }),
    ...(kind === undefined ? {} : { kind }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(bornAt === undefined ? {} : { bornAt }),
  };
}

/** The file is never open to others, not even between its making and a chmod. */
async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const before = process.umask(0o177);
    try {
      server.listen(path, resolve);
    } finally {
      process.umask(before);
    }
  });
  chmodSync(path, 0o600);
}

async function isListening(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
