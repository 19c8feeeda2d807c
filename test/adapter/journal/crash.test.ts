/** What a killed process, a full disk and a vanished folder leave behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../../src/journal/journal-store';
import { JournalFolder, listeningLog, recovered } from '../../fakes/journal-folder';
import { noon, RecordBook } from '../../fakes/journal-records';
import { until } from '../../phones/until';

let folder: JournalFolder;
const { log } = listeningLog();

beforeEach(() => (folder = new JournalFolder()));
afterEach(() => folder.remove());

function appender(what: 'count' | 'full'): { readonly child: ChildProcess; readonly told: () => string[] } {
  const script = join(__dirname, '..', '..', 'fakes', 'journal-appender.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder.dir, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: join(__dirname, '..', '..', '..'),
  });
  let text = '';
  child.stdout?.on('data', (bytes: Buffer) => (text += bytes.toString()));
  return { child, told: () => text.split('\n').slice(0, -1) };
}

const ended = (child: ChildProcess) =>
  new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(0),
  );

test('kill -9 loses nothing that was decided in an earlier turn', async () => {
  for (const wanted of [20, 700, 3000]) {
    const { child, told } = appender('count');
    await until(`${wanted} turns`, () => Number(told().at(-1)) >= wanted, { everyMs: 2 });
    child.kill('SIGKILL');
    await ended(child);
    const store = await openJournal({ dir: folder.dir, log });
    const ns = (await recovered(store)).map((record) => record.n);
    await store.close();
    expect(ns).toEqual(Array.from({ length: ns.length }, (_, i) => i + 1));
    expect(ns.length).toBeGreaterThanOrEqual(Number(told().at(-1)));
    folder.remove();
    folder = new JournalFolder();
  }
});

test('a full disk is told, nothing is lost, and all is written in order when there is room again', async () => {
  const { child, told } = appender('full');
  await ended(child);
  expect(told()).toEqual([
    expect.stringMatching(/^full: EFBIG.*100 records wait in memory$/),
    'room again: no trouble',
  ]);
  const store = await openJournal({ dir: folder.dir, log });
  expect((await recovered(store)).map((record) => record.n)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  await store.close();
});

test('more than may wait in memory is counted as lost, not dropped in silence', async () => {
  const store = await openJournal({ dir: folder.dir, log, waitingBytes: 2000 });
  rmSync(folder.dir, { recursive: true });
  const book = new RecordBook();
  for (let i = 0; i < 100; i++) store.append(book.tick(noon));
  await until('the loss is told', () =>
    /ENOENT.*; \d+ records wait in memory, \d+ are lost/.test(store.trouble() ?? ''),
  );
  await store.close();
});

test('a folder removed under a running hotline is noticed', async () => {
  const store = await openJournal({ dir: folder.dir, log });
  const book = new RecordBook();
  store.append(book.tick(noon));
  await store.settle();
  rmSync(folder.dir, { recursive: true });
  store.append(book.tick(noon));
  await until('it is told', () => /ENOENT/.test(store.trouble() ?? ''));
  await store.close();
});
