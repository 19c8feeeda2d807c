/** Sums of whole stretches say what the rows say: for any period, also after a correction that comes late. */
import { Pool } from 'pg';
import { Random } from '../../../src/engine/simulate/random';
import type { Grain, Period, Targets } from '../../../src/engine/ports';
import { querySums } from '../../../src/reports/query-sums';
import type { Record } from '../../../src/reports/record';
import { refresh, sumStretches } from '../../../src/reports/refresh';
import { sumRecord } from '../../../src/reports/sum-record';
import { TestPostgres } from '../../fakes/journal-postgres';
import { storeRecord } from '../../fakes/store-record';
import { randomRecord } from '../../fixtures/record/random-record';

const hour = 3_600_000;
const from = Date.parse('2026-03-01T16:00:00Z');
const to = from + 48 * hour;
const targets: Targets = { withinS: 12, maxWaitS: 60, shortAbandonS: 5, threeRingsS: 15, repeatHours: 3 };
const grains: readonly Grain[] = ['all', 'number', 'menu', 'queue', 'agent'];
const periods: readonly Period[] = [
  { from, to },
  { from: from + 8 * hour, to: from + 16 * hour },
  // half an hour beside it, as where a day begins at 18:30 UTC
  { from: from + 2.5 * hour, to: from + 26.5 * hour },
  { from: from + 9 * hour, to: from + 15 * hour },
];

let postgres: TestPostgres;
let pool: Pool;
let record: Record;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  pool = new Pool({ connectionString: await postgres.database(), max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  record = randomRecord(new Random(4), { calls: 300, from, to });
  await storeRecord(pool, record);
  await pool.query('SELECT kpi_recount($1, $2)', [new Date(from - 24 * hour), new Date(to + 24 * hour)]);
  expect(await sumStretches(pool)).toBeGreaterThanOrEqual(6);
});
afterEach(() => pool.end());

async function expectEqual(of: Record): Promise<void> {
  for (const grain of grains) {
    const lines = await querySums(pool, { grain, periods, targets });
    for (const [place, period] of periods.entries()) {
      const counted = lines.filter((line) => line.period === place).map(({ key, sums }) => [key, sums] as const);
      const expected = [...sumRecord(of, grain, { period, targets, now: Date.now() })];
      const isSomething = ([, sums]: readonly [string, object]) => Object.values(sums).some((value) => value !== 0);
      expect({ grain, place, ...Object.fromEntries(counted.filter(isSomething)) }).toEqual({
        ...{ grain, place, ...Object.fromEntries(expected.filter(isSomething)) },
      });
    }
  }
}

test('what stretches and the quarters beside them add up to is what the rows say', () => expectEqual(record));

test('a stretch is read, not its quarters', async () => {
  await pool.query(`UPDATE kpi_rollup SET calls = calls + 1000 WHERE grain = 'all'`);
  const [whole] = await querySums(pool, { grain: 'all', periods: periods.slice(0, 1), targets });
  expect(whole?.sums.calls).toBe(
    sumRecord(record, 'all', { period: { from, to }, targets, now: Date.now() }).get('')?.calls,
  );
});

test('a late correction is summed again, and nothing else', async () => {
  const inbound = new Set(record.calls.flatMap((call) => (call.direction === 'inbound' ? [call.call_id] : [])));
  const wrong = record.visits.find(
    ({ call_id, n, exit, entered_at }) => inbound.has(call_id) && n === 1 && exit === 'abandoned' && entered_at < to,
  );
  const right = (visit: Record['visits'][number]) => (visit === wrong ? { ...visit, exit: 'answered' } : visit);
  await pool.query(`UPDATE queue_visit SET exit = 'answered' WHERE call_id = $1 AND n = $2`, [
    wrong?.call_id,
    wrong?.n,
  ]);
  const before = await pool.query<{ id: string }>(
    'SELECT xmin || from_at::text || grain || key AS id FROM kpi_rollup_stretch',
  );
  await pool.query('SELECT kpi_mark_calls($1)', [[wrong?.call_id]]);
  await refresh(pool, { from, to });
  await expectEqual({ ...record, visits: record.visits.map(right) });
  const after = new Set(
    (
      await pool.query<{ id: string }>('SELECT xmin || from_at::text || grain || key AS id FROM kpi_rollup_stretch')
    ).rows.map(({ id }) => id),
  );
  const again = before.rows.filter(({ id }) => !after.has(id)).length;
  expect(again).toBeGreaterThanOrEqual(4);
  expect(again).toBeLessThanOrEqual(8);
});
