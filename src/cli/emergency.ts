/** `hotline emergency on|off|status`: announcement, menu and routing of numbers changed at once, and back again. */
import { Option, type Command } from 'commander';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { readSettings } from '../config';
import { askConsole, consoleAddress, understand } from './console-client';
import { endOf } from './emergency/end-of';
import { errorForm } from './error-form';
import { table } from './table';

interface Options {
  readonly by?: string;
  readonly until?: string;
  readonly for?: string;
  readonly json?: boolean;
}

const stateForm = z.object({
  at: z.string(),
  timeZone: z.string(),
  numbers: z.array(
    z.object({
      number: z.string(),
      defined: z.boolean(),
      on: z.boolean(),
      since: z.string().nullable(),
      until: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
});

export function register(program: Command): void {
  const emergency = program
    .command('emergency')
    .description('紧急模式：立即更换号码的通知、菜单和去向，再换回来 / the emergency of numbers, on and off at once');
  emergency
    .command('on')
    .argument('[numbers...]', '被叫号码，默认全部有紧急规定的 / dialled numbers, by default all that have an emergency')
    .requiredOption('--by <name>', '谁下的令，记入日志 / who orders it, kept in the journal')
    .addOption(
      new Option('--until <time>', '到何时自动结束：18:00 或 2026-07-01T18:00 / ends by itself').conflicts('for'),
    )
    .option('--for <duration>', '多久后自动结束：30m、2h / ends by itself after')
    .option('--json', 'JSON')
    .description('启用；exit code 0 或 1 / switch it on')
    .action((numbers: readonly string[], options: Options) => set(true, numbers, options));
  emergency
    .command('off')
    .argument('[numbers...]', '被叫号码，默认全部 / dialled numbers, by default all')
    .requiredOption('--by <name>', '谁下的令，记入日志 / who orders it, kept in the journal')
    .option('--json', 'JSON')
    .description('结束；exit code 0 或 1 / switch it off')
    .action((numbers: readonly string[], options: Options) => set(false, numbers, options));
  emergency
    .command('status')
    .argument('[numbers...]', '被叫号码 / dialled numbers')
    .option('--json', 'JSON')
    .description('哪些号码处于紧急模式 / which numbers are in an emergency')
    .action(status);
}

async function set(on: boolean, named: readonly string[], options: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const url = `${address}/api/v1/emergency`;
  const numbers = named.length === 0 || (named.length === 1 && named[0] === 'all') ? 'all' : named;
  const post = { on, numbers, by: options.by };
  const { timeZone } = understand(stateForm, (await askConsole(url)).body, address);
  const until = endOf(options, DateTime.now().setZone(timeZone));
  const { status: code, body } = await askConsole(url, { post: until === null ? post : { ...post, until } });
  if (code === 200) return print(body, address, numbers === 'all' ? [] : numbers, options.json);
  const { error } = understand(errorForm, body, address);
  process.exitCode = 1;
  if (options.json) console.log(JSON.stringify({ ok: false, error }));
  else console.error(`${error.message} (${error.code})`);
}

async function status(named: readonly string[], { json }: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const { body } = await askConsole(`${address}/api/v1/emergency`);
  print(body, address, named, json);
}

function print(body: unknown, address: string, named: readonly string[], json = false): void {
  const { numbers, timeZone, at } = understand(stateForm, body, address);
  const shown = numbers.filter(({ number }) => named.length === 0 || named.includes(number));
  if (json) return console.log(JSON.stringify({ ok: true, at, timeZone, numbers: shown }));
  const time = (text: string | null) =>
    text === null ? '' : DateTime.fromISO(text, { zone: timeZone }).toFormat('MM-dd HH:mm:ss');
  console.log(
    table(
      ['号码 number', '紧急 emergency', '自 since', '至 until', '下令 by'],
      shown.map((one) => [one.number, sayState(one), time(one.since), time(one.until), one.by ?? '']),
    ),
  );
}

function sayState({ on, defined }: { on: boolean; defined: boolean }): string {
  if (on) return '启用 ON';
  return defined ? '关 off' : '规则未定义 not in the rules';
}
