/**
 * Export and erasure of one person. Files go first and rows last, in one transaction: broken off anywhere, her rows still
 * say whose calls they are, and the same request ends it.
 */
import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type { CallersDesk, Clock, Erasure, ErasureWish, PersonDesk, PersonRefusal, Post } from '../engine/ports';
import { Eraser } from './eraser';
import { dropSound, sweepFiles } from './person-files';
import { closePromises, keyedNumbers } from './person-promises';
import { eraseRows, personCalls, tellRows, type PersonCalls } from './person-rows';
import { spellingsOf, type Spellings } from './spellings';

export interface PersonDeskOptions {
  /** Without a limit for statements: every table is looked through. */
  readonly pool: Pool;
  readonly stateDir: string;
  readonly recordingsDir: string;
  readonly salt: string;
  readonly callers: Pick<CallersDesk, 'remove'>;
  readonly post: Post;
  readonly clock: Clock;
  /** On the line with one of these numbers, or just gone. */
  readonly isOnFloor: (numbers: readonly string[]) => boolean;
  /** The journal writer's: everything decided so far stands in Postgres. */
  readonly settled: (ms: number) => Promise<boolean>;
  /** The journal's: files changed. */
  readonly rewriteJournal: (eraser: Eraser) => Promise<number>;
  /** Of these calls; how many. */
  readonly removeRecordings: (calls: readonly string[]) => Promise<number>;
}

const settleMs = 10_000;
const BEGUN = 'INSERT INTO erasure (mark, reason, by_whom, calls) VALUES ($1, $2, $3, $4) RETURNING id';
const DONE = 'UPDATE erasure SET done_at = now(), row_count = $2, recordings = $3, files = $4 WHERE id = $1';
const SOUND = `SELECT recording_id FROM recording WHERE call_id = ANY ($1) AND state = 'kept' ORDER BY recording_id`;

export function createPersonDesk(options: PersonDeskOptions): PersonDesk {
  const { pool, salt, isOnFloor, settled, clock } = options;
  let isErasing: Promise<unknown> = Promise.resolve();

  async function find(number: string): Promise<Found | PersonRefusal> {
    const spellings = spellingsOf(number);
    if (!spellings) return 'number-unreadable';
    if (!(await settled(settleMs))) return 'journal-behind';
    return { spellings, of: await personCalls(pool, spellings, new Date(clock.now())) };
  }
  const soundOf = async (calls: readonly string[]) =>
    (await pool.query<{ recording_id: string }>(SOUND, [calls])).rows.map((row) => row.recording_id);

  async function erase(wish: ErasureWish): Promise<Erasure | PersonRefusal> {
    const found = await find(wish.number);
    if (typeof found === 'string') return found;
    const { spellings, of } = found;
    if (isOnFloor(spellings.all)) return 'person-on-call';
    const mark = createHmac('sha256', salt).update(spellings.core).digest('hex').slice(0, 16);
    return wish.isTrial ? trial(mark, found) : carryOut(options, { wish, mark, spellings, of });
  }

  async function trial(mark: string, { spellings, of }: Found): Promise<Erasure> {
    const calls = [...of.calls];
    const rows = Object.values(await tellRows(pool, spellings, calls)).flat().length;
    const recordings = (await soundOf(calls)).length;
    return { mark, isTrial: true, calls: calls.length, rows, recordings, files: 0, spared: sparedOf(of), byHand: [] };
  }

  return {
    async tell(number) {
      const found = await find(number);
      if (typeof found === 'string') return found;
      const calls = [...found.of.calls, ...found.of.spared.keys()];
      const rows = await tellRows(pool, found.spellings, calls);
      return { numbers: found.spellings.all, calls, rows, recordings: await soundOf(calls) };
    },
    erase(wish) {
      // One after the other: each looks for what the one before left.
      const done = isErasing.then(() => erase(wish));
      isErasing = done.catch(() => undefined);
      return done;
    },
  };
}

interface Found {
  readonly spellings: Spellings;
  readonly of: PersonCalls;
}
interface Task extends Found {
  readonly wish: ErasureWish;
  readonly mark: string;
}

async function carryOut(options: PersonDeskOptions, task: Task): Promise<Erasure | PersonRefusal> {
  const { pool, callers, post, clock, isOnFloor } = options;
  const { wish, mark, spellings, of } = task;
  const { rows: begun } = await pool.query<{ id: string }>(BEGUN, [mark, wish.reason, wish.by, of.calls.size]);
  for (const number of spellings.all) await callers.remove(number, null);
  await closePromises(pool, spellings, of, wish.by);
  if (isOnFloor(spellings.all)) return 'person-on-call';
  const { reason, by } = wish;
  post.post({ type: 'PersonErased', at: clock.now(), numbers: spellings.all, mark, reason, by });
  if (!(await options.settled(settleMs))) return 'journal-behind';
  const keyed = await keyedNumbers(pool, spellings, of);
  const eraser = new Eraser(spellings, of.calls, new Set(of.spared.keys()), keyed);
  const ofJournal = await options.rewriteJournal(eraser);
  const { changed, byHand } = await sweepFiles(options.stateDir, eraser);
  const recordings = await options.removeRecordings([...of.calls]);
  await dropSound(options.recordingsDir, of.calls);
  const rows = await inTransaction(pool, (client) => eraseRows(client, eraser, of));
  const files = ofJournal + changed;
  await pool.query(DONE, [begun[0]?.id, rows, recordings, files]);
  return { mark, isTrial: false, calls: of.calls.size, rows, recordings, files, spared: sparedOf(of), byHand };
}

const sparedOf = ({ spared }: PersonCalls) => [...spared].map(([id, until]) => ({ id, until: until.toISOString() }));

async function inTransaction<T>(pool: Pool, act: (client: Pick<Pool, 'query'>) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const done = await act(client);
    await client.query('COMMIT');
    client.release();
    return done;
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}
