/** Adherence out of a real Postgres: as counted by hand, as TypeScript counts on random days, and as reports show it. */
import { Pool } from 'pg';
import { activities, adherence, sumPlans, type PlannedTime } from '../../../src/core/kpi/adherence';
import type { Period, ReportQuery } from '../../../src/engine/ports';
import { Random } from '../../../src/engine/simulate/random';
import { queryPlans } from '../../../src/reports/plans';
import type { IntervalRow, Record } from '../../../src/reports/record';
import { createReportDesk } from '../../../src/reports/report-desk';
import { reportSheet } from '../../../src/reports/report-sheet';
import { parseRules } from '../../../src/rules/load-rules';
import { TestPostgres } from '../../fakes/journal-postgres';
import { insert, storeRecord } from '../../fakes/store-record';
import {
  at,
  plan,
  planned24,
  planned24ofAll,
  planned25,
  plannedDay,
  plannedUntilNoon,
} from '../../fixtures/record/planned-day';
import { Dice } from '../../fixtures/record/random-record';
import { small } from '../../fixtures/rules/small';

const rules = parseRules(small, 'small.yaml');
const now = at('26 12:00');
const day24: Period = { from: at('00:00'), to: at('25 00:00') };
const day25: Period = { from: at('25 00:00'), to: at('26 00:00') };

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

const store = async (record: Record, plans: readonly PlannedTime[]) => {
  await storeRecord(pool, record);
  const rows = plans.map(({ agentId, from, to, activity }) => ({
    agent_id: agentId,
    from_at: from,
    to_at: to,
    activity,
  }));
  await insert(pool, 'shift', rows);
  await pool.query(`INSERT INTO kpi_dirty (from_at, to_at) VALUES ('2026-03-23', '2026-03-27')`);
};
const counted = async (period: Period, until = now) =>
  Object.fromEntries(
    (await queryPlans(pool, [period], until)).map(({ key, plannedMs, missedMs }) => [key, { plannedMs, missedMs }]),
  );
const report = (query: Partial<ReportQuery>, until = now) =>
  createReportDesk({ pool, rules: () => rules, now: () => until }).report({ span: 'day', by: 'agent', ...query });

test('the days by hand, by agent and in sum', async () => {
  await store(plannedDay, plan);
  expect(await counted(day24)).toEqual(planned24);
  expect(await counted(day25)).toEqual(planned25);
  expect(await counted(day24, at('11:30'))).toEqual(plannedUntilNoon);
  expect(await counted({ from: at('27 00:00'), to: at('28 00:00') })).toEqual({});
  const { rows } = await pool.query(
    `SELECT period, key, planned_ms::float8 AS "plannedMs", missed_ms::float8 AS "missedMs", kpi_adherence(planned_ms, missed_ms) AS kept
     FROM shift_sums('all', $1, $2, $3)`,
    [[new Date(day24.from)], [new Date(day24.to)], new Date(now)],
  );
  expect(rows).toEqual([{ period: 1, key: '', ...planned24ofAll, kept: 0.75 }]);
});

test('several periods at once are the same as one after another, and add up to the whole', async () => {
  await store(plannedDay, plan);
  const quarters = Array.from({ length: 192 }, (_, i) => ({
    from: day24.from + i * 900_000,
    to: day24.from + (i + 1) * 900_000,
  }));
  const lines = await queryPlans(pool, quarters, now);
  const total = (key: string) => lines.filter((line) => line.key === key);
  const sum = (key: string, of: 'plannedMs' | 'missedMs') => total(key).reduce((all, line) => all + line[of], 0);
  expect([sum('8001', 'plannedMs'), sum('8001', 'missedMs')]).toEqual([32_400_000, 1_800_000]);
  expect([sum('8003', 'plannedMs'), sum('8003', 'missedMs')]).toEqual([540 * 60_000, 1_800_000]);
  expect(lines.find(({ period, key }) => key === '8001' && period === 41)).toMatchObject({
    plannedMs: 900_000,
    missedMs: 300_000,
  });
  const both = await queryPlans(pool, [day25, day24], now);
  expect(both.filter(({ period }) => period === 0).map(({ key }) => key)).toEqual(['8003']);
});

test.each([1, 2, 3, 4, 5, 6])('random plan %i: Postgres and TypeScript count the same', async (seed) => {
  const dice = new Dice(new Random(seed));
  const intervals = ['8001', '8002', '8003', '8004'].flatMap((agent) => randomStates(dice, agent));
  const plans = ['8001', '8002', '8003', '8005'].flatMap((agent) => randomPlan(dice, agent));
  await store({ ...plannedDay, intervals }, plans);
  const states = intervals.map(({ agent_id, from_at, to_at, state }) => ({
    agentId: agent_id,
    from: from_at,
    to: to_at,
    state,
  }));
  for (let round = 0; round < 8; round += 1) {
    const from = day24.from - hour + dice.ms(30 * hour);
    const period = { from, to: from + 1 + dice.ms(dice.one([hour, 60 * hour])) };
    const until = day24.from + dice.ms(72 * hour);
    const expected = sumPlans({ plans, states }, { ...period, now: until });
    expect({ seed, period, until, ...(await counted(period, until)) }).toEqual({
      seed,
      period,
      until,
      ...Object.fromEntries(expected),
    });
  }
});

const hour = 3_600_000;
function randomStates(dice: Dice, agent_id: string): readonly IntervalRow[] {
  const rows: IntervalRow[] = [];
  let from_at = day24.from + dice.ms(20 * hour);
  while (from_at < day24.from + 60 * hour) {
    const to_at = from_at + dice.ms(dice.one([0, hour / 60, hour, 30 * hour]));
    rows.push({
      agent_id,
      from_at,
      to_at,
      state: dice.one(['logged-out', 'ready', 'offered', 'talking', 'wrap-up', 'not-ready']),
    });
    from_at = to_at;
  }
  return [...rows, { agent_id, from_at, to_at: null, state: dice.one(['ready', 'logged-out', 'not-ready']) }];
}
function randomPlan(dice: Dice, agentId: string): readonly PlannedTime[] {
  const plans: PlannedTime[] = [];
  for (let from = day24.from - 30 * hour; from < day24.from + 60 * hour;) {
    const to = from + 1 + dice.ms(dice.one([hour / 4, 4 * hour, 23 * hour]));
    plans.push({ agentId, from, to, activity: dice.one(activities) });
    from = to + (dice.is(0.5) ? 0 : dice.ms(5 * hour));
  }
  return plans;
}

test('the report by agent shows it, and the total; who never came has her line; by what has no plan it is null', async () => {
  await store(plannedDay, plan);
  const { lines } = await report({ from: '2026-03-24' });
  expect(lines.map(({ key, plan: of, kpis }) => [key, of, kpis.adherence])).toEqual([
    ['8001', planned24['8001'], adherence(planned24['8001'])],
    ['8002', planned24['8002'], 0.25],
    ['8003', planned24['8003'], 1],
    ['8004', planned24['8004'], 0.5],
    ['8005', { plannedMs: 0, missedMs: 0 }, null],
    [null, planned24ofAll, 0.75],
  ]);
  for (const by of ['queue', 'number', 'menu'] as const)
    for (const { plan: of, kpis } of (await report({ from: '2026-03-24', by })).lines)
      expect([of, kpis.adherence]).toEqual([null, null]);
  expect((await report({ from: '2026-03-24', by: 'all' })).lines[0]).toMatchObject({
    key: null,
    kpis: { adherence: 0.75 },
  });
});

test('days, weeks and months; a day with a plan and nobody there has its lines', async () => {
  await store(plannedDay, [...plan, { agentId: '8002', from: at('25 09:00'), to: at('25 10:00'), activity: 'work' }]);
  await pool.query(
    `UPDATE shift SET from_at = from_at - interval '7 days', to_at = to_at - interval '7 days' WHERE agent_id = '8004'`,
  );
  const shown = async (query: Partial<ReportQuery>) =>
    (await report(query)).lines.flatMap(({ from, key, kpis }) =>
      kpis.adherence === null
        ? []
        : [[new Date(from + 8 * hour).toISOString().slice(5, 10), key, Math.round(kpis.adherence * 1_000) / 1_000]],
    );
  expect((await shown({ from: '2026-03-25', to: '2026-03-26' })).slice(0, 2)).toEqual([
    ['03-25', '8002', 0],
    ['03-25', '8003', 0.917],
  ]);
  // Before anybody's states were on record nothing counts.
  expect(await shown({ from: '2026-03-17', to: '2026-03-17' })).toEqual([]);
  // 1380 minutes planned, 300 missed
  expect((await shown({ span: 'week', from: '2026-03-24' })).at(-1)).toEqual(['03-23', null, 0.783]);
  expect((await shown({ span: 'month', from: '2026-03-24' })).at(-1)).toEqual(['03-01', null, 0.783]);
});

test('plans are changed late, and so are states: the next report has it', async () => {
  await store(plannedDay, plan);
  await pool.query(`UPDATE shift SET activity = 'training' WHERE agent_id = '8002' AND activity = 'work'`);
  expect((await report({ from: '2026-03-24' })).lines.find(({ key }) => key === '8002')?.kpis.adherence).toBe(1);
  await pool.query(`UPDATE agent_interval SET state = 'not-ready', reason = 'forced' WHERE agent_id = '8004'`);
  expect((await report({ from: '2026-03-24' })).lines.find(({ key }) => key === '8004')?.kpis.adherence).toBe(0);
});

test('sheets have it in both languages, by agent only', async () => {
  await store(plannedDay, plan);
  const sheet = reportSheet(await report({ from: '2026-03-24' }), 'zh');
  const place = sheet.columns.findIndex(({ zh, en }) => zh === '遵时度' && en === 'adherence');
  expect(sheet.rows.map((row) => row[place])).toEqual([17 / 18, 0.25, 1, 0.5, null, 0.75]);
  const byQueue = reportSheet(await report({ from: '2026-03-24', by: 'queue' }), 'en');
  expect(byQueue.columns.map(({ en }) => en)).not.toContain('adherence');
});
