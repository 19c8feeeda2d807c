/**
 * The report of promises over a month in which very many were made: Postgres makes them itself, out of the number of each; then a
 * day's and the month's report are asked for again and again.
 */
import { join } from 'node:path';
import { Pool } from 'pg';
import type { PromiseQuery, PromiseReport } from '../../src/engine/ports';
import { createReportDesk } from '../../src/reports/report-desk';
import { parseRules } from '../../src/rules/load-rules';
import { startPostgres } from '../../src/stack/postgres';
import { migrated } from '../../test/fakes/journal-postgres';
import { percentiles, type Percentiles } from '../measure/percentile';
import { callbackRules } from './callback-rules';

export interface PromiseReportOptions {
  readonly folder: string;
  /** All of one month. */
  readonly promises: number;
}
export interface PromiseReportFigures {
  readonly promises: number;
  readonly dayByQueueMs: Percentiles;
  readonly dayByAgentMs: Percentiles;
  readonly monthByQueueMs: Percentiles;
  readonly monthByAgentMs: Percentiles;
  /** Each promise is counted once, whatever the lines are. */
  readonly sumsHold: boolean;
}

const from = '2026-03-01';
const day = '2026-03-17';
const rounds = 30;

// Of a thousand: 700 kept (half of them with a deadline; one in ten of those ended after it, half of which was reached before it),
// 100 rang in, 90 failed, 60 cancelled (30 of which nobody was told of), 50 open.
const PROMISES = `
  INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, kind, asked_by, state, agent_id, promised_by,
    due_at, first_due_at, created_at, promised_at, deadline_at, closed_at, closed_reason, reached_at, consent, consent_at)
  SELECT 'b' || i, 'p' || i, 'hotline-1', 'queue-' || i % 10, '138' || lpad(i::text, 8, '0'), 'zh',
    CASE i % 3 WHEN 0 THEN 'promise' WHEN 1 THEN 'callback' ELSE 'scheduled' END, 'caller',
    CASE WHEN fate < 700 THEN 'kept' WHEN fate < 800 THEN 'settled' WHEN fate < 890 THEN 'failed' WHEN fate < 950 THEN 'cancelled'
      ELSE 'open' END,
    CASE WHEN i % 3 = 0 THEN (8001 + i % 200)::text END, CASE WHEN i % 3 = 0 THEN (8001 + i % 200)::text END, at, at, at, at,
    CASE WHEN chance < 50 THEN at + interval '1 hour' END,
    CASE WHEN fate < 950 THEN at + CASE WHEN chance < 5 THEN interval '65 minutes' ELSE interval '20 minutes' END END,
    CASE WHEN fate < 700 THEN 'answered' WHEN fate < 800 THEN 'rang-in' WHEN fate < 870 THEN 'tries' WHEN fate < 890 THEN 'age'
      WHEN fate < 920 THEN 'cancelled' WHEN fate < 950 THEN 'not-promised' END,
    CASE WHEN fate < 700 THEN at + CASE WHEN chance BETWEEN 2 AND 4 THEN interval '61 minutes' ELSE interval '15 minutes' END END,
    'key 9, number confirmed by key 1', at
  FROM (
    SELECT i, timestamptz '${from} 00:00+08' + i * interval '30.9 days' / $3::double precision AS at,
      (i * 7919) % 1000 AS fate, (i * 104729) % 100 AS chance
    FROM generate_series($1::bigint, $2::bigint) AS i) AS drawn`;
const pageOf = 50_000;

export async function measurePromises(
  { folder, promises }: PromiseReportOptions,
  say: (line: string) => void,
): Promise<PromiseReportFigures> {
  const postgres = await startPostgres({ dir: join(folder, 'postgres', 'data'), password: 'bench' });
  const pool = new Pool({ connectionString: postgres.url, max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  try {
    await migrated(postgres.url);
    await fill(pool, promises, say);
    const rules = parseRules(callbackRules(1, { address: '127.0.0.2' }), 'bench');
    const desk = createReportDesk({ pool, rules: () => rules, now: () => Date.now() });
    const time = (query: PromiseQuery) => timed(() => desk.promises(query));
    const days = { from: day, to: day };
    const dayByQueue = await time({ each: 'day', by: 'queue', ...days });
    const dayByAgent = await time({ each: 'day', by: 'agent', ...days });
    const monthByQueue = await time({ each: 'month', by: 'queue', from });
    const monthByAgent = await time({ each: 'month', by: 'agent', from });
    const reports = [dayByQueue, dayByAgent, monthByQueue, monthByAgent];
    return {
      ...{ promises, dayByQueueMs: dayByQueue.times, dayByAgentMs: dayByAgent.times },
      ...{ monthByQueueMs: monthByQueue.times, monthByAgentMs: monthByAgent.times },
      sumsHold: reports.every(({ report }) => holds(report)),
    };
  } finally {
    await pool.end();
    await postgres.stop();
  }
}

async function fill(pool: Pool, promises: number, say: (line: string) => void): Promise<void> {
  for (let first = 1; first <= promises; first += pageOf)
    await pool.query(PROMISES, [first, Math.min(promises, first + pageOf - 1), promises]);
  await pool.query('VACUUM ANALYZE');
  say(`${promises} promises made`);
}

/** The first run warms up and does not count. */
async function timed(ask: () => Promise<PromiseReport>) {
  const times: number[] = [];
  let report = await ask();
  for (let i = 0; i < rounds; i += 1) {
    const began = performance.now();
    report = await ask();
    times.push(performance.now() - began);
  }
  return { times: percentiles(times), report };
}

function holds({ lines }: PromiseReport): boolean {
  const total = lines.find(({ key }) => key === null)?.sums;
  const asked = lines.filter(({ key }) => key !== null).reduce((sum, { sums }) => sum + sums.asked, 0);
  if (!total || total.asked !== asked) return false;
  const { keptInTime, keptLate, settled, failed, cancelled, open } = total;
  return asked === keptInTime + keptLate + settled + failed + cancelled + open;
}
