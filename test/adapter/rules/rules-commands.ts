/** Runs `hotline rules …` against a console on `url`. */
import { Command } from 'commander';
import * as rules from '../../../src/cli/rules';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `env` holds while the command runs. Rejects with what the command rejects with. */
export async function runRules(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
  ];
  const [exitCode, before] = [process.exitCode, { ...process.env }];
  try {
    process.exitCode = 0;
    Object.assign(process.env, env);
    const program = new Command();
    rules.register(program);
    await program.parseAsync(['rules', ...words], { from: 'user' });
    return { code: Number(process.exitCode), out: out.join('\n'), err: err.join('\n') };
  } finally {
    process.exitCode = exitCode;
    process.env = before;
    for (const spy of spies) spy.mockRestore();
  }
}
