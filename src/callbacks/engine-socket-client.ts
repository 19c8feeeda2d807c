/** The worker's end of the engine's socket: one connection per request, which is rare, so that none goes stale. */
import { connect } from 'node:net';
import { z } from 'zod';
import type { Due } from './claims';
import type { HandOver } from './hand-over';

const answerSchema = z.union([
  z.strictObject({ taken: z.literal(true) }),
  z.strictObject({ taken: z.literal(false), againMs: z.number().nonnegative() }),
  z.strictObject({ taken: z.literal(false), tooOld: z.literal(true) }),
  z.strictObject({ error: z.string() }),
]);
const limitMs = 5000;

/** Rejects when the engine is away, silent for five seconds, or refuses the request. */
export function handOverSocket(path: string): HandOver {
  return async (due) => {
    const answer = answerSchema.parse(JSON.parse(await ask(path, due)));
    if ('error' in answer) throw new Error(`engine refused: ${answer.error}`);
    return answer;
  };
}

async function ask(path: string, due: Due): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = connect(path);
    let received = '';
    socket.setTimeout(limitMs, () => socket.destroy(new Error(`engine silent for ${limitMs} ms`)));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('engine closed the connection')));
    socket.on('connect', () => socket.write(`${JSON.stringify(due)}\n`));
    socket.on('data', (bytes) => {
      received += bytes.toString();
      if (!received.includes('\n')) return;
      resolve(received);
      socket.destroy();
    });
  });
}
