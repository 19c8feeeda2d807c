/**
 * Looks after the recordings: takes closed files into the index, moves them off the telephony disk, deletes what is too
 * old. One at a time, whoever holds the lock in Postgres; it runs where the files are. Nothing here holds calls up.
 */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { RecordingKeeping } from '../core/recording-notice';
import type { Health, LongLived } from '../engine/ports';
import type { Log } from '../log';
import { dropFirstCopy, moveAway, remove, takeIn } from './keep-files';
import { codeOf } from './recording-file';
import { RecordingRows, type RecordingRow } from './recording-rows';

export interface RecordingKeeperOptions {
  readonly pool: Pool;
  /** Where Asterisk records. */
  readonly recordingsDir: string;
  /** Asked anew for each round. */
  readonly keeping: () => RecordingKeeping | undefined | Promise<RecordingKeeping | undefined>;
  readonly log: Log;
  /** Ten seconds. */
  readonly everyMs?: number;
}
export interface RecordingCounts {
  indexed: number;
  missing: number;
  moved: number;
  deleted: number;
  failed: number;
}
export interface RecordingKeeper extends LongLived, Health {
  readonly name: 'recordings';
  readonly counts: Readonly<RecordingCounts>;
  /** One round now; false: somebody else is at it. */
  round(): Promise<boolean>;
}

/** After each recording it rests for so many times as long as that took: the processors are for the calls. */
const restShare = 4;

/** As long as the session lives. */
const LOCK = `SELECT pg_try_advisory_lock(hashtext('hotline recordings')) AS held`;
const UNLOCK = `SELECT pg_advisory_unlock(hashtext('hotline recordings'))`;

export function createRecordingKeeper(options: RecordingKeeperOptions): RecordingKeeper {
  const { pool, recordingsDir: dir, keeping, log, everyMs = 10_000 } = options;
  const counts: RecordingCounts = { indexed: 0, missing: 0, moved: 0, deleted: 0, failed: 0 };
  const rows = new RecordingRows(pool);
  let worry: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  let isStopping = false;

  /** One that fails is left for the next round; the others go on. */
  async function each(found: readonly RecordingRow[], act: (row: RecordingRow) => Promise<unknown>): Promise<void> {
    for (const row of found) {
      if (isStopping) return;
      const beganAt = performance.now();
      try {
        await act(row);
      } catch (error) {
        counts.failed += 1;
        worry = `${row.recordingId}: ${textOf(error)}`;
        log.warn({ err: error, recordingId: row.recordingId }, 'recording not looked after');
        // A full disk is full for the next one too.
        if (['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENOENT', 'EIO'].includes(codeOf(error))) return;
      }
      await delay(restShare * (performance.now() - beganAt));
    }
  }

  async function tend(): Promise<void> {
    worry = null;
    if (!existsSync(dir)) throw new Error(`no folder ${dir}`);
    const now = Date.now();
    await each(await rows.closed(), async (row) => {
      if (await takeIn(rows, row, dir, now)) counts.indexed += 1;
    });
    const { keepMs, move } = (await keeping()) ?? { keepMs: null, move: null };
    const drop = (why: 'too-old' | 'discarded') => async (row: RecordingRow) => {
      await remove(rows, row, dir, why);
      counts.deleted += 1;
    };
    await each(await rows.discarded(), drop('discarded'));
    if (keepMs !== null) await each(await rows.tooOld(keepMs), drop('too-old'));
    await each(await rows.doubled(), (row) => dropFirstCopy(rows, row, dir));
    if (move)
      await each(await rows.toMove(move.afterMs), async (row) => {
        await moveAway(rows, row, dir, move.to);
        counts.moved += 1;
      });
  }

  async function round(): Promise<boolean> {
    const client = await pool.connect();
    try {
      const { rows: answer } = await client.query<{ held: boolean }>(LOCK);
      if (!answer[0]?.held) return false;
      await tend();
      return true;
    } finally {
      await unlock(client);
    }
  }

  async function keep(): Promise<void> {
    await round().catch((error: unknown) => {
      worry = textOf(error);
      log.debug({ err: error }, 'recordings not looked after now');
    });
    if (isStopping) return;
    timer = setTimeout(() => {
      running = keep();
    }, everyMs);
    timer.unref();
  }

  return {
    name: 'recordings',
    counts,
    trouble: () => null,
    warning: () => worry,
    round,
    async start() {
      running = keep();
    },
    async stop() {
      isStopping = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

async function unlock(client: PoolClient): Promise<void> {
  try {
    await client.query(UNLOCK);
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true); // the lock goes with the connection
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
