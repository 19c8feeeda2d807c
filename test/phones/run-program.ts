/** The real program as people run it: `bin/hotline` with words, until it ends. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const program = resolve(__dirname, '../../bin/hotline');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `env` is all it sees besides PATH and HOME. Resolves however it ends; rejects when it takes longer than a minute. */
export function runProgram(env: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<Ran> {
  const { PATH, HOME } = process.env;
  const options = { env: { PATH, HOME, NODE_ENV: 'production', ...env }, timeout: 60_000, maxBuffer: 1 << 26 };
  return new Promise((done, fail) => {
    execFile(program, [...words], options, (error, out, err) => {
      if (error?.killed) fail(new Error(`${words.join(' ')} goes on after a minute: ${out}${err}`));
      else done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}
