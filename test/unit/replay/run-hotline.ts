/** Runs one command of `hotline` in this process and catches what it prints. */
import { buildProgram } from '../../../src/cli';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `env` holds while the command runs. Rejects with what the command rejects with. */
export async function runHotline(words: readonly string[], env: Readonly<Record<string, string>>): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
  ];
  const [exitCode, before] = [process.exitCode, { ...process.env }];
  try {
    process.exitCode = 0;
    Object.assign(process.env, env);
    await (await buildProgram(words)).parseAsync([...words], { from: 'user' });
    return { code: Number(process.exitCode), out: out.join('\n'), err: err.join('\n') };
  } finally {
    process.exitCode = exitCode;
    process.env = before;
    for (const spy of spies) spy.mockRestore();
  }
}
