/** Snapshots shorten recovery; they never stand in its way. And the folder stays small. */
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepRecord } from '../../../src/engine/ports';
import { openJournal, type JournalStore } from '../../../src/journal/journal-store';
import { readRecords } from '../../../src/journal/recovery';
import { tidy } from '../../../src/journal/retention';
import { JournalFolder, listeningLog, recovered } from '../../fakes/journal-folder';
import { noon, RecordBook } from '../../fakes/journal-records';

let folder: JournalFolder;
let store: JournalStore;
let book: RecordBook;
const { log, lines } = listeningLog();

beforeEach(async () => {
  folder = new JournalFolder();
  book = new RecordBook();
  lines.length = 0;
  store = await openJournal({ dir: folder.dir, log, segmentBytes: 3000 });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

function appendCalls(count: number) {
  for (let i = 0; i < count; i++) for (const record of book.wholeCall(`c${book.n}`, noon)) store.append(record);
}

async function restart() {
  await store.close();
  store = await openJournal({ dir: folder.dir, log, segmentBytes: 3000 });
}

test('recovery is the newest snapshot and the records after it', async () => {
  appendCalls(2);
  await store.snapshot({ waiting: ['c1'] }, 9);
  await store.snapshot({ waiting: ['c2'] }, 14);
  await restart();
  expect((await store.recover()).snapshot).toEqual({ n: 14, state: { waiting: ['c2'] } });
  expect((await recovered(store)).map((record) => record.n)).toEqual([15, 16, 17, 18]);
});

test('the state is read at once: what changes later is not in it', async () => {
  appendCalls(1);
  const state = { waiting: ['c1'] };
  const written = store.snapshot(state, 9);
  state.waiting.push('later');
  await written;
  expect((await store.recover()).snapshot?.state).toEqual({ waiting: ['c1'] });
});

test('a damaged snapshot is named, and the one before it is used', async () => {
  appendCalls(2);
  await store.snapshot('old', 9);
  await store.snapshot('new', 14);
  writeFileSync(join(folder.dir, 'snapshot-000000000014.json'), '{"format":1,"n":14,"crc":1}\n"new"');
  await restart();
  expect((await store.recover()).snapshot).toEqual({ n: 9, state: 'old' });
  expect(await recovered(store)).toHaveLength(9);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'snapshot damaged, the one before it is used' }));
});

test('the last two snapshots are kept', async () => {
  for (const n of [3, 6, 9]) await store.snapshot(n, n);
  expect(readdirSync(folder.dir).filter((file) => file.startsWith('snapshot'))).toEqual([
    'snapshot-000000000006.json',
    'snapshot-000000000009.json',
  ]);
});

test('a segment goes only when Postgres has it, no snapshot needs it and its days are over', async () => {
  appendCalls(20);
  await store.settle();
  const all = folder.segments();
  const options = { store, keepDays: 7, log };
  await tidy({ ...options, committedN: () => 180 }, Date.now());
  expect(folder.segments()).toEqual(all); // no snapshot yet: recovery needs them all

  await store.snapshot('older', 90);
  await store.snapshot('newer', 170);
  await tidy({ ...options, committedN: () => 40 }, Date.now());
  const packed = folder.segments().filter((file) => file.endsWith('.gz'));
  expect(packed.length).toBeGreaterThan(0);
  expect(packed.length).toBeLessThan(all.length / 4); // Postgres has but 40 of 180

  await tidy({ ...options, committedN: () => 180 }, Date.now());
  const before = folder.segments();
  expect(before.filter((file) => file.endsWith('.gz')).length).toBeGreaterThan(packed.length);
  await restart();
  expect(await recovered(store)).toHaveLength(10);
  expect(await everyRecord()).toHaveLength(180); // packed segments are read like any other

  const old = new Date(Date.now() - 8 * 86_400_000);
  for (const file of before) utimesSync(file, old, old);
  await tidy({ ...options, store, committedN: () => 180 }, Date.now());
  expect(folder.segments().length).toBeLessThan(before.length);
  expect(folder.segments().some((file) => file.endsWith('.gz'))).toBe(false);
  expect(await recovered(store)).toHaveLength(10);
});

async function everyRecord() {
  const all: StepRecord[] = [];
  for await (const record of readRecords(store.segments(), 0, () => undefined)) all.push(record);
  return all;
}
