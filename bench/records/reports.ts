/**
 * Reports over a month of calls, one day of it a tenth of them all. Postgres makes the calls itself, seeded, and counts them into
 * quarters of an hour; then reports are asked for again and again, each time against another target. A month that was kept is
 * taken as it is.
 */
import { join } from 'node:path';
import { Pool } from 'pg';
import type { Report, ReportDesk, ReportQuery } from '../../src/engine/ports';
import { createReportDesk } from '../../src/reports/report-desk';
import { startPostgres } from '../../src/stack/postgres';
import { recordSimulatedDays } from '../../test/fixtures/record/recorded-days';
import { simulatedRules } from '../../test/fixtures/record/simulated-days';
import { databaseUrl, dropDatabase, newDatabase } from './bench-database';
import { countAgain, keptMonth, type CountedAgain, type MonthMade } from './kept-month';
import type { MonthOfCalls } from './month-of-calls';
import { rawSums, type RawSums } from './raw-sums';

export interface ReportsOptions {
  readonly folder: string;
  /** Postgres's data of an earlier bench, or where they are to stay; else in `folder`. */
  readonly data?: string;
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
  readonly dayByAgentMs: Times;
  readonly monthByAgentMs: Times;
  readonly monthCalls: number;
  readonly dayCalls: number;
  /** Null: it was there already. */
  readonly made: MonthMade | null;
  /** The product's own refresh, of a day like others. */
  readonly rollup: CountedAgain;
  /** Of this process, after the first report and after the last. */
  readonly rssMb: { readonly first: number; readonly last: number };
  /** The reports agree with their rows, counted one by one: of the month, of the day. */
  readonly sumsHold: boolean;
  readonly rowsSay: readonly RawSums[];
  readonly simulated: {
    readonly calls: number;
    readonly sumsHold: boolean;
    readonly seconds: number;
    readonly outcomes: readonly string[];
  };
}

/** Of the past, so that every quarter of it is over. */
const march = { name: '2026-03', from: Date.parse('2026-03-01T00:00:00+08:00'), days: 31, busiest: 16 };

export async function measureReports(options: ReportsOptions, say: (line: string) => void): Promise<ReportsFigures> {
  const { folder, seed, calls, data = join(folder, 'postgres') } = options;
  const postgres = await startPostgres({ dir: join(data, 'data'), password: 'bench' });
  const month: MonthOfCalls = { ...march, calls, seed };
  try {
    const simulated = await simulatedSums(postgres.url, options, say);
    const made = await keptMonth(postgres.url, month, say);
    const pool = new Pool({ connectionString: databaseUrl(postgres.url, made.database), max: 2 });
    // A connection that is being closed may hear of the server's end first; queries fail by themselves.
    pool.on('error', ({ message }) => say(`reports: ${message}`));
    try {
      const rollup = await countAgain(pool, month);
      return { ...(await measured(pool, say)), made: made.work, rollup, simulated };
    } finally {
      await pool.end();
    }
  } finally {
    await postgres.stop();
  }
}

async function measured(pool: Pool, say: (line: string) => void) {
  const rules = simulatedRules();
  const desk = createReportDesk({ pool, rules: () => rules, now: () => Date.now() });
  const from = `${march.name}-${String(march.busiest + 1).padStart(2, '0')}`;
  say('reports: reports are asked for');
  const day = await time(desk, { span: 'day', by: 'queue', from }, 100);
  const first = rss();
  const dayByAgent = await time(desk, { span: 'day', by: 'agent', from }, 20);
  const whole = await time(desk, { span: 'month', by: 'queue', from }, 20);
  const byAgent = await time(desk, { span: 'month', by: 'agent', from }, 10);
  return {
    ...{ dayReportMs: day.times, monthReportMs: whole.times, dayByAgentMs: dayByAgent.times },
    ...{ monthByAgentMs: byAgent.times, monthCalls: total(whole.report).calls, dayCalls: total(day.report).calls },
    rssMb: { first, last: rss() },
    ...(await againstRows(pool, [whole.report, day.report], say)),
  };
}

/** Each report's whole beside what its rows say. */
async function againstRows(pool: Pool, reports: readonly Report[], say: (line: string) => void) {
  say('reports: rows are counted one by one');
  const rowsSay: RawSums[] = [];
  for (const { from, to } of reports) rowsSay.push(await rawSums(pool, new Date(from), new Date(to)));
  const agree = reports.every((report, i) => isSame(total(report), rowsSay[i]));
  return { rowsSay, sumsHold: agree && reports.every(holds) };
}

const isSame = (sums: RawSums, rows: RawSums | undefined) =>
  rows !== undefined && (Object.keys(rows) as (keyof RawSums)[]).every((key) => sums[key] === rows[key]);

async function simulatedSums(server: string, { simulatedCalls, seed }: ReportsOptions, say: (line: string) => void) {
  say(`reports: ${simulatedCalls} calls through the core, into Postgres by the journal's projection`);
  const began = performance.now();
  const pool = new Pool({ connectionString: await newDatabase(server, 'simulated'), max: 2 });
  const sums = await recordSimulatedDays(pool, { calls: simulatedCalls, seed }).finally(() => pool.end());
  await dropDatabase(server, 'simulated');
  const { entered, answered, abandoned, leftOtherwise } = sums.reported;
  const sumsHold =
    entered === answered + abandoned + leftOtherwise &&
    sums.unbalanced.length === 0 &&
    sums.reported.calls === simulatedCalls &&
    JSON.stringify(sums.byQueue) === JSON.stringify(sums.toldByQueue) &&
    sums.reportedWorkMs === sums.loggedInMs &&
    sums.gaps === 0;
  return { calls: simulatedCalls, sumsHold, seconds: secondsSince(began), outcomes: sums.outcomes };
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
