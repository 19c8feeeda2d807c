/**
 * The journal: every input of the core and what came of it, on the local disk. It is what a restart recovers from and
 * what the writer carries to Postgres. See segment-format.ts for the files and segment-log.ts for how they are written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Health, Journal, StepRecord } from '../engine/ports';
import type { Log } from '../log';
import { lockFolder } from './folder-lock';
import { findEnd, readRecords, type Damage } from './recovery';
import { rewriteSegments, rewriteSnapshots, type Rewriting } from './rewrite-journal';
import { SegmentLog } from './segment-log';
import { listSegments, readHeader, type Segment } from './segments';
import { readSnapshot, snapshotNumbers, writeSnapshot, type Snapshot } from './snapshot-files';

export interface JournalOptions {
  /** Made when missing. */
  readonly dir: string;
  readonly log: Log;
  /** A new segment is begun beyond this; 16 MiB. */
  readonly segmentBytes?: number;
  /** Bytes of records that may wait in memory while the disk takes none; 64 MiB. */
  readonly waitingBytes?: number;
}

export interface Recovery {
  readonly snapshot: Snapshot | null;
  /** Those after the snapshot, in order, each once. To be read before the first `append`. */
  readonly records: AsyncIterable<StepRecord>;
  /** The last n given out before this start; the next record is `lastN + 1`. */
  readonly lastN: number;
  /** What could not be read, as far as `records` has been read; each is in the log too, with file and offset. */
  readonly damage: readonly Damage[];
}

/** A segment as its readers may see it. */
export interface ReadableSegment extends Segment {
  /** Bytes that are on the disk; null: the whole file. */
  readonly limit: number | null;
  /** It will not grow. */
  readonly isSealed: boolean;
}

export interface JournalStore extends Journal, Health {
  readonly name: 'journal';
  readonly dir: string;
  /** UUID, made with the folder: the writer's position belongs to it. */
  readonly id: string;
  /** The last n there was when it was opened. */
  readonly openedN: number;
  /** The last n that is on the disk. */
  syncedN(): number;
  /** The last n that was appended. */
  lastN(): number;
  /** `listener` runs each time the disk confirmed more; the answer takes it back. */
  onSynced(listener: () => void): () => void;
  /** Records of this run that could not be kept; each is in the log. */
  lost(): number;
  segments(): readonly ReadableSegment[];
  /** Whole or not at all; the last two are kept. `state` must survive JSON and is read before this returns. */
  snapshot(state: unknown, n: number): Promise<void>;
  /** All that is on the disk by now: segments, which are sealed for it, and snapshots. How many files were changed. */
  rewrite(rewriting: Rewriting): Promise<number>;
  /** Nobody else changes files of the folder meanwhile. */
  alone<T>(act: () => Promise<T>): Promise<T>;
  recover(): Promise<Recovery>;
  /** Resolves when all that was appended is on the disk; rejects when the disk refuses. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Rejects with a JournalError: `locked`, `foreign-format`, `unreadable`. */
export async function openJournal(options: JournalOptions): Promise<JournalStore> {
  const { dir, log } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dir);
  try {
    const lastN = Math.max(await findEnd(listSegments(dir), log), (await snapshotNumbers(dir))[0] ?? 0);
    const id = await journalId(dir);
    return new FolderJournal(options, id, lastN, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

class FolderJournal implements JournalStore {
  readonly name = 'journal';
  readonly dir: string;
  private readonly log: Log;
  private readonly segmentLog: SegmentLog;
  private readonly listeners = new Set<() => void>();
  private busy: Promise<unknown> = Promise.resolve();
  private appendedN: number;
  private confirmedN: number;

  constructor(
    options: JournalOptions,
    readonly id: string,
    readonly openedN: number,
    private readonly unlock: () => void,
  ) {
    this.dir = options.dir;
    this.log = options.log;
    this.appendedN = openedN;
    this.confirmedN = openedN;
    this.segmentLog = new SegmentLog({
      dir: options.dir,
      journalId: id,
      segmentBytes: options.segmentBytes ?? 16 * 1024 * 1024,
      waitingBytes: options.waitingBytes ?? 64 * 1024 * 1024,
      log: options.log,
      onSynced: (n) => this.synced(n),
    });
  }

  append(record: StepRecord): void {
    this.appendedN = record.n;
    this.segmentLog.append(record);
  }

  trouble(): string | null {
    return this.segmentLog.trouble();
  }

  lost(): number {
    return this.segmentLog.lost;
  }

  syncedN(): number {
    return this.confirmedN;
  }

  lastN(): number {
    return this.appendedN;
  }

  onSynced(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  segments(): readonly ReadableSegment[] {
    const ofThisRun = new Map(this.segmentLog.files.map((file) => [file.path, file]));
    return listSegments(this.dir).map((segment) => {
      const file = ofThisRun.get(segment.path);
      return { ...segment, limit: file?.syncedSize ?? null, isSealed: !file || !this.segmentLog.isCurrent(file) };
    });
  }

  async snapshot(state: unknown, n: number): Promise<void> {
    const text = JSON.stringify(state);
    // A snapshot ahead of its journal would hide records from the writer.
    await this.segmentLog.settle();
    await this.alone(() => writeSnapshot(this.dir, n, text));
  }

  async rewrite(rewriting: Rewriting): Promise<number> {
    return await this.alone(async () => {
      await this.segmentLog.seal();
      const sealed = this.segments().filter((segment) => segment.isSealed);
      return (await rewriteSegments(sealed, rewriting)) + (await rewriteSnapshots(this.dir, rewriting));
    });
  }

  alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.busy.then(act);
    this.busy = done.catch(() => undefined);
    return done;
  }

  async recover(): Promise<Recovery> {
    const snapshot = await readSnapshot(this.dir, this.log);
    const damage: Damage[] = [];
    const records = readRecords(listSegments(this.dir), snapshot?.n ?? 0, (found) => {
      damage.push(found);
      this.log.error({ ...found }, 'journal damaged');
    });
    return { snapshot, records, lastN: this.openedN, damage };
  }

  settle(): Promise<void> {
    return this.segmentLog.settle();
  }

  async close(): Promise<void> {
    await this.segmentLog.close();
    this.unlock();
  }

  private synced(n: number) {
    this.confirmedN = Math.max(this.confirmedN, n);
    for (const listener of this.listeners) listener();
  }
}

/** The folder's own, kept in a file and in each segment's header; made when the folder is new. */
async function journalId(dir: string): Promise<string> {
  const path = join(dir, 'id');
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(kept)) return kept;
  const newest = listSegments(dir).at(-1);
  const header = newest ? await readHeader(newest) : null;
  const id = header?.kind === 'sound' ? header.journalId : randomUUID();
  writeFileSync(path, `${id}\n`, { mode: 0o600, flush: true });
  return id;
}
