/**
 * Brings the rollups up to date: what later calls have told of single calls, quarters of an hour whose rows have changed since
 * they were counted, those that have ended since, and the one that is going on. Marks stand in the transaction of the change,
 * so that nothing is forgotten, whoever refreshes: the service, a worker or a report.
 */
import type { Pool } from 'pg';
import type { Period } from '../engine/ports';

export interface RefreshOptions {
  /** What is left then is left to the next. */
  readonly isEnough?: () => boolean;
  /** Quarters that are over wait until so long after they were counted last; 0. */
  readonly restMs?: number;
}

const quarterMs = 900_000;
/** Quarters counted in one transaction: as many as take about a second, so that nobody waits long for a count of others. */
const [atFirst, most] = [2, 24];
const [shortMs, longMs] = [400, 1_500];
/** Marks taken in one transaction. */
const marksAtOnce = 500;
/** Stretches summed in one transaction. */
const atOnce = 1;

const LATER = `SELECT kpi_count_later($1, $2, $3) AS count`;
const DUE = `
  SELECT (extract(epoch FROM due) * 1000)::double precision AS due
  FROM kpi_due($1, $2, $3 * interval '1 millisecond') AS due`;
const RECOUNT = `SELECT kpi_recount($1, $2)`;
const SUM = `SELECT kpi_sum_stretches($1) AS count`;
const FORGET = `SELECT kpi_forget_later($1)`;

/** Answers how many quarters were due; the latest are counted first. Two at once do not collide: the second waits. */
export async function refresh(
  pool: Pool,
  { from, to }: Period,
  { isEnough = () => false, restMs = 0 }: RefreshOptions = {},
): Promise<number> {
  const time = [new Date(from), new Date(to)];
  await whileSome(pool, LATER, [...time, marksAtOnce], isEnough);
  const { rows } = await pool.query<{ due: number }>(DUE, [...time, restMs]);
  const due = rows.map((row) => row.due);
  for (let together = atFirst; due.length > 0 && !isEnough();) {
    const began = performance.now();
    const part = following(due, together);
    await pool.query(RECOUNT, [new Date(part.from), new Date(part.to)]);
    const tookMs = performance.now() - began;
    if (tookMs > longMs) together = Math.ceil(together / 2);
    else if (tookMs < shortMs) together = Math.min(most, together * 2);
  }
  return rows.length;
}

/** Stretches of hours that are over are summed once, and kept right from then on: reports of months read them. */
export function sumStretches(pool: Pool, isEnough: () => boolean = () => false): Promise<number> {
  return whileSome(pool, SUM, [atOnce], isEnough);
}

/** Of calls that began before, no call tells anything any more. */
export async function forgetLater(pool: Pool, before: number): Promise<void> {
  await pool.query(FORGET, [new Date(before)]);
}

async function whileSome(
  pool: Pool,
  statement: string,
  values: readonly unknown[],
  isEnough: () => boolean,
): Promise<number> {
  let all = 0;
  for (let more = 1; more > 0 && !isEnough(); all += more)
    more = (await pool.query<{ count: number }>(statement, [...values])).rows[0]?.count ?? 0;
  return all;
}

/** Takes quarters that follow one another off `due`, the latest of which comes first. */
function following(due: number[], atMost: number): Period {
  const last = due.shift() ?? NaN;
  let from = last;
  for (let n = 1; n < atMost && due[0] === from - quarterMs; n += 1) from = due.shift() ?? NaN;
  return { from, to: last + quarterMs };
}
