/** A record → the tables of a real Postgres. */
import type { ClientBase, Pool } from 'pg';
import type { Record } from '../../src/reports/record';

const tables = {
  calls: 'call',
  visits: 'queue_visit',
  offers: 'offer',
  talks: 'talk',
  surveys: 'survey',
  answers: 'survey_answer',
  callbacks: 'callback',
  intervals: 'agent_interval',
} as const;
const times = new Set(['arrived_at', 'entered_at', 'left_at', 'ended_at', 'from_at', 'to_at', 'created_at', 'due_at']);

/** Marks nothing: as if it had come from anywhere. */
export async function storeRecord(db: Pool | ClientBase, record: Record): Promise<void> {
  const months = new Set(record.intervals.map(({ from_at }) => new Date(from_at).toISOString().slice(0, 7)));
  for (const month of months) await db.query('SELECT add_month($1)', [`${month}-01`]);
  const first = new Map(record.visits.filter(({ n }) => n === 1).map((visit) => [visit.call_id, visit.queue_id]));
  const rows = {
    ...record,
    calls: record.calls.map((call) => ({
      ...call,
      first_queue_id: first.get(call.call_id) ?? null,
      ended_at: call.outcome === null ? null : call.arrived_at,
    })),
    callbacks: record.callbacks.map((callback) => ({
      ...{ ...callback, node: 'node-1', queue_id: 'general', number: '13800000001', language: 'zh' },
      ...{ created_at: 0, due_at: 0 },
    })),
  };
  for (const [name, table] of Object.entries(tables)) await insert(db, table, rows[name as keyof typeof tables]);
}

export async function insert(db: Pool | ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  const readable = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]: [string, unknown]) => [
        key,
        times.has(key) && typeof value === 'number' ? new Date(value).toISOString() : value,
      ]),
    ),
  );
  await db.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(readable)],
  );
}
