/** The journal on a real disk: what was decided is there after a crash, and what is damaged is named. */
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { crc32 } from '../../../src/journal/crc32';
import { openJournal, type JournalStore } from '../../../src/journal/journal-store';
import { headerBytes } from '../../../src/journal/segment-format';
import { JournalFolder, listeningLog, recovered } from '../../fakes/journal-folder';
import { noon, RecordBook } from '../../fakes/journal-records';

let folder: JournalFolder;
let book: RecordBook;
const { log, lines } = listeningLog();

beforeEach(() => {
  folder = new JournalFolder();
  book = new RecordBook();
  lines.length = 0;
});
afterEach(() => folder.remove());

const open = (segmentBytes?: number) =>
  openJournal({ dir: folder.dir, log, ...(segmentBytes === undefined ? {} : { segmentBytes }) });

async function writtenAndClosed(calls: number, segmentBytes?: number): Promise<string> {
  const store = await open(segmentBytes);
  for (let i = 0; i < calls; i++) append(store, `c${i + 1}`);
  await store.close();
  return folder.segments().at(-1) ?? '';
}

function append(store: JournalStore, callId: string) {
  for (const record of book.wholeCall(callId, noon)) store.append(record);
}

test('what is appended comes back, in order, after a restart', async () => {
  await writtenAndClosed(3);
  const store = await open();
  const records = await recovered(store);
  expect(records.map((record) => record.n)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
  expect(records[0]?.entries[0]).toMatchObject({ type: 'CallStarted', caller: '13800005678' });
  expect((await store.recover()).lastN).toBe(27);
  await store.close();
});

test('a record is with the operating system before the event loop turns on', async () => {
  const store = await open();
  store.append(book.tick(noon));
  await Promise.resolve();
  expect(readFileSync(folder.segments()[0] ?? '', 'utf8')).toContain('"type":"Tick"');
  await store.close();
});

test('half a record at the end is cut off with a line in the log, and writing goes on behind it', async () => {
  const file = await writtenAndClosed(1);
  const whole = statSync(file).size;
  truncateSync(file, whole - 3);
  const store = await open();
  expect((await recovered(store)).map((record) => record.n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'journal end cut', file }));
  store.append({ ...book.tick(noon), n: 9 });
  await store.close();
  const again = await open();
  expect((await recovered(again)).map((record) => record.n).at(-1)).toBe(9);
  expect((await again.recover()).damage).toEqual([]);
  await again.close();
});

test('zeros left at the end by a power cut are cut off', async () => {
  const file = await writtenAndClosed(1);
  appendFileSync(file, Buffer.alloc(100_000));
  const store = await open();
  expect(await recovered(store)).toHaveLength(9);
  await store.close();
});

test('damage in the middle is named by file and offset, and what is sound behind it is still given', async () => {
  const file = await writtenAndClosed(2);
  const bytes = readFileSync(file);
  const third = bytes.indexOf('{"n":3');
  bytes.writeUInt8(bytes.readUInt8(third + 20) ^ 0xff, third + 20);
  writeFileSync(file, bytes);
  const store = await open();
  const recovery = await store.recover();
  const seen: number[] = [];
  for await (const record of recovery.records) seen.push(record.n);
  expect(seen).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
  expect(recovery.damage[0]).toMatchObject({ file, offset: third - 8, detail: 'CRC of a record' });
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'journal damaged', file, offset: third - 8 }));
  await store.close();
});

test('a length that lies does not hide the records behind it', async () => {
  const file = await writtenAndClosed(1);
  const bytes = readFileSync(file);
  bytes.writeUInt32LE(0x7fffffff, bytes.indexOf('{"n":4') - 8);
  writeFileSync(file, bytes);
  const store = await open();
  expect((await recovered(store)).map((record) => record.n)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
  await store.close();
});

test('a new segment begins when one is full, and at each start that writes', async () => {
  await writtenAndClosed(10, 4000);
  const before = folder.segments().length;
  expect(before).toBeGreaterThan(3);
  const store = await open(4000);
  expect(folder.segments()).toHaveLength(before);
  append(store, 'c11');
  await store.settle();
  expect(folder.segments().length).toBeGreaterThan(before);
  await store.close();
  const again = await open();
  expect(await recovered(again)).toHaveLength(99);
  await again.close();
});

test('a start that wrote nothing leaves no empty segment behind', async () => {
  const file = await writtenAndClosed(1);
  truncateSync(file, headerBytes);
  const store = await open();
  expect(folder.segments()).toEqual([]);
  await store.close();
});

test('a segment of another release is refused and not touched', async () => {
  const file = await writtenAndClosed(1);
  const bytes = readFileSync(file);
  bytes.writeUInt32LE(2, 8);
  writeFileSync(file, bytes);
  await expect(open()).rejects.toMatchObject({ code: 'foreign-format' });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a folder in use is refused; one whose holder died is taken over', async () => {
  const store = await open();
  await expect(open()).rejects.toMatchObject({ code: 'locked' });
  await store.close();
  writeFileSync(`${folder.dir}/lock`, '1 not-the-start-of-that-process');
  const again = await open();
  await again.close();
});

test('the journal keeps its id over restarts, also when the file with it is lost', async () => {
  const store = await open();
  append(store, 'c1');
  await store.close();
  writeFileSync(`${folder.dir}/id`, 'rubbish');
  const again = await open();
  expect(again.id).toBe(store.id);
  await again.close();
});

test('a value that cannot be written down does not throw; it is counted and told', async () => {
  const store = await open();
  store.append({ ...book.tick(noon), event: { type: 'Tick', at: 1n as never } });
  expect(store.lost()).toBe(1);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'journal record lost', n: 1 }));
  expect(store.trouble()).toBeNull(); // the next call can be put on record
  await store.close();
});

test('the CRC is the one everybody knows', () => {
  const bytes = Buffer.from('热线 hotline');
  expect(crc32(bytes)).toBe(zlibCrc32(bytes));
});
