/**
 * Promises to ring one person, and what others were told of her calls. A promise that is still owed ends: nobody is to
 * be rung under a mark. What people noted of her goes; kinds, times and results stay, so sums do.
 */
import type { Pool } from 'pg';
import { Eraser } from './eraser';
import type { PersonCalls } from './person-rows';
import { spellingsOf, type Spellings } from './spellings';

type Queries = Pick<Pool, 'query'>;

const CLOSE = `
  WITH closed AS (
    UPDATE callback SET state = 'cancelled', lease_until = NULL, closed_at = now(), closed_reason = 'person-erased',
      closed_by = $3
    WHERE (number = ANY ($1) OR parent_call_id = ANY ($4)) AND state IN ('open', 'scheduled', 'queued')
      AND NOT callback_id = ANY ($2)
    RETURNING callback_id)
  INSERT INTO callback_change (callback_id, change, changed_by, note)
  SELECT callback_id, 'cancelled', $3, 'person-erased' FROM closed`;

/** Before anything else goes: a worker must not hand one over meanwhile. How many there were. */
export async function closePromises(pool: Queries, of: Spellings, { calls, spared }: PersonCalls, by: string) {
  return (await pool.query(CLOSE, [of.all, [...spared.keys()], by, [...calls]])).rowCount ?? 0;
}

// Asked for in her calls, to be rung on another number than hers: the promise, the call it was asked in, those that were made of it.
const KEYED = `
  SELECT b.number, array_agg(DISTINCT id) AS ids
  FROM callback b LEFT JOIN call c ON c.callback_id = b.callback_id
  CROSS JOIN LATERAL (VALUES (b.callback_id), (b.parent_call_id), (c.call_id)) AS of (id)
  WHERE b.parent_call_id = ANY ($1) AND NOT b.number = ANY ($2) AND id IS NOT NULL AND NOT b.callback_id = ANY ($3)
  GROUP BY 1`;

/** Others may own that number too: what they said elsewhere is theirs. */
export async function keyedNumbers(pool: Queries, of: Spellings, { calls, spared }: PersonCalls) {
  const values = [[...calls], of.all, [...spared.keys()]];
  const { rows } = await pool.query<{ number: string; ids: readonly string[] }>(KEYED, values);
  return rows.flatMap(({ number, ids }) => {
    const spellings = spellingsOf(number);
    return spellings ? [{ ids: new Set(ids), eraser: new Eraser(spellings, new Set(), new Set()) }] : [];
  });
}

// She is in `number`, or is rung after it; a number of hers that is only rung after another's is no longer rung.
const HERS = `
  SELECT callback_id FROM callback
  WHERE (number = ANY ($1) OR numbers && $1 OR parent_call_id = ANY ($2)) AND NOT callback_id = ANY ($3)`;

const STATEMENTS = [
  `UPDATE callback SET note = NULL, request = NULL,
     numbers = ARRAY(SELECT n FROM unnest(numbers) WITH ORDINALITY AS u (n, i) WHERE NOT n = ANY ($2) ORDER BY i)
   WHERE callback_id = ANY ($1) AND (note IS NOT NULL OR request IS NOT NULL OR numbers && $2)`,
  `UPDATE callback_change SET note = NULL WHERE callback_id = ANY ($1) AND note IS NOT NULL AND note <> 'person-erased'
     AND cardinality($2::text[]) >= 0`,
];

// What her calls collected, as it was told.
const TOLD = `
  UPDATE webhook_event SET data = jsonb_set(data, '{call,data}', 'null')
  WHERE subject = ANY ($1) AND jsonb_typeof(data #> '{call,data}') <> 'null'`;

/** Rows changed. In one transaction of the caller's, before numbers become marks. */
export async function forgetPromises(
  client: Queries,
  of: Spellings,
  { calls, spared }: { readonly calls: readonly string[]; readonly spared: readonly string[] },
): Promise<number> {
  const { rows } = await client.query<{ callback_id: string }>(HERS, [of.all, calls, spared]);
  const hers = rows.map((row) => row.callback_id);
  let changed = 0;
  for (const statement of STATEMENTS) changed += (await client.query(statement, [hers, of.all])).rowCount ?? 0;
  return changed + ((await client.query(TOLD, [calls])).rowCount ?? 0);
}

/** Tables that speak of her by a promise or a subject: which of their rows. `$1` her spellings, `$2` her calls. */
export const ownRows: Readonly<Record<string, string>> = {
  callback: 'number = ANY ($1) OR numbers && $1 OR parent_call_id = ANY ($2)',
  callback_change: `callback_id IN (SELECT callback_id FROM callback
    WHERE number = ANY ($1) OR numbers && $1 OR parent_call_id = ANY ($2))`,
  callback_attempt: 'call_id = ANY ($2)',
  webhook_event: 'subject = ANY ($2)',
  webhook_delivery: 'subject = ANY ($2)',
};
