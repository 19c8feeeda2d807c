/** `hotline broadcast on|off|status`: a sentence in front of what numbers lead to, until a set time. */
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
  readonly prompt?: string;
  readonly text?: string;
  readonly textEn?: string;
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
      prompt: z.string().nullable(),
      since: z.string().nullable(),
      until: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
});
/** A text is spoken before the answer comes. */
const speakingMs = 30_000;

export function register(program: Command): void {
  const broadcast = program
    .command('broadcast')
    .description(
      '广播：在菜单或队列之前播放一句话，到时自动结束 / a sentence in front of what numbers lead to, for some time',
    );
  broadcast
    .command('on')
    .argument('[numbers...]', '被叫号码，默认全部 / dialled numbers, by default all')
    .requiredOption('--by <name>', '谁下的令，记入日志 / who orders it, kept in the journal')
    .addOption(new Option('--prompt <id>', '提示音 / a sentence of sounds/prompts.yaml').conflicts('text'))
    .option('--text <text>', '由语音合成朗读的文字 / a text, spoken by the synthesizer')
    .option('--text-en <text>', '说英文的来电者听到的文字 / in its place for those who speak English')
    .addOption(new Option('--until <time>', '到何时结束：18:00 或 2026-07-01T18:00 / when it ends').conflicts('for'))
    .option('--for <duration>', '多久后结束：30m、2h / ends after')
    .option('--json', 'JSON')
    .description('开始；exit code 0 或 1 / switch it on')
    .action((numbers: readonly string[], options: Options) => set(true, numbers, options));
  broadcast
    .command('off')
    .argument('[numbers...]', '被叫号码，默认全部 / dialled numbers, by default all')
    .requiredOption('--by <name>', '谁下的令，记入日志 / who orders it, kept in the journal')
    .option('--json', 'JSON')
    .description('结束；exit code 0 或 1 / switch it off')
    .action((numbers: readonly string[], options: Options) => set(false, numbers, options));
  broadcast
    .command('status')
    .argument('[numbers...]', '被叫号码 / dialled numbers')
    .option('--json', 'JSON')
    .description('哪些号码在播放什么 / what is said in front of which numbers')
    .action(status);
}

async function set(on: boolean, named: readonly string[], options: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const url = `${address}/api/v1/broadcast`;
  const numbers = named.length === 0 || (named.length === 1 && named[0] === 'all') ? 'all' : named;
  const { timeZone } = understand(stateForm, (await askConsole(url)).body, address);
  const until = endOf(options, DateTime.now().setZone(timeZone)) ?? undefined;
  const { by, prompt, text, textEn } = options;
  const post = { on, numbers, by, prompt, text, textEn, until };
  const { status: code, body } = await askConsole(url, { post, withinMs: speakingMs });
  if (code === 200) return print(body, address, numbers === 'all' ? [] : numbers, options.json);
  const { error } = understand(errorForm, body, address);
  process.exitCode = 1;
  if (options.json) console.log(JSON.stringify({ ok: false, error }));
  else console.error(`${error.message} (${error.code})`);
}

async function status(named: readonly string[], { json }: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const { body } = await askConsole(`${address}/api/v1/broadcast`);
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
      ['号码 number', '广播 broadcast', '自 since', '至 until', '下令 by'],
      shown.map((one) => [one.number, one.prompt ?? '关 off', time(one.since), time(one.until), one.by ?? '']),
    ),
  );
}
