/** Reading beside the writer: nothing is locked or changed, and what is half written is left alone. */
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { Core } from '../../../src/core/core';
import { stateHash, type Snapshot } from '../../../src/core/snapshot';
import type { StepRecord } from '../../../src/engine/ports';
import { openJournal } from '../../../src/journal/journal-store';
import { readJournal } from '../../../src/journal/read-journal';
import { JournalFolder, listeningLog } from '../../fakes/journal-folder';
import { storyRules } from '../../scenario/story-rules';
import { liveDay, writeDay } from './recorded-day';

const day = liveDay(storyRules({ hash: 'story-rules' }), 'calls=60/30m,talk=60s,number=95002,total=60');
let folder: JournalFolder;
beforeEach(() => (folder = new JournalFolder()));
afterEach(() => folder.remove());

async function read(dir: string, afterN = 0): Promise<{ ns: number[]; damage: number }> {
  const journal = readJournal(dir);
  const ns: number[] = [];
  for await (const { n } of journal.records(afterN)) ns.push(n);
  return { ns, damage: journal.damage.length };
}
const all = day.records.map(({ n }) => n);

test('while a hotline has the folder open and writes on', async () => {
  const { log } = listeningLog();
  const store = await openJournal({ dir: folder.dir, log, segmentBytes: 16 * 1024 });
  const [first, rest] = [day.records.slice(0, 100), day.records.slice(100)];
  const write = async (records: readonly StepRecord[]) => {
    for (const record of records) store.append(record);
    await store.settle();
  };
  await write(first);
  const files = () => readdirSync(folder.dir).map((file) => [file, statSync(join(folder.dir, file)).mtimeMs]);
  const before = files();
  expect(await read(folder.dir)).toEqual({ ns: all.slice(0, 100), damage: 0 });
  expect(files()).toEqual(before);
  const records = readJournal(folder.dir).records(0);
  const seen = [(await records.next()).value?.n];
  await write(rest);
  for await (const { n } of records) seen.push(n);
  expect(seen.slice(0, 100)).toEqual(all.slice(0, 100));
  expect(await read(folder.dir)).toEqual({ ns: all, damage: 0 });
  await store.close();
});

test('half a record at the end is one that is being written', async () => {
  await writeDay(folder.dir, day);
  const last =
    folder
      .segments()
      .filter((file) => !file.endsWith('.gz'))
      .at(-1) ?? '';
  appendFileSync(last, readFileSync(last).subarray(40, 90));
  expect(await read(folder.dir)).toEqual({ ns: all, damage: 0 });
});

test('segments packed while others are read', async () => {
  await writeDay(folder.dir, day);
  const records = readJournal(folder.dir).records(0);
  const ns = [(await records.next()).value?.n];
  for (const file of folder.segments().filter((each) => !each.endsWith('.gz'))) {
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
    rmSync(file);
  }
  for await (const { n } of records) ns.push(n);
  expect(ns).toEqual(all);
});

test('a stretch that cannot be read is told, what stands around it is given', async () => {
  await writeDay(folder.dir, day);
  const plain = folder.segments().filter((file) => !file.endsWith('.gz'))[0] ?? '';
  const bytes = readFileSync(plain);
  bytes.fill(0x55, 2_000, 2_050);
  writeFileSync(plain, bytes);
  const { ns, damage } = await read(folder.dir);
  expect(damage).toBeGreaterThan(0);
  expect(ns.length).toBeGreaterThan(all.length - 10);
  expect(ns.length).toBeLessThan(all.length);
});

test('a journal whose first segments are gone begins where it begins', async () => {
  await writeDay(folder.dir, day);
  const [oldest = ''] = folder.segments();
  rmSync(oldest);
  const { ns, damage } = await read(folder.dir);
  expect(ns[0]).toBeGreaterThan(1);
  expect(damage).toBe(0);
  expect(ns).toEqual(all.slice(all.length - ns.length));
});

test('the newest snapshot that is wanted and sound', async () => {
  await writeDay(folder.dir, day, 120);
  const core = Core.create(day.rules, day.records[0]?.at ?? 0);
  for (const { event } of day.records.slice(0, 119)) core.step(event);
  const journal = readJournal(folder.dir);
  const newest = await journal.snapshot(() => true);
  expect(newest?.n).toBe(120);
  writeFileSync(join(folder.dir, 'snapshot-000000000120.json'), 'torn');
  const sound = await journal.snapshot(() => true);
  expect(sound?.n).toBe(119);
  expect(stateHash(Core.restore(day.rules, sound?.state as Snapshot).floor)).toBe(stateHash(core.floor));
  expect(await journal.snapshot(() => false)).toBeNull();
});

test('no folder, an empty one', async () => {
  expect(() => readJournal(join(folder.dir, 'none'))).toThrow(expect.objectContaining({ code: 'unreadable' }) as Error);
  mkdirSync(join(folder.dir, 'empty'));
  expect(await read(join(folder.dir, 'empty'))).toEqual({ ns: [], damage: 0 });
});
