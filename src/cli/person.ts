/** `hotline person export|erase`: all that is held of one person, by number; asked of the running hotline. */
import type { Command } from 'commander';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { readSettings } from '../config';
import { askConsole, ConsoleError, consoleAddress, understand } from './console-client';
import { errorForm } from './error-form';

interface Options {
  readonly out: string;
  readonly by: string;
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const told = z.object({
  numbers: z.array(z.string()),
  calls: z.array(z.string()),
  rows: z.record(z.string(), z.array(z.unknown())),
  recordings: z.array(z.string()),
});
const erased = z.object({
  ...{ mark: z.string(), isTrial: z.boolean() },
  ...{ calls: z.number(), rows: z.number(), recordings: z.number(), files: z.number() },
  spared: z.array(z.object({ id: z.string(), until: z.string() })),
  byHand: z.array(z.string()),
});
const shown = z.object({ files: z.array(z.object({ side: z.string(), address: z.string().nullable() })) });

/** Every table is looked through. */
const withinMs = 3_600_000;

export function register(program: Command): void {
  const person = program.command('person').description('个人信息：导出、删除，按号码 / personal data of one person');
  person
    .command('export')
    .argument('<number>', '任一写法：+86、0086、带 0 / in any spelling')
    .requiredOption('--out <folder>', '写到新文件夹 / into a new folder')
    .requiredOption('--by <name>', '谁导出 / who asks; stands in the access log of recordings')
    .description('导出所存的一切：person.json 与录音 / all that is held: person.json and the recordings')
    .action(exportPerson);
  person
    .command('erase')
    .argument('<number>', '任一写法 / in any spelling')
    .requiredOption('--reason <text>', '事由，留存；勿写姓名号码 / why; stands on record, so name nobody')
    .requiredOption('--by <name>', '谁下的令 / who orders it')
    .option('--dry-run', '只看会删什么 / only tells what would go')
    .option('--json', 'JSON')
    .description('删除所存的一切，报表数字不变；不可撤销 / erase all; reports keep their figures; cannot be undone')
    .action(erasePerson);
}

async function exportPerson(number: string, { out, by }: Options): Promise<void> {
  if (existsSync(out)) throw new ConsoleError('WRONG_FILE', `${out} 已存在 / is there already`);
  const address = consoleAddress(readSettings());
  const body = await ask(`${address}/api/v1/persons/export`, { number, by }, false);
  if (body === null) return;
  const held = understand(told, body, address);
  mkdirSync(join(out, 'recordings'), { recursive: true, mode: 0o700 });
  writeFileSync(join(out, 'person.json'), `${JSON.stringify(held, null, 2)}\n`, { mode: 0o600 });
  writeFileSync(join(out, 'README.txt'), readme, { mode: 0o600 });
  let files = 0;
  for (const id of held.recordings) files += await fetchRecording({ address, id, by, out });
  const rows = Object.values(held.rows).flat().length;
  console.log(`${out}: ${held.calls.length} 通电话 calls, ${rows} 行 rows, ${files} 个录音文件 sound files`);
}

const readme =
  'person.json：热线按号码所存的全部记录，按表列出；recordings/：通话、留言与口述评价的录音。\n' +
  'person.json: every row the hotline holds of this number, by table; recordings/: talks, messages, spoken answers.\n';

interface Wanted {
  readonly address: string;
  readonly id: string;
  readonly by: string;
  readonly out: string;
}

async function fetchRecording({ address, id, by, out }: Wanted): Promise<number> {
  const { body } = await askConsole(`${address}/api/v1/recordings/${id}?by=${encodeURIComponent(by)}`);
  let count = 0;
  for (const { side, address: path } of understand(shown, body, address).files) {
    const response = path === null ? null : await fetch(`${address}${path}`);
    if (!response?.ok || !response.body) {
      console.error(`${id} ${side}: 没有文件 / no file`);
      continue;
    }
    const target = createWriteStream(join(out, 'recordings', `${id}-${side}.wav`), { mode: 0o600 });
    await pipeline(Readable.fromWeb(response.body), target);
    count += 1;
  }
  return count;
}

async function erasePerson(number: string, { reason, by, dryRun = false, json = false }: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const body = await ask(`${address}/api/v1/persons/erase`, { number, reason, by, dryRun }, json);
  if (body === null) return;
  if (json) return console.log(JSON.stringify(body));
  const { mark, isTrial, calls, rows, recordings, files, spared, byHand } = understand(erased, body, address);
  console.log(isTrial ? '将删除 / would go:' : `已删除 / erased (${mark}):`);
  console.log(`  ${calls} 通电话 calls, ${rows} 行 rows, ${recordings} 条录音 recordings, ${files} 个文件 files`);
  for (const { id, until } of spared) console.log(`  依法保留至 kept by law until ${until}: ${id}`);
  for (const path of byHand) console.log(`  请手工处理 to be changed by hand: ${path}`);
}

/** Null when it was refused, and said so. */
async function ask(url: string, post: object, json: boolean): Promise<unknown> {
  const { status, body } = await askConsole(url, { post, withinMs });
  if (status === 200) return body;
  const { error } = understand(errorForm, body, url);
  process.exitCode = 1;
  if (json) console.log(JSON.stringify({ ok: false, error }));
  else console.error(`${error.message} (${error.code})`);
  return null;
}
