/** `npm run bench -- <name> [--json]`: measures the product as it is shipped. One JSON object on stdout, progress on stderr. */
import { Command, InvalidArgumentError } from 'commander';
import { benchAnswer, type AnswerReport } from './answer';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1');
  return value;
};

const program = new Command('bench').showHelpAfterError();
program
  .command('answer')
  .description('from INVITE to the first sound of a person; about five minutes')
  .option('--json', 'print the result as one JSON object')
  .option('--calls <n>', 'measured calls', whole, 500)
  .option('--rate <n>', 'measured calls per second', whole, 5)
  .option('--burst <n>', 'calls of the burst', whole, 200)
  .option('--burst-rate <n>', 'calls of the burst per second', whole, 10)
  .option('--quiet <seconds>', 'seconds of quiet before the memory is read', whole, 20)
  .option('--seed <n>', 'which numbers call', whole, 1)
  .action(async (options: Parameters<typeof benchAnswer>[0] & { readonly json?: boolean }) => {
    const report = await benchAnswer(options, (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : table(report));
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});

function table(report: AnswerReport): string {
  const times = ([name, of]: readonly [string, { readonly n: number; p50: number | null; p99: number | null }]) =>
    `${name.padEnd(24)} p50 ${of.p50} ms   p99 ${of.p99} ms   n = ${of.n}`;
  return [
    ...[
      ['INVITE to 200 OK', report.inviteToOkMs] as const,
      ['digit to silent prompt', report.digitToPromptStopMs] as const,
      ['answer to first sound', report.answerToAudioMs] as const,
    ].map(times),
    `idle, all Node processes ${report.idleRssMb} MB`,
    `burst                    ${report.calls} calls, ${report.rows} rows, ${report.stuck} stuck`,
    `evidence                 ${report.evidence}`,
    '',
  ].join('\n');
}
