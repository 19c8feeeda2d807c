/**
 * What is beyond its time leaves the record: whole months, detached and dropped at once; row by row only where there are
 * few. One table after another, each in a transaction of its own, none of which waits long for a lock: what could not be
 * done today is done tomorrow.
 */
import type { ClientBase, Pool } from 'pg';
import type { Instant } from '../core/ids';
import type { Retention } from '../core/retention-rule';
import { recordParts, type RecordPart } from './record-parts';

/** What went, or would. */
export interface Removed {
  readonly table: string;
  /** `2026-11`; null: single rows. */
  readonly month: string | null;
  readonly rows: number;
  readonly bytes: number;
}
export interface Retained {
  readonly removed: readonly Removed[];
  /** What could not go now, and why. */
  readonly left: readonly { readonly table: string; readonly month: string | null; readonly why: string }[];
}

const SHORT_LOCK = `SET LOCAL lock_timeout = '2s'`;
const TASKS = `state IN ('kept', 'failed', 'cancelled') AND closed_at < to_timestamp($1::double precision / 1000)`;
const COUNT_TASKS = `SELECT count(*)::int AS n FROM callback WHERE ${TASKS}`;
const ATTEMPTS = `DELETE FROM callback_attempt WHERE callback_id IN (SELECT callback_id FROM callback WHERE ${TASKS})`;
const DELETE_TASKS = `DELETE FROM callback WHERE ${TASKS}`;
const COUNT_SHIFTS = `SELECT count(*)::int AS n FROM shift WHERE to_at < $1`;
const DELETE_SHIFTS = `DELETE FROM shift WHERE to_at < $1`;
const LOADED = `DELETE FROM journal_reject WHERE loaded_at < now() - interval '90 days'`;
// Whoever is in one state for longer than the record is kept stays in it: her interval begins anew in the first month that is kept.
const CARRY = (part: string) => `
  INSERT INTO agent_interval (agent_id, from_at, to_at, state, reason, call_id, imported)
  SELECT agent_id, $1::timestamptz, to_at, state, reason, call_id, imported FROM ${part}
  WHERE (to_at IS NULL OR to_at > $1::timestamptz) AND from_at < $1::timestamptz`;

/** `isDry`: nothing is removed. Rejects when Postgres is away. */
export async function retain(pool: Pool, keep: Retention, now: Instant, isDry: boolean): Promise<Retained> {
  const removed: Removed[] = [];
  const left: { table: string; month: string | null; why: string }[] = [];
  for (const part of await recordParts(pool)) {
    if (keep[part.keep] === 0) continue;
    const cutoff = new Date(now - keep[part.keep]);
    if (part.month !== null && endOf(part.month) > cutoff) continue;
    try {
      const gone =
        part.month === null ? await removeRows(pool, part, cutoff, isDry) : await drop(pool, part, cutoff, isDry);
      if (gone) removed.push(gone);
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      left.push({ table: part.table, month: part.month, why: 'somebody reads it; tried again tomorrow' });
    }
  }
  removed.push(...(await removeTasks(pool, keep, now, isDry)), ...(await removeShifts(pool, keep, now, isDry)));
  return { removed, left };
}

/** Null: there is something in it that is not beyond its time, such as a callback's call made long after it was asked for. */
async function drop(pool: Pool, part: RecordPart, cutoff: Date, isDry: boolean): Promise<Removed | null> {
  const held = await pool.query(`SELECT FROM ${part.part} WHERE ${part.at} >= $1 LIMIT 1`, [cutoff]);
  if (held.rowCount !== 0) return null;
  if (!isDry) await inTransaction(pool, (client) => detach(client, part, cutoff));
  return { table: part.table, month: part.month, rows: part.rows, bytes: part.bytes };
}

async function detach(client: ClientBase, { table, part }: RecordPart, cutoff: Date): Promise<void> {
  const first = new Date(Date.UTC(cutoff.getUTCFullYear(), cutoff.getUTCMonth(), 1));
  await client.query(SHORT_LOCK);
  if (table === 'agent_interval') await client.query('SELECT add_month($1::date)', [first.toISOString().slice(0, 10)]);
  await client.query(`ALTER TABLE ${table} DETACH PARTITION ${part}`);
  if (table === 'agent_interval') await client.query(CARRY(part), [first]);
  await client.query(`DROP TABLE ${part}`);
}

async function removeRows(pool: Pool, part: RecordPart, cutoff: Date, isDry: boolean): Promise<Removed | null> {
  const where = `${part.at} < $1`;
  const done = isDry
    ? (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${part.part} WHERE ${where}`, [cutoff])).rows[0]
        ?.n
    : (await pool.query(`DELETE FROM ${part.part} WHERE ${where}`, [cutoff])).rowCount;
  return done ? { table: part.table, month: null, rows: done, bytes: 0 } : null;
}

/** Callbacks and messages that are done with; the law's 30 days are the least the rules take. */
async function removeTasks(pool: Pool, keep: Retention, now: Instant, isDry: boolean): Promise<readonly Removed[]> {
  if (!isDry) await pool.query(LOADED);
  if (keep.callbacksMs === 0) return [];
  const cutoff = [now - keep.callbacksMs];
  const rows = (await pool.query<{ n: number }>(COUNT_TASKS, cutoff)).rows[0]?.n ?? 0;
  if (rows === 0) return [];
  if (!isDry)
    await inTransaction(pool, async (client) => {
      await client.query(ATTEMPTS, cutoff);
      await client.query(DELETE_TASKS, cutoff);
    });
  return [{ table: 'callback', month: null, rows, bytes: 0 }];
}

async function removeShifts(pool: Pool, keep: Retention, now: Instant, isDry: boolean): Promise<readonly Removed[]> {
  if (keep.shiftsMs === 0) return [];
  const cutoff = [new Date(now - keep.shiftsMs)];
  const rows = (await pool.query<{ n: number }>(COUNT_SHIFTS, cutoff)).rows[0]?.n ?? 0;
  if (rows > 0 && !isDry) await pool.query(DELETE_SHIFTS, cutoff);
  return rows === 0 ? [] : [{ table: 'shift', month: null, rows, bytes: 0 }];
}

async function inTransaction(pool: Pool, work: (client: ClientBase) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let failure: Error | boolean = true;
  try {
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
    failure = false;
  } finally {
    client.release(failure);
  }
}

/** First instant behind a month such as `2026-11`, UTC. */
function endOf(month: string): Date {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1));
}

const isLockTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';
