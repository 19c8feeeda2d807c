/**
 * One batch, one transaction: the rows, what had to be set aside, and the position they stand for. Committed together,
 * so a batch is in Postgres once, whatever dies in between.
 */
import type { ClientBase, Pool } from 'pg';
import type { Entry } from '../core/journal';
import { maskedEntry } from '../core/action-entry';
import type { Callbacks } from '../core/rules';
import type { StepRecord } from '../engine/ports';
import { applyEntries, UnreadableEntry } from './projection/apply-entries';
import { storable } from './storable';

export interface Batch {
  readonly journalId: string;
  /** The position this batch follows on. */
  readonly afterN: number;
  /** The position it leaves. */
  readonly n: number;
  readonly records: readonly StepRecord[];
}

export interface SetAside {
  readonly n: number;
  readonly type: string;
  readonly error: string;
}

/** Somebody else moved the position: what we hold may be delivered already. */
export class PositionMoved extends Error {}

interface Item {
  readonly n: number;
  /** Place in its record. */
  readonly i: number;
  readonly entry: Entry;
}

const POSITION = `SELECT n::double precision AS n FROM journal_position WHERE journal_id = $1`;
const NEW_POSITION = `INSERT INTO journal_position (journal_id, n) VALUES ($1, $2) ON CONFLICT DO NOTHING`;
const MOVE = `UPDATE journal_position SET n = $3, updated_at = now() WHERE journal_id = $1 AND n = $2`;
const REWIND = `UPDATE journal_position SET n = $2, updated_at = now() WHERE journal_id = $1`;
const REJECT = `
  INSERT INTO journal_reject (journal_id, n, i, sqlstate, error, entry) VALUES ($1, $2, $3, $4, $5, $6)`;

/** How far this journal has been carried; 0 for a journal Postgres has not heard of. */
export async function readPosition(pool: Pool, journalId: string): Promise<number> {
  await pool.query(NEW_POSITION, [journalId, 0]);
  const { rows } = await pool.query<{ n: number }>(POSITION, [journalId]);
  return rows[0]?.n ?? 0;
}

export async function rewindPosition(pool: Pool, journalId: string, n: number): Promise<void> {
  await pool.query(REWIND, [journalId, n]);
}

/** Answers the entries that were set aside. Rejects, and has changed nothing, when Postgres cannot take any. */
export async function deliver(pool: Pool, batch: Batch, rules: Callbacks | null): Promise<readonly SetAside[]> {
  const items = batch.records.flatMap(({ n, entries }) =>
    entries.map((entry, i) => ({ n, i, entry: storable(maskedEntry(entry)) })),
  );
  const client = await pool.connect();
  let failure: Error | boolean = true;
  try {
    await client.query('BEGIN');
    const moved = await client.query(MOVE, [batch.journalId, batch.afterN, batch.n]);
    if (moved.rowCount !== 1)
      throw new PositionMoved(`the position of journal ${batch.journalId} is not ${batch.afterN}`);
    const aside: SetAside[] = [];
    await applyIsolated(client, items, rules, async (item, error) => {
      aside.push({ n: item.n, type: item.entry.type, error: error.message });
      const state = 'code' in error && typeof error.code === 'string' ? error.code : null;
      await client.query(REJECT, [batch.journalId, item.n, item.i, state, error.message, JSON.stringify(item.entry)]);
    });
    await client.query('COMMIT');
    failure = false;
    return aside;
  } finally {
    // A connection that failed is not used again: its transaction dies with it.
    client.release(failure);
  }
}

/** Halves a batch that is refused until the refused entries stand alone. */
async function applyIsolated(
  client: ClientBase,
  items: readonly Item[],
  rules: Callbacks | null,
  setAside: (item: Item, error: Error) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return;
  await client.query('SAVEPOINT batch');
  try {
    await applyEntries(
      client,
      items.map((item) => item.entry),
      rules,
    );
    await client.query('RELEASE SAVEPOINT batch');
    return;
  } catch (error) {
    if (!isAboutEntry(error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT batch');
    await client.query('RELEASE SAVEPOINT batch');
    const [only] = items;
    if (items.length === 1 && only) return setAside(only, error);
  }
  const middle = items.length >> 1;
  await applyIsolated(client, items.slice(0, middle), rules, setAside);
  await applyIsolated(client, items.slice(middle), rules, setAside);
}

/** Not the server's state but what we gave it: bad data, a broken constraint, a value too large. */
function isAboutEntry(error: unknown): error is Error {
  if (error instanceof UnreadableEntry) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(22|23|54)/.test(error.code);
}
