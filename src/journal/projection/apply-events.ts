/** Every entry of every call, as it is: `call_event`. */
import type { ClientBase } from 'pg';
import type { CallEntry } from '../../core/journal';

const EVENTS = `
  INSERT INTO call_event (call_id, seq, at, type, data)
  SELECT call_id, seq, to_timestamp(at / 1000), type, data
  FROM json_to_recordset($1) AS new (call_id text, seq integer, at double precision, type text, data jsonb)
  ON CONFLICT DO NOTHING
  RETURNING call_id, seq`;

/** Answers the entries that were not on record before. */
export async function applyEvents(client: ClientBase, entries: readonly CallEntry[]): Promise<readonly CallEntry[]> {
  if (entries.length === 0) return entries;
  const rows = entries.map(({ callId, seq, at, type, ...data }) => ({ call_id: callId, seq, at, type, data }));
  const done = await client.query<{ call_id: string; seq: number }>(EVENTS, [JSON.stringify(rows)]);
  if (done.rows.length === entries.length) return entries;
  const fresh = new Set(done.rows.map((row) => `${row.call_id}/${row.seq}`));
  return entries.filter((entry) => fresh.delete(`${entry.callId}/${entry.seq}`));
}
