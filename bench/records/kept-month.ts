/** The month reports are made of: taken as it was kept, or made and counted, which takes most of the bench's time. */
import { Pool } from 'pg';
import { refresh, sumStretches } from '../../src/reports/refresh';
import { migrated } from '../../test/fakes/journal-postgres';
import { databaseUrl, hasDatabase, newDatabase, renameDatabase } from './bench-database';
import { fillMonth, type MonthOfCalls } from './month-of-calls';

export interface MonthMade {
  readonly fillSeconds: number;
  /** Into rollups, by two sessions at once. */
  readonly countSeconds: number;
  readonly rollups: number;
}
export interface CountedAgain {
  readonly quarters: number;
  readonly calls: number;
  readonly seconds: number;
}

const dayMs = 86_400_000;
/** Counted by one statement: its memory stays what it is. */
const atOnceMs = dayMs / 12;
type Say = (line: string) => void;

export async function keptMonth(
  server: string,
  month: MonthOfCalls,
  say: Say,
): Promise<{ readonly database: string; readonly work: MonthMade | null }> {
  const database = `month_${month.calls}_${month.seed}`;
  if (await hasDatabase(server, database)) {
    say(`reports: ${month.calls} calls are there already`);
    await migrated(databaseUrl(server, database));
    const pool = new Pool({ connectionString: databaseUrl(server, database), max: 1 });
    try {
      // what was left to be counted
      await refresh(pool, { from: month.from, to: month.from + month.days * dayMs });
      await sumStretches(pool);
    } finally {
      await pool.end();
    }
    return { database, work: null };
  }
  const draft = `${database}_draft`;
  const pool = new Pool({ connectionString: await newDatabase(server, draft), max: 2 });
  try {
    const filling = performance.now();
    await fillMonth(pool, month, say);
    const fillSeconds = secondsSince(filling);
    const work = { fillSeconds, ...(await countMonth(pool, month, say)) };
    await pool.end();
    await renameDatabase(server, draft, database);
    return { database, work };
  } finally {
    if (!pool.ended) await pool.end();
  }
}

export async function countMonth(
  pool: Pool,
  { from, days }: MonthOfCalls,
  say: Say,
): Promise<Omit<MonthMade, 'fillSeconds'>> {
  const began = performance.now();
  const waiting = Array.from({ length: (days * dayMs) / atOnceMs }, (_, i) => from + i * atOnceMs);
  const count = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      await pool.query('SELECT kpi_fill($1, $2)', [new Date(at), new Date(at + atOnceMs)]);
      if (waiting.length % 12 === 0) say(`reports: ${waiting.length / 12} days to be counted`);
    }
  };
  await Promise.all([count(), count()]);
  await pool.query('TRUNCATE kpi_dirty');
  await pool.query('UPDATE kpi_clock SET mature_at = kpi_bin(now())');
  say('reports: stretches are summed');
  await sumStretches(pool);
  await pool.query('VACUUM ANALYZE kpi_rollup, kpi_rollup_stretch');
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM kpi_rollup');
  return { countSeconds: secondsSince(began), rollups: rows[0]?.count ?? 0 };
}

/** As after a correction that concerns all of a day. */
export async function countAgain(pool: Pool, { from }: MonthOfCalls): Promise<CountedAgain> {
  const day = { from: from + 2 * dayMs, to: from + 3 * dayMs };
  const edges = [new Date(day.from), new Date(day.to)];
  await pool.query('INSERT INTO kpi_dirty (from_at, to_at) VALUES ($1, $2)', edges);
  const began = performance.now();
  const quarters = await refresh(pool, day);
  const seconds = secondsSince(began);
  const { rows } = await pool.query<{ calls: number }>(
    `SELECT sum(calls)::integer AS calls FROM kpi_rollup WHERE grain = 'all' AND from_at >= $1 AND from_at < $2`,
    edges,
  );
  return { quarters, calls: rows[0]?.calls ?? 0, seconds };
}

const secondsSince = (began: number) => Math.round((performance.now() - began) / 100) / 10;
