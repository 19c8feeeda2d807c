/** How much is owed now, by kind, state and queue, for the metrics and the live board. */
import type { Pool } from 'pg';
import type { CallbackFigures, CallbackSums, CallbacksOwed } from '../engine/ports';

const OWED = `
  SELECT queue_id AS "queueId", kind, state, count(*)::integer AS owed,
    count(*) FILTER (WHERE due_at <= now() AND state <> 'open')::integer AS due,
    count(*) FILTER (WHERE deadline_at <= now())::integer AS overdue,
    (extract(epoch FROM min(deadline_at) FILTER (WHERE deadline_at <= now())) * 1000)::double precision AS "overdueSince"
  FROM callback WHERE state IN ('open', 'scheduled', 'queued') GROUP BY 1, 2, 3`;

const FAILED = `SELECT kind, count(*)::integer AS failed FROM callback WHERE state = 'failed' GROUP BY 1`;

const nothing: CallbackSums = { owed: 0, due: 0, overdue: 0 };

/** Rejects while Postgres is away. */
export async function readFigures(pool: Pool): Promise<CallbackFigures> {
  const { rows } = await pool.query<CallbacksOwed>(OWED);
  const failed = await pool.query<{ kind: string; failed: number }>(FAILED);
  const queues = new Map<string, CallbackSums>();
  for (const row of rows) queues.set(row.queueId, plus(queues.get(row.queueId) ?? nothing, row));
  const late = rows.flatMap(({ overdueSince }) => overdueSince ?? []);
  return {
    parts: rows,
    all: rows.reduce<CallbackSums>(plus, nothing),
    queues,
    overdueSince: late.length > 0 ? Math.min(...late) : null,
    failed: new Map(failed.rows.map((row) => [row.kind, row.failed])),
  };
}

const plus = (a: CallbackSums, b: CallbackSums): CallbackSums => ({
  owed: a.owed + b.owed,
  due: a.due + b.due,
  overdue: a.overdue + b.overdue,
});
