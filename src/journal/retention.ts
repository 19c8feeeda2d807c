/**
 * Keeps the journal folder small. A segment may be packed once Postgres has all of it and the older of the two kept
 * snapshots has no use for it; packed it stays for the days the operators chose, then it goes.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, stat, unlink, utimes } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import type { JournalStore, ReadableSegment } from './journal-store';
import { syncFolder } from './segment-file';
import { snapshotNumbers } from './snapshot-files';

export interface RetentionOptions {
  readonly store: JournalStore;
  /** The writer's committed position. */
  readonly committedN: () => number;
  readonly keepDays: number;
  readonly log: Log;
  /** Ten minutes. */
  readonly everyMs?: number;
}

const dayMs = 86_400_000;

export function createRetention(options: RetentionOptions): LongLived {
  const { log, everyMs = 600_000 } = options;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running
      .then(() => options.store.alone(() => tidy(options, Date.now())))
      .catch((error: unknown) => log.warn({ err: error }, 'journal folder not tidied'));
    return running;
  };
  return {
    async start() {
      timer = setInterval(() => void run(), everyMs);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await running;
    },
  };
}

/** One round; `now` in milliseconds since 1970, compared with the files' own times. */
export async function tidy(options: Omit<RetentionOptions, 'everyMs'>, now: number): Promise<void> {
  const { store, log } = options;
  const neededFrom = Math.min(options.committedN(), (await snapshotNumbers(store.dir))[1] ?? 0) + 1;
  for (const segment of unneeded(store.segments(), neededFrom)) {
    const { mtimeMs, mtime } = await stat(segment.path);
    if (now - mtimeMs > options.keepDays * dayMs) {
      await unlink(segment.path);
      log.info({ file: segment.path }, 'journal segment removed');
    } else if (!segment.gzipped) {
      await pack(segment.path, mtime);
    }
  }
  await syncFolder(store.dir);
}

/** Sealed, and the segment behind it begins at or before the first record that is needed. */
function unneeded(segments: readonly ReadableSegment[], neededFrom: number): readonly ReadableSegment[] {
  return segments.filter((segment, i) => {
    const next = segments[i + 1];
    return segment.isSealed && next !== undefined && next.firstN <= neededFrom && next.firstN > segment.firstN;
  });
}

/** The file's time stays that of its last record. */
async function pack(path: string, mtime: Date): Promise<void> {
  const packed = `${path}.gz.new`;
  await pipeline(createReadStream(path), createGzip(), createWriteStream(packed, { mode: 0o600 }));
  const file = await open(packed, 'r+');
  await file.sync();
  await file.close();
  await utimes(packed, mtime, mtime);
  await rename(packed, `${path}.gz`);
  await unlink(path);
}
