/** The command `hotline`. Everything it can do is registered in cli.ts; this file only turns an outcome into an exit code. */
import { buildProgram } from './cli';

async function main(): Promise<void> {
  const program = await buildProgram(process.argv.slice(2));
  await program.parseAsync(process.argv);
}

main().catch(async (error: unknown) => {
  const { describeFailure } = await import('./stack/stack-error.js');
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
});
