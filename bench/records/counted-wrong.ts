/** Rollups as they were kept beside the same quarters counted whole: what was added bit by bit must be what the record says. */
import type { Pool } from 'pg';
import { refresh } from '../../src/reports/refresh';

// Some of hers; none of a time that was never counted.
const CONCERNED = `
  SELECT DISTINCT q.from_at AS at FROM queue_visit v JOIN kpi_counted q ON q.from_at = kpi_bin(v.entered_at)
  WHERE entered_at >= $1 OR call_id IN (
    SELECT call_id FROM call WHERE caller = ANY ($2) ORDER BY hashtext(call_id) LIMIT 100)`;
const ROWS = (kept: string) => `CREATE TEMPORARY TABLE ${kept} AS SELECT * FROM kpi_rollup WHERE from_at = ANY ($1)`;
const DIFFERING = `SELECT count(*)::integer AS n FROM (
  (TABLE kept EXCEPT TABLE counted) UNION ALL (TABLE counted EXCEPT TABLE kept)) AS differing`;

/** Of all quarters from then on, and of some in which these callers had rung. Answers how many rows differ. */
export async function countedWrong(
  pool: Pool,
  { from, callers }: { readonly from: number; readonly callers: readonly string[] },
): Promise<number> {
  await refresh(pool, { from: 0, to: Date.now() });
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ at: Date }>(CONCERNED, [new Date(from), callers]);
    const quarters = rows.map(({ at }) => at);
    const over = quarters.filter((at) => at.getTime() + 900_000 < Date.now());
    await client.query(ROWS('kept').replace('$1', literal(over)));
    for (const at of over) await client.query('SELECT kpi_recount($1, $2)', [at, new Date(at.getTime() + 900_000)]);
    await client.query(ROWS('counted').replace('$1', literal(over)));
    return (await client.query<{ n: number }>(DIFFERING)).rows[0]?.n ?? NaN;
  } finally {
    client.release(true);
  }
}

const literal = (times: readonly Date[]) => `'{${times.map((at) => at.toISOString()).join(',')}}'::timestamptz[]`;
