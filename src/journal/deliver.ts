/**
 * One batch, one transaction: the rows, what had to be set aside, and the position they stand for. Committed together,
 * so a batch is in Postgres once, whatever dies in between.
 */
import type { ClientBase, Pool } from 'pg';
import type { Entry } from '../core/journal';
import { maskedEntry } from '../core/action-entry';
import { instantOfId } from '../core/ids';
import type { Months } from './months';
import type { StepRecord } from '../engine/ports';
import { refusal } from './admissible';
import { applyEntries, UnreadableEntry, type ProjectionRules } from './projection/apply-entries';
import { addReject } from './rejects';
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

/** How far this journal has been carried; 0 for a journal Postgres has not heard of. */
export async function readPosition(pool: Pool, journalId: string): Promise<number> {
  await pool.query(NEW_POSITION, [journalId, 0]);
  const { rows } = await pool.query<{ n: number }>(POSITION, [journalId]);
  return rows[0]?.n ?? 0;
}

export async function rewindPosition(pool: Pool, journalId: string, n: number): Promise<void> {
  await pool.query(REWIND, [journalId, n]);
}

/** Where a batch goes. */
export interface Target {
  readonly pool: Pool;
  readonly months: Months;
  readonly rules: ProjectionRules;
}

/** Answers the entries that were set aside. Rejects, and has changed nothing, when Postgres cannot take any. */
export async function deliver({ pool, months, rules }: Target, batch: Batch): Promise<readonly SetAside[]> {
  const items = batch.records.flatMap(({ n, entries }) =>
    entries.map((entry, i) => ({ n, i, entry: storable(maskedEntry(entry)) })),
  );
  const now = Date.now();
  await months.ensure(
    items.flatMap((item) => instantOf(item) ?? []),
    now,
  );
  const client = await pool.connect();
  let failure: Error | boolean = true;
  try {
    await client.query('BEGIN');
    const moved = await client.query(MOVE, [batch.journalId, batch.afterN, batch.n]);
    if (moved.rowCount !== 1)
      throw new PositionMoved(`the position of journal ${batch.journalId} is not ${batch.afterN}`);
    const aside: SetAside[] = [];
    const setAside = async (item: Item, error: Error) => {
      if (isMonthGone(item, error, months)) throw error;
      const { n, i, entry } = item;
      aside.push({ n, type: entry.type, error: error.message });
      await addReject(client, { journalId: batch.journalId, n, i, entry, error });
    };
    await applyIsolated(client, await admitted(items, now, setAside), rules, setAside);
    await client.query('COMMIT');
    failure = false;
    return aside;
  } finally {
    // A connection that failed is not used again: its transaction dies with it.
    client.release(failure);
  }
}

type SetItemAside = (item: Item, error: Error) => Promise<void>;

/** By what its rows are divided into months; null: by nothing. */
function instantOf({ entry }: Item): number | null {
  if (entry.type === 'AgentStateChanged') return entry.at;
  return 'seq' in entry && typeof entry.callId === 'string' ? instantOfId(entry.callId) : null;
}

/** A month we knew of is gone: it is made again, and the batch told again. */
function isMonthGone(item: Item, error: Error, months: Months): boolean {
  const at = instantOf(item);
  return at !== null && months.has(at) && 'constraint' in error && /^no partition of /.test(error.message);
}

/** Those Postgres may be asked to take. */
async function admitted(items: readonly Item[], now: number, setAside: SetItemAside): Promise<readonly Item[]> {
  const refused = new Map<Item, string>();
  for (const item of items) {
    const why = refusal(item.entry, now);
    if (why !== null) refused.set(item, why);
  }
  if (refused.size === 0) return items;
  for (const [item, why] of refused) await setAside(item, new UnreadableEntry(why));
  return items.filter((item) => !refused.has(item));
}

/** Halves a batch that is refused until the refused entries stand alone. */
async function applyIsolated(
  client: ClientBase,
  items: readonly Item[],
  rules: ProjectionRules,
  setAside: SetItemAside,
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
