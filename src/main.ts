/** The command `hotline`. Everything it can do is registered in cli.ts; this file only turns an outcome into an exit code. */
import { buildProgram } from './cli';
import { describeFailure } from './stack/stack-error';

buildProgram()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    process.stderr.write(`${describeFailure(error)}\n`);
    process.exitCode = 1;
  });
