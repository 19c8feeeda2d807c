/** Runs one part of the bench in a process of its own: neither its memory nor its compiled code is another's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Part, PartOptions, PartResult } from './compute';

/** Its progress goes to our stderr. Rejects when it fails. */
export async function apart<P extends Part>(part: P, options: PartOptions<P>): Promise<PartResult<P>> {
  const args = ['--import', 'tsx', join(__dirname, 'compute.ts'), part, JSON.stringify(options)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [answer, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`the ${part} part of the bench failed (exit code ${code})`);
  return JSON.parse(answer) as PartResult<P>;
}
