/** Entries that were set aside: listed, and tried again once their cause is mended (an update, a constraint, a clock). */
import type { ClientBase, Pool } from 'pg';
import type { Entry } from '../core/journal';
import { instantOfId } from '../core/ids';
import { refusal } from './admissible';
import { Months } from './months';
import { applyEntries, UnreadableEntry, type ProjectionRules } from './projection/apply-entries';
import { applyLateState } from './projection/apply-late-state';
import { sqlState } from './rejects';

/** One that was set aside, as it stands in `journal_reject`. */
export interface RejectRow {
  readonly id: number;
  /** Its record in the journal. */
  readonly n: number;
  readonly at: Date | null;
  readonly type: string | null;
  readonly rejected_at: Date;
  readonly sqlstate: string | null;
  readonly error: string;
  readonly tries: number;
  readonly tried_at: Date | null;
  readonly loaded_at: Date | null;
  /** JSON. */
  readonly entry: string;
}
export interface Retried {
  readonly loaded: readonly number[];
  readonly refused: readonly { readonly id: number; readonly error: string }[];
}

const COLUMNS = `id::double precision AS id, n::double precision AS n, at, type, rejected_at, sqlstate, error, tries,
  tried_at, loaded_at, entry`;
const LIST = `SELECT ${COLUMNS} FROM journal_reject WHERE $1 OR loaded_at IS NULL ORDER BY journal_reject.id DESC LIMIT $2`;
const ONE = `SELECT ${COLUMNS} FROM journal_reject WHERE journal_reject.id = $1`;
const OPEN = `
  SELECT id::double precision AS id FROM journal_reject
  WHERE loaded_at IS NULL AND ($1::bigint[] IS NULL OR journal_reject.id = ANY ($1)) ORDER BY journal_id, journal_reject.n, i`;
// Held while it is tried: two who try at once load it once.
const HOLD = `SELECT entry FROM journal_reject WHERE id = $1 AND loaded_at IS NULL FOR UPDATE SKIP LOCKED`;
const LOADED = `UPDATE journal_reject SET loaded_at = now(), tried_at = now(), tries = tries + 1 WHERE id = $1`;
const REFUSED = `
  UPDATE journal_reject SET tried_at = now(), tries = tries + 1, error = $2, sqlstate = $3 WHERE id = $1`;

/** Newest first. `all`: those that were loaded since, too. */
export async function listRejects(pool: Pool, all: boolean, limit: number): Promise<readonly RejectRow[]> {
  return (await pool.query<RejectRow>(LIST, [all, limit])).rows;
}

/** Null: none has that number. */
export async function rejectOf(pool: Pool, id: number): Promise<RejectRow | null> {
  return (await pool.query<RejectRow>(ONE, [id])).rows[0] ?? null;
}

/**
 * `ids` null: all that are open. Each in a transaction of its own, in the order of the journal; one that is refused again
 * keeps the new reason. Rejects when Postgres is away; what was loaded until then stands.
 */
export async function retryRejects(
  pool: Pool,
  ids: readonly number[] | null,
  rules: ProjectionRules,
): Promise<Retried> {
  const { rows } = await pool.query<{ id: number }>(OPEN, [ids]);
  const months = new Months(pool);
  const loaded: number[] = [];
  const refused: { id: number; error: string }[] = [];
  const client = await pool.connect();
  let failure: Error | boolean = true;
  try {
    for (const { id } of rows) {
      const error = await retry(client, id, months, rules);
      if (error === null) loaded.push(id);
      else if (error !== undefined) refused.push({ id, error });
    }
    failure = false;
  } finally {
    client.release(failure);
  }
  return { loaded, refused };
}

/** Null: it is in; undefined: somebody else has it. */
async function retry(
  client: ClientBase,
  id: number,
  months: Months,
  rules: ProjectionRules,
): Promise<string | null | undefined> {
  await client.query('BEGIN');
  const [held] = (await client.query<{ entry: string }>(HOLD, [id])).rows;
  if (!held) return void (await client.query('ROLLBACK'));
  await client.query('SAVEPOINT entry');
  try {
    await load(client, JSON.parse(held.entry) as Entry, months, rules);
    // A chain that was put off is looked at now.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await client.query(LOADED, [id]);
    await client.query('COMMIT');
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT entry');
    await client.query(REFUSED, [id, error.message, sqlState(error)]);
    await client.query('COMMIT');
    return error.message;
  }
}

async function load(client: ClientBase, entry: Entry, months: Months, rules: ProjectionRules): Promise<void> {
  const now = Date.now();
  const why = refusal(entry, now);
  if (why !== null) throw new UnreadableEntry(why);
  const of = entry.type === 'AgentStateChanged' ? entry.at : 'callId' in entry ? instantOfId(entry.callId ?? '') : null;
  if (of !== null) await months.ensure([of], now);
  if (entry.type === 'AgentStateChanged') await applyLateState(client, entry);
  else await applyEntries(client, [entry], rules);
}
