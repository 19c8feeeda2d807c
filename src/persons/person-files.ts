/** Files below the state folder that may name a person: logs, reports, whatever stands there. Written over in place. */
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Eraser } from './eraser';

/** Postgres and Redis keep their own; the journal has its own way; the rest has no numbers, or is sound. */
const elsewhere = new Set(['postgres', 'redis', 'recordings', 'prompts', 'secrets', 'run']);
const ofJournal = /\.journal(\.gz)?$|^snapshot-\d+\.json$/;

export interface Swept {
  readonly changed: number;
  /** Rules are what their hash says: they are not changed. */
  readonly byHand: readonly string[];
}

export async function sweepFiles(stateDir: string, eraser: Eraser): Promise<Swept> {
  let changed = 0;
  const byHand: string[] = [];
  for await (const path of filesBelow(stateDir)) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) continue;
    const before = Buffer.from(bytes);
    if (!eraser.bytes(bytes)) continue;
    if (path.startsWith(join(stateDir, 'journal', 'rules'))) {
      byHand.push(path);
      continue;
    }
    await writeOver(path, before, bytes);
    changed += 1;
  }
  return { changed, byHand };
}

/** Only the stretches that differ: somebody may be appending. */
async function writeOver(path: string, before: Buffer, after: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (let at = 0; at < after.length; at += 1) {
      if (before[at] === after[at]) continue;
      let end = at;
      while (end < after.length && before[end] !== after[end]) end += 1;
      await file.write(after, at, end - at, at);
      at = end;
    }
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function* filesBelow(dir: string, depth = 0): AsyncGenerator<string> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    const isRoot = depth === 1 && entry.name === 'root';
    if (entry.isDirectory() && !(depth === 0 && elsewhere.has(entry.name)) && !isRoot)
      yield* filesBelow(path, depth + 1);
    else if (entry.isFile() && !ofJournal.test(entry.name)) yield path;
  }
}

/** Sound of these calls that no index knows (yet). */
export async function dropSound(recordingsDir: string, calls: ReadonlySet<string>): Promise<number> {
  const files = (await readdir(recordingsDir).catch(() => [])).filter((name) => calls.has(name.slice(0, 36)));
  for (const name of files) await rm(join(recordingsDir, name), { force: true });
  return files.length;
}
