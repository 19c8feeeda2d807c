/** Reports over a morning that was counted by hand; late corrections; a day nobody called; what cannot be asked. */
import { Pool } from 'pg';
import type { ReportDesk } from '../../../src/engine/ports';
import { createReportDesk } from '../../../src/reports/report-desk';
import { sumRecord } from '../../../src/reports/sum-record';
import { parseRules } from '../../../src/rules/load-rules';
import { TestPostgres } from '../../fakes/journal-postgres';
import { insert, storeRecord } from '../../fakes/store-record';
import { agent8002, allDay, allDayOfTwoHours, general, morning, repair } from '../../fixtures/record/morning';
import { small } from '../../fixtures/rules/small';

const day = '2026-03-23';
const now = Date.parse(`${day}T12:00:00+08:00`);
const period = { from: Date.parse(`${day}T00:00:00+08:00`), to: Date.parse('2026-03-24T00:00:00+08:00') };
const targets = { withinS: 15, maxWaitS: 60, shortAbandonS: 5, threeRingsS: 15, repeatHours: 1 };
const rulesOf = (reports = 'repeatWithin: 1h') => parseRules(`${small}\nreports: { ${reports} }\n`, 'small.yaml');

let postgres: TestPostgres;
let pool: Pool;
let desk: ReportDesk;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  pool = new Pool({ connectionString: await postgres.database(), max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  desk = deskOf();
  await storeRecord(pool, morning);
  await pool.query(`INSERT INTO kpi_dirty (from_at, to_at) VALUES ('2026-03-22', '2026-03-25')`);
});
afterEach(() => pool.end());

const deskOf = (rules = rulesOf(), at = now) => createReportDesk({ pool, rules: () => rules, now: () => at });
const line = async (key: string | null, query: Partial<Parameters<ReportDesk['report']>[0]> = {}) =>
  (await desk.report({ span: 'day', by: 'queue', from: day, ...query })).lines.find((of) => of.key === key);

test('the day by hand, in SQL and in TypeScript', async () => {
  expect((await line(null))?.sums).toEqual(allDay);
  expect(sumRecord(morning, 'all', { period, targets, now }).get('')).toEqual(allDay);
  expect((await line('repair'))?.sums).toMatchObject(repair);
  expect((await line('general'))?.sums).toMatchObject(general);
  expect((await line('8002', { by: 'agent' }))?.sums).toMatchObject(agent8002);
  expect((await line('repair-menu', { by: 'menu' }))?.sums).toMatchObject({ calls: 1, abandonedInMenu: 1, entered: 0 });
  expect((await line('95002', { by: 'number' }))?.sums).toMatchObject({ calls: 1, answered: 1, answeredWaitMs: 6_000 });
});

test('the figures by hand', async () => {
  expect(await line(null)).toMatchObject({
    serviceLevel: 3 / 7,
    kpis: {
      ...{
        asaMs: 25_250,
        longestWaitMs: 70_000,
        ahtMs: 93_000,
        occupancy: 0.5,
        threeRingRate: 0.6,
        waitedWithinTarget: 5 / 7,
      },
      ...{
        abandonment: 2 / 7,
        abandonmentInMenu: 1 / 9,
        nps: 1,
        satisfaction: 2,
        callbackSuccess: 1,
        transferRate: 0.25,
      },
      ...{ surveyInvitationRate: 0.2, agentNonResponse: 0.2, endedByAgentShare: 0.4 },
    },
  });
  expect((await line(null, { formula: 'sl-genesys', withinS: 14 }))?.serviceLevel).toBe(2 / 6);
});

test('the repeat-call window is the rules’', async () => {
  desk = deskOf(rulesOf('repeatWithin: 2h'));
  expect((await line(null))?.sums).toEqual(allDayOfTwoHours);
});

test('a call counts in the quarter in which it entered the queue', async () => {
  const { lines } = await desk.report({ span: 'interval', by: 'all', from: day });
  const at = (clock: string) => lines.find(({ from }) => from === Date.parse(`${day}T${clock}:00+08:00`))?.sums;
  expect([at('09:00')?.calls, at('09:15')?.calls, at('09:15')?.answered]).toEqual([6, 1, 1]);
  expect(lines).toHaveLength(5);
});

test('a day nobody called has its lines, and no figures', async () => {
  const { lines } = await desk.report({ span: 'day', by: 'queue', from: '2026-03-01' });
  expect(lines.map(({ key }) => key)).toEqual(['general', 'repair', null]);
  for (const { kpis, serviceLevel } of lines)
    expect(new Set([serviceLevel, ...Object.values(kpis)])).toEqual(new Set([null]));
});

test('a late correction is counted, in its own quarter alone', async () => {
  expect((await line('repair'))?.sums.answered).toBe(2);
  await pool.query(`UPDATE queue_visit SET exit = 'answered' WHERE call_id = 'c'`);
  expect((await line('repair'))?.sums.answered).toBe(2);
  await pool.query(`SELECT kpi_mark_calls('{c}')`);
  expect((await line('repair'))?.sums.answered).toBe(3);
  expect(
    (
      await pool.query('SELECT FROM kpi_dirty WHERE from_at >= $1 AND to_at <= $2', [
        new Date(period.from),
        new Date(period.to),
      ])
    ).rowCount,
  ).toBe(0);
});

test('who calls again takes the first contact’s resolution back', async () => {
  const late = {
    ...morning.calls[0],
    call_id: 'z',
    arrived_at: Date.parse(`${day}T09:59:00+08:00`),
    outcome: 'closed',
  };
  expect((await line('repair'))?.sums.resolvedContacts).toBe(2);
  await insert(pool, 'call', [{ ...late, ended_at: late.arrived_at }]);
  await pool.query(`SELECT kpi_mark_calls('{z}')`);
  expect((await line('repair'))?.sums).toMatchObject({ firstContacts: 2, resolvedContacts: 1 });
});

test('time goes on without news: an agent who stays ready', async () => {
  await pool.query(`UPDATE agent_interval SET state = 'ready' WHERE to_at IS NULL AND agent_id = '8002'`);
  await pool.query(`UPDATE kpi_clock SET mature_at = kpi_bin(now() - interval '3 hours')`);
  const from = Date.now() - 3_600_000;
  desk = deskOf(rulesOf(), Date.now());
  const today = new Date(from + 8 * 3_600_000).toISOString().slice(0, 10);
  const { lines } = await desk.report({ span: 'interval', by: 'agent', from: today, to: today });
  const ready = lines.find((of) => of.key === '8002' && of.from <= from && of.to > from)?.sums.readyMs;
  expect(ready).toBe(900_000);
});

test.each([
  [{ from: 'soon' }, '2026-11-22'],
  [{ from: '2026-03-24', to: '2026-03-23' }, 'before the first'],
  [{ formula: "sl'; DROP TABLE call; --" }, 'connect-rate'],
  [{ withinS: 1.5 }, 'whole seconds'],
  [{ span: 'interval', from: '2000-01-01', to: '2026-01-01' }, '3000'],
] as const)('%j is refused in one sentence', async (query, says) => {
  const asked = desk.report({ span: 'day', by: 'queue', ...query });
  await expect(asked).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining(says) as string });
});

test('the tracking table: one line a call, masked', async () => {
  const calls = await desk.tracking({ from: day });
  expect(calls.map(({ callId }) => callId)).toEqual([...'abcdefghi']);
  expect(calls[0]).toMatchObject({ contact: '138****0001', channel: 'telephone', remark: 'answered', type: '报修' });
  expect(calls[4]).toMatchObject({ channel: 'callback', remark: 'callback_requested, callback kept' });
  const file = await desk.file({ of: { span: 'tracking', from: day }, format: 'csv', language: 'zh' });
  expect(file.toString().split('\r\n')).toHaveLength(11);
  expect(file.toString()).not.toContain('13800000001');
});
