/** Postgres and TypeScript count the same: on random records, by every grain, against any target, for any period. */
import { Pool } from 'pg';
import { kpisOf, levelOf } from '../../../src/core/kpi/kpis';
import { serviceLevelFormulas } from '../../../src/core/kpi/service-level';
import { addSums, noSums, type Sums } from '../../../src/core/kpi/sums';
import type { Grain, Period, Targets } from '../../../src/engine/ports';
import { Random } from '../../../src/engine/simulate/random';
import { columnOf, querySums } from '../../../src/reports/query-sums';
import { sumRecord } from '../../../src/reports/sum-record';
import { TestPostgres } from '../../fakes/journal-postgres';
import { insert, storeRecord } from '../../fakes/store-record';
import { Dice, randomRecord } from '../../fixtures/record/random-record';

const grains: readonly Grain[] = ['all', 'number', 'menu', 'queue', 'agent'];
const quarter = 900_000;
const from = Date.parse('2026-03-02T08:00:00Z');
const to = from + 16 * quarter;

let postgres: TestPostgres;
let pool: Pool;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  pool = new Pool({ connectionString: await postgres.database(), max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
});
afterEach(() => pool.end());

const shown = (sums: ReadonlyMap<string, Sums>) => Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
const isSomething = (sums: Sums) => Object.values(sums).some((value) => value !== 0);

test.each([1, 2, 3, 4, 5, 6])('random record %i', async (seed) => {
  const dice = new Dice(new Random(seed));
  const record = randomRecord(new Random(seed * 1_000), { calls: 20 + dice.whole(150), from, to });
  await storeRecord(pool, record);
  await pool.query('SELECT kpi_recount($1, $2)', [new Date(from - 8 * quarter), new Date(to + 8 * quarter)]);
  for (let round = 0; round < 4; round += 1) {
    const period: Period = { from: from + dice.whole(8) * quarter, to: to - dice.whole(8) * quarter };
    const targets: Targets = {
      ...{ withinS: dice.whole(40), maxWaitS: dice.whole(100), shortAbandonS: dice.whole(10) },
      ...{ threeRingsS: dice.whole(20), repeatHours: dice.whole(6) },
    };
    for (const grain of grains) {
      const lines = await querySums(pool, { grain, periods: [period], targets });
      const counted = new Map(lines.map(({ key, sums }) => [key, sums]));
      const expected = sumRecord(record, grain, { period, targets, now: Date.now() });
      const kept = [...expected].filter(([, sums]) => isSomething(sums));
      expect({ grain, ...shown(new Map([...counted].filter(([, sums]) => isSomething(sums)))) }).toEqual({
        grain,
        ...shown(new Map(kept)),
      });
    }
  }
});

test('several periods at once are the same as one after another, and add up to the whole', async () => {
  const record = randomRecord(new Random(77), { calls: 120, from, to });
  await storeRecord(pool, record);
  await pool.query('SELECT kpi_recount($1, $2)', [new Date(from), new Date(to)]);
  const targets = { withinS: 15, maxWaitS: 60, shortAbandonS: 5, threeRingsS: 15, repeatHours: 24 };
  const periods = Array.from({ length: 16 }, (_, i) => ({ from: from + i * quarter, to: from + (i + 1) * quarter }));
  for (const grain of grains) {
    const parts = await querySums(pool, { grain, periods, targets });
    const [whole] = [await querySums(pool, { grain, periods: [{ from, to }], targets })];
    for (const { key, sums } of whole)
      expect(parts.filter((part) => part.key === key).reduce((sum, part) => addSums(sum, part.sums), noSums)).toEqual(
        sums,
      );
    const third = periods[2] as Period;
    const alone = sumRecord(record, grain, { period: third, targets, now: Date.now() });
    expect(
      parts
        .filter(({ period, sums }) => period === 2 && isSomething(sums))
        .map(({ key }) => key)
        .sort(),
    ).toEqual(
      [...alone]
        .filter(([, sums]) => isSomething(sums))
        .map(([key]) => key)
        .sort(),
    );
  }
});

test('every figure in SQL is the one in TypeScript; null where nobody called', async () => {
  const dice = new Dice(new Random(5));
  const names = Object.keys(noSums) as (keyof Sums)[];
  const random = () => Object.fromEntries(names.map((name) => [name, dice.whole(1_000)])) as unknown as Sums;
  for (const sums of [noSums, ...Array.from({ length: 30 }, random)]) {
    // What cannot be: more short abandons than abandons.
    const sane: Sums = {
      ...sums,
      abandoned: sums.abandoned + sums.shortAbandons,
      entered: sums.entered + 2_000 * Math.sign(sums.entered),
    };
    const figures = kpisOf(sane);
    const calls = [
      ...Object.keys(figures).map((name) => [name, `kpi_${columnOf(name)}`]),
      ...serviceLevelFormulas.map((name) => [name, `kpi_${name.replaceAll('-', '_')}`]),
    ] as [string, string][];
    const row = `ROW (${names.map((name) => sane[name]).join(', ')})::kpi_sum`;
    const { rows } = await pool.query<Record<string, number | null>>(
      `SELECT ${calls.map(([name, call]) => `${call}(s) AS "${name}"`).join(', ')} FROM (SELECT ${row} AS s) AS one`,
    );
    const levels = Object.fromEntries(serviceLevelFormulas.map((name) => [name, levelOf(name, sane)]));
    expect(rows[0]).toEqual({ ...figures, ...levels });
  }
});

test('the words of the sums and the columns of the type are the same, in the same order', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'kpi_sum'::regclass AND attnum > 0 ORDER BY attnum`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(noSums).map(columnOf).sort());
});

test('rows from nowhere are counted as nothing, and hurt nobody', async () => {
  await insert(pool, 'queue_visit', [
    { call_id: 'nobody', n: 1, queue_id: 'repair', entered_at: from, left_at: null, exit: null },
  ]);
  await insert(pool, 'talk', [{ call_id: 'nobody', n: 1, agent_id: null, visit_n: 1, ended_at: from }]);
  await pool.query('SELECT kpi_recount($1, $2)', [new Date(from), new Date(to)]);
  const targets = { withinS: 15, maxWaitS: 60, shortAbandonS: 5, threeRingsS: 15, repeatHours: 24 };
  for (const grain of grains) expect(await querySums(pool, { grain, periods: [{ from, to }], targets })).toEqual([]);
});
