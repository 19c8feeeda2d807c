/**
 * Reports over a month of calls, one day of it a tenth of them all. Postgres makes the calls itself, seeded; the product's own
 * refresh counts them into quarters of an hour; then reports are asked for again and again, each time against another target.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { Report, ReportDesk, ReportQuery } from '../../src/engine/ports';
import { createReportDesk } from '../../src/reports/report-desk';
import { refresh } from '../../src/reports/refresh';
import { startPostgres } from '../../src/stack/postgres';
import { migrated } from '../../test/fakes/journal-postgres';
import { recordSimulatedDays } from '../../test/fixtures/record/recorded-days';
import { simulatedRules } from '../../test/fixtures/record/simulated-days';
import { fillMonth } from './month-of-calls';

export interface ReportsOptions {
  readonly folder: string;
  /** Of the month; a tenth of them on the busiest day. */
  readonly calls: number;
  /** Lived by the core itself, for the sums. */
  readonly simulatedCalls: number;
  readonly seed: number;
}
interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
}
export interface ReportsFigures {
  readonly dayReportMs: Times;
  readonly monthReportMs: Times;
  readonly monthByAgentMs: Times;
  readonly monthCalls: number;
  readonly dayCalls: number;
  /** Quarters that were counted, and how long one took, its calls among it. */
  readonly rollup: {
    readonly quarters: number;
    readonly seconds: number;
    readonly callsPerSecond: number;
    readonly rows: number;
  };
  readonly fillSeconds: number;
  /** Of this process, after the first report and after the last. */
  readonly rssMb: { readonly first: number; readonly last: number };
  readonly sumsHold: boolean;
  readonly simulated: {
    readonly calls: number;
    readonly sumsHold: boolean;
    readonly seconds: number;
    readonly outcomes: readonly string[];
  };
}

/** Of a month of the past, so that every quarter of it is over. */
const month = { name: '2026-03', from: Date.parse('2026-03-01T00:00:00+08:00'), days: 31, busiest: 16 };
const dayMs = 86_400_000;

export async function measureReports(options: ReportsOptions, say: (line: string) => void): Promise<ReportsFigures> {
  const { folder, seed, calls } = options;
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dir: join(folder, 'postgres', 'data'), password: 'bench' });
  const pool = new Pool({ connectionString: postgres.url, max: 2 });
  try {
    await migrated(postgres.url);
    const simulated = await simulatedSums(pool, options, say);
    const filling = performance.now();
    await fillMonth(pool, { ...month, calls, seed }, say);
    const fillSeconds = secondsSince(filling);
    const rollup = await countMonth(pool, calls, say);
    const rules = simulatedRules();
    const desk = createReportDesk({ pool, rules: () => rules, now: () => Date.now() });
    const busiest = `${month.name}-${String(month.busiest + 1).padStart(2, '0')}`;
    const day = await time(desk, { span: 'day', by: 'queue', from: busiest }, 100);
    const first = rss();
    const whole = await time(desk, { span: 'month', by: 'queue', from: busiest }, 20);
    const byAgent = await time(desk, { span: 'month', by: 'agent', from: busiest }, 5);
    return {
      ...{ dayReportMs: day.times, monthReportMs: whole.times, monthByAgentMs: byAgent.times },
      ...{ monthCalls: total(whole.report).calls, dayCalls: total(day.report).calls, rollup, fillSeconds, simulated },
      rssMb: { first, last: rss() },
      sumsHold: [whole.report, day.report].every(holds) && total(whole.report).calls === calls,
    };
  } finally {
    await pool.end();
    await postgres.stop();
  }
}

async function simulatedSums(pool: Pool, { simulatedCalls, seed }: ReportsOptions, say: (line: string) => void) {
  say(`reports: ${simulatedCalls} calls through the core, into Postgres by the journal's projection`);
  const began = performance.now();
  const sums = await recordSimulatedDays(pool, { calls: simulatedCalls, seed });
  const { entered, answered, abandoned, leftOtherwise } = sums.reported;
  const sumsHold =
    entered === answered + abandoned + leftOtherwise &&
    sums.unbalanced.length === 0 &&
    sums.reported.calls === simulatedCalls &&
    JSON.stringify(sums.byQueue) === JSON.stringify(sums.toldByQueue) &&
    sums.reportedWorkMs === sums.loggedInMs &&
    sums.gaps === 0;
  await pool.query(
    'TRUNCATE call, call_event, queue_visit, offer, talk, agent_interval, callback, callback_attempt, kpi_rollup, kpi_dirty',
  );
  return { calls: simulatedCalls, sumsHold, seconds: secondsSince(began), outcomes: sums.outcomes };
}

async function countMonth(pool: Pool, calls: number, say: (line: string) => void): Promise<ReportsFigures['rollup']> {
  const period = { from: month.from - dayMs, to: month.from + (month.days + 1) * dayMs };
  await pool.query('INSERT INTO kpi_dirty (from_at, to_at) VALUES ($1, $2)', [
    new Date(period.from),
    new Date(period.to),
  ]);
  const began = performance.now();
  let quarters = 0;
  for (let at = period.from; at < period.to; at += dayMs) {
    quarters += await refresh(pool, { from: at, to: at + dayMs });
    say(`reports: quarters of ${new Date(at).toISOString().slice(0, 10)} counted`);
  }
  const seconds = secondsSince(began);
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM kpi_rollup');
  await pool.query('ANALYZE kpi_rollup');
  return { quarters, seconds, callsPerSecond: Math.round(calls / seconds), rows: rows[0]?.count ?? 0 };
}

/** The first run warms up and does not count. */
async function time(
  desk: ReportDesk,
  query: ReportQuery,
  n: number,
): Promise<{ readonly times: Times; readonly report: Report }> {
  let report = await desk.report(query);
  const measured: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const began = performance.now();
    report = await desk.report({ ...query, withinS: 10 + (i % 30) });
    measured.push(performance.now() - began);
  }
  measured.sort((a, b) => a - b);
  // nearest rank: always a time that was really measured
  const at = (share: number) => Math.round((measured[Math.ceil((share / 100) * n) - 1] ?? NaN) * 10) / 10;
  return { times: { p50: at(50), p95: at(95), n }, report };
}

const total = ({ lines }: Report) => {
  const line = lines.find(({ key }) => key === null);
  if (!line) throw new Error('a report without its whole');
  return line.sums;
};
const holds = ({ lines }: Report) =>
  lines.every(
    ({ sums: { entered, answered, abandoned, leftOtherwise } }) => entered === answered + abandoned + leftOtherwise,
  );
const secondsSince = (began: number) => Math.round((performance.now() - began) / 100) / 10;
const rss = () => Math.round(process.memoryUsage().rss / 1e6);
