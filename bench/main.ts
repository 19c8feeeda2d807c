/** `npm run bench -- <name> [--json]`: measures the product as it is shipped. One JSON object on stdout, progress on stderr. */
import { Command, InvalidArgumentError } from 'commander';
import { benchAnswer } from './answer';
import { benchCallbacks } from './callbacks';
import { benchCaller } from './caller';
import { benchRecords } from './records';
import { benchRouting } from './routing';
import { answerTable, callbacksTable, callerTable, recordsTable, routingTable } from './tables';

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1');
  return value;
};
const wholeOrNone = (text: string): number => (text === '0' ? 0 : whole(text));
const say = (line: string) => process.stderr.write(`${line}\n`);

interface Json {
  readonly json?: boolean;
}
/** What a bench reports, as JSON or as its table. */
const printed =
  <Options, Report>(
    bench: (options: Options, tell: (line: string) => void) => Promise<Report>,
    table: (report: Report) => string,
  ) =>
  async (options: Options & Json): Promise<void> => {
    const report = await bench(options, say);
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : table(report));
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
  .action(printed(benchAnswer, answerTable));
program
  .command('routing')
  .description('the router beside app_queue, the core alone, the simulator beside theory; about seven minutes')
  .option('--json', 'print the result as one JSON object')
  .option('--calls <n>', 'calls through the hotline', whole, 1_060)
  .option('--peer-calls <n>', 'calls through app_queue', whole, 450)
  .option('--rate <n>', 'calls per second', whole, 7)
  .option('--core-calls <n>', 'calls through the core in each round', whole, 100_000)
  .option('--core-rounds <n>', 'rounds of the core alone', whole, 7)
  .option('--growth-events <n>', 'timed events at each size of the floor', whole, 20_000)
  .option('--theory-calls <n>', 'simulated calls', whole, 1_000_000)
  .option('--seed <n>', "of the simulator; the callers' numbers", whole, 1)
  .action(printed(benchRouting, routingTable));
program
  .command('caller')
  .description(
    'from a key to the next sentence with a hundred calls in menus; a dead service; the expected wait beside an oracle; about five minutes',
  )
  .option('--json', 'print the result as one JSON object')
  .option('--calls <n>', 'calls into menus', whole, 400)
  .option('--rate <n>', 'calls per second', whole, 10)
  .option('--forecast-calls <n>', 'simulated calls at each load', whole, 200_000)
  .option('--seed <n>', "of the simulator; the callers' numbers", whole, 1)
  .action(printed(benchCaller, callerTable));
program
  .command('records')
  .description(
    'entries into Postgres; what an outage costs; counting beside callers; reports over ten million calls; about half an hour',
  )
  .option('--json', 'print the result as one JSON object')
  .option('--ingest-calls <n>', 'calls whose entries are carried', whole, 15_000)
  .option('--rate <n>', 'calls per second through the outage, and while the service counts', whole, 20)
  .option('--outage <seconds>', 'seconds without Postgres; 0: no outage', wholeOrNone, 60)
  .option(
    '--live-seconds <n>',
    'seconds in which callers ring while the service counts; 0: not measured',
    wholeOrNone,
    60,
  )
  .option('--live-calls <n>', 'calls of the week before them', whole, 350_000)
  .option('--report-calls <n>', 'calls of the month reports are made of; 0: no reports', wholeOrNone, 10_000_000)
  .option('--report-data <folder>', 'where that month is kept for another bench, or was kept by an earlier one')
  .option('--simulated-calls <n>', 'calls through the core whose sums must hold', whole, 100_000)
  .option('--seed <n>', 'of the simulated calls', whole, 1)
  .action(printed(benchRecords, recordsTable));
program
  .command('callbacks')
  .description(
    "from due to the customer's telephone with 100,000 scheduled; fifty rung back by real SIP; reports of promises; about six minutes",
  )
  .option('--json', 'print the result as one JSON object')
  .option('--scheduled <n>', 'callbacks that stand in the table', whole, 100_000)
  .option('--due <n>', 'of them, due while it is measured', whole, 5_000)
  .option('--within <seconds>', 'seconds in which they are due', whole, 60)
  .option('--calls <n>', 'rung back by real SIP', whole, 50)
  .option('--promises <n>', 'of the month that is reported; 0: no reports', wholeOrNone, 1_000_000)
  .option('--seed <n>', "of the times; the callers' numbers", whole, 1)
  .action(printed(benchCallbacks, callbacksTable));

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
