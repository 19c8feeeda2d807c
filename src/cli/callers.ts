/** `hotline callers list|add|remove`: who is blocked, not to be recorded, or of a tier; in force at once. */
import { Option, type Command } from 'commander';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { readSettings } from '../config';
import { askConsole, consoleAddress, understand } from './console-client';
import { readCallerFile } from './callers/caller-file';
import { endOf } from './emergency/end-of';
import { errorForm } from './error-form';
import { table } from './table';

interface Options {
  readonly list?: string;
  readonly by?: string;
  readonly note?: string;
  readonly until?: string;
  readonly for?: string;
  readonly json?: boolean;
}

const answer = z.object({
  callers: z.array(
    z.object({
      number: z.string(),
      list: z.string(),
      note: z.string(),
      by: z.string(),
      until: z.string().nullable(),
      addedAt: z.string(),
    }),
  ),
});

export function register(program: Command): void {
  const callers = program
    .command('callers')
    .description('客户名单：拦截、不录音、客户等级，按号码或号段 / known callers, by number or how it begins');
  callers
    .command('list')
    .option('--json', 'JSON')
    .description('全部名单 / who is on which list')
    .action((options: Options) => tell('', undefined, options.json ?? false));
  callers
    .command('add')
    .argument('<number>', '号码或号段 / a number, or how numbers begin')
    .requiredOption('--list <list>', 'blocked 拦截、do-not-record 不录音，或规则中的等级 / or a tier of the rules')
    .requiredOption('--by <name>', '谁下的令 / who orders it')
    .option('--note <text>', '备注 / why')
    .addOption(new Option('--until <time>', '有效至 / void from: 18:00, 2026-07-01T18:00').conflicts('for'))
    .option('--for <duration>', '多久后失效：30m、2h / void after')
    .option('--json', 'JSON')
    .description('加入名单，立即生效 / put on a list, at once')
    .action((number: string, options: Options) => {
      const { list, by, note } = options;
      const until = endOf(options, DateTime.now()) ?? undefined;
      return tell('', { number, list, by, note, until }, options.json ?? false);
    });
  callers
    .command('import')
    .argument('<file>', '每行 号码,名单,备注 / number,list,note on each line')
    .requiredOption('--by <name>', '谁下的令 / who orders it')
    .option('--json', 'JSON')
    .description(
      '从文件加入名单，立即生效；写法有误则一行也不加 / put all of a file on lists; nothing of one that is wrong',
    )
    .action(async (file: string, { by, json = false }: Options) => {
      for (const caller of readCallerFile(file)) if ((await ask('', { ...caller, by }, json)) === null) return;
      await tell('', undefined, json);
    });
  callers
    .command('remove')
    .argument('<number>', '号码或号段 / a number, or how numbers begin')
    .requiredOption('--by <name>', '谁下的令 / who orders it')
    .option('--list <list>', '只从此名单移除，默认全部 / off this list only; off all unless given')
    .option('--json', 'JSON')
    .description('移出名单，立即生效 / take off, at once')
    .action((number: string, { list, by, json = false }: Options) => tell('/remove', { number, list, by }, json));
}

type Callers = z.output<typeof answer>['callers'];

async function tell(path: string, post: object | undefined, json: boolean): Promise<void> {
  const callers = await ask(path, post, json);
  if (callers !== null) print(callers, json);
}

/** Null when it was refused, and said so. */
async function ask(path: string, post: object | undefined, json: boolean): Promise<Callers | null> {
  const address = consoleAddress(readSettings());
  const { status, body } = await askConsole(`${address}/api/v1/callers${path}`, post && { post });
  if (status === 200) return understand(answer, body, address).callers;
  const { error } = understand(errorForm, body, address);
  process.exitCode = 1;
  if (json) console.log(JSON.stringify({ ok: false, error }));
  else console.error(`${error.message} (${error.code})`);
  return null;
}

function print(callers: Callers, json: boolean): void {
  if (json) return console.log(JSON.stringify({ ok: true, callers }));
  if (callers.length === 0) return console.log('名单为空 / nobody is listed');
  const time = (text: string | null) => (text === null ? '' : DateTime.fromISO(text).toFormat('yyyy-MM-dd HH:mm'));
  const rows = callers.map((one) => [one.number, one.list, time(one.until), one.note, one.by, time(one.addedAt)]);
  console.log(table(['号码 number', '名单 list', '至 until', '备注 note', '下令 by', '自 since'], rows));
}
