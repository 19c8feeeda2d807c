/**
 * A process that does nothing but append, as the engine would: one record per turn of the event loop. `<dir> count` tells
 * on stdout, after each turn, how far it came. `<dir> full` fills the disk (by the process's own limit), tells what the
 * journal says of it, makes room again and tells how it ends.
 */
import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { createLog } from '../../src/log';
import { openJournal, type JournalStore } from '../../src/journal/journal-store';

/** A pipe nobody empties fast enough: what was not told was not acknowledged. */
function tell(line: string) {
  try {
    writeSync(1, `${line}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  }
}
const at = Date.UTC(2026, 10, 20, 4);

function append(store: JournalStore, n: number) {
  store.append({ n, at, event: { type: 'Tick', at }, entries: [] });
}

function count(store: JournalStore) {
  let n = 0;
  const turn = () => {
    if (n > 0) tell(String(n));
    append(store, ++n);
    setImmediate(turn);
  };
  turn();
}

async function fill(store: JournalStore) {
  for (let n = 1; n <= 100; n++) append(store, n);
  await store.settle();
  limitFiles('0');
  for (let n = 101; n <= 200; n++) append(store, n);
  await new Promise((resolve) => setTimeout(resolve, 600));
  tell(`full: ${store.trouble() ?? 'no trouble'}`);
  limitFiles('unlimited');
  for (let n = 201; n <= 300; n++) append(store, n);
  while (store.trouble() !== null) await new Promise((resolve) => setTimeout(resolve, 20));
  await store.settle();
  tell('room again: no trouble');
  await store.close();
}

function limitFiles(bytes: string) {
  const done = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
  if (done.status !== 0) throw new Error(`prlimit: ${done.stderr.toString()}`);
}

async function main([dir = '', what]: readonly string[]) {
  const store = await openJournal({ dir, log: createLog('silent') });
  if (what === 'full') await fill(store);
  else count(store);
}

void main(process.argv.slice(2));
