/**
 * Brings the rollups up to date: quarters of an hour whose rows have changed since they were counted, those that have ended
 * since, and the one that is going on. Marks stand in the transaction of the change, so that nothing is forgotten, whoever
 * refreshes: the service, a worker or a report.
 */
import type { Pool } from 'pg';
import type { Period } from '../engine/ports';

const quarterMs = 900_000;
/** Counted in one transaction. */
const most = 24;
/** Stretches summed in one transaction. */
const atOnce = 4;

const DUE = `SELECT (extract(epoch FROM due) * 1000)::double precision AS due FROM kpi_due($1, $2) AS due`;
const RECOUNT = `SELECT kpi_recount($1, $2)`;
const SUM = `SELECT kpi_sum_stretches($1) AS count`;

/** Answers how many quarters were due. Two at once do not collide: the second waits. */
export async function refresh(
  pool: Pool,
  { from, to }: Period,
  isEnough: () => boolean = () => false,
): Promise<number> {
  const { rows } = await pool.query<{ due: number }>(DUE, [new Date(from), new Date(to)]);
  for (const stretch of stretches(rows.map(({ due }) => due))) {
    if (isEnough()) break;
    await pool.query(RECOUNT, [new Date(stretch.from), new Date(stretch.to)]);
  }
  return rows.length;
}

/** Stretches of hours that are over are summed once, and kept right from then on: reports of months read them. */
export async function sumStretches(pool: Pool, isEnough: () => boolean = () => false): Promise<number> {
  let summed = 0;
  for (let more = 1; more > 0 && !isEnough(); summed += more)
    more = (await pool.query<{ count: number }>(SUM, [atOnce])).rows[0]?.count ?? 0;
  return summed;
}

/** Quarters that follow one another are counted together. */
function stretches(due: readonly number[]): readonly Period[] {
  const found: { from: number; to: number }[] = [];
  for (const from of due) {
    const last = found.at(-1);
    if (last?.to === from && from - last.from < most * quarterMs) last.to += quarterMs;
    else found.push({ from, to: from + quarterMs });
  }
  return found;
}
