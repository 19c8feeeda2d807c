/** `/api/v1/shifts` over a real Postgres. */
import { Pool } from 'pg';
import { createConsole, type Console } from '../../../src/console/create-console';
import { createLog } from '../../../src/log';
import { createShiftDesk } from '../../../src/reports/shifts/shift-desk';
import { parseRules } from '../../../src/rules/load-rules';
import { coreFloor } from '../../fakes/core-floor';
import { TestPostgres } from '../../fakes/journal-postgres';
import { small } from '../../fixtures/rules/small';

const rules = parseRules(small, 'small.yaml');

let postgres: TestPostgres;
let pool: Pool;
let console: Console;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  pool = new Pool({ connectionString: await postgres.database(), max: 2, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  const floor = coreFloor();
  const shifts = createShiftDesk({ pool, rules: () => rules });
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  const log = createLog('silent');
  console = createConsole({ settings, view: floor, post: floor, clock: floor.clock, health: [], log, shifts });
  await console.start();
}, 60_000);
afterAll(async () => {
  await console.stop();
  await pool.end();
  await postgres.stop();
}, 30_000);
beforeEach(() => pool.query('TRUNCATE shift'));

const planned = async () =>
  (
    await pool.query<{ said: string }>(
      `SELECT agent_id || to_char(from_at AT TIME ZONE 'Asia/Shanghai', ' MM-DD HH24:MI') || to_char(to_at AT TIME ZONE 'Asia/Shanghai', '–HH24:MI ')
         || activity AS said FROM shift ORDER BY agent_id, from_at`,
    )
  ).rows.map(({ said }) => said);

describe('/api/v1/shifts', () => {
  const put = async (body: object) => {
    const answer = await fetch(`${console.address}/api/v1/shifts`, {
      ...{ method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    });
    return [answer.status, await answer.json()] as const;
  };
  const get = async (query: string) => {
    const answer = await fetch(`${console.address}/api/v1/shifts?${query}`);
    return [answer.status, await answer.json()] as const;
  };
  const day = { from: '2026-03-24T00:00:00+08:00', to: '2026-03-25T00:00:00+08:00' };
  const shift = (agentId: string, from: string, to: string, activity = 'work') => ({
    ...{
      agentId,
      from: `2026-03-24T${from}:00+08:00`,
      to: `2026-03-${to.length > 5 ? to.replace(' ', 'T') : `24T${to}`}:00+08:00`,
    },
    activity,
  });
  const both = {
    ...day,
    agents: ['8001', '8002'],
    shifts: [shift('8001', '09:00', '12:00'), shift('8002', '22:00', '25 06:00')],
  };

  test('a plan put twice is one plan; another takes its place, for the agents and the time it names', async () => {
    expect(await put(both)).toEqual([200, { removed: 0, added: 2 }]);
    expect(await put(both)).toEqual([200, { removed: 2, added: 2 }]);
    expect(await planned()).toEqual(['8001 03-24 09:00–12:00 work', '8002 03-24 22:00–06:00 work']);
    const mine = { ...day, agents: ['8001'], shifts: [shift('8001', '10:00', '11:00', 'meeting')] };
    expect(await put(mine)).toEqual([200, { removed: 1, added: 1 }]);
    expect(await planned()).toEqual(['8001 03-24 10:00–11:00 meeting', '8002 03-24 22:00–06:00 work']);
    expect(await get(`from=2026-03-24T22:30:00Z&to=2026-03-25T12:00:00Z`)).toEqual([200, { shifts: [] }]);
    expect(await get(`from=2026-03-24T21:30:00Z&to=2026-03-25T12:00:00Z&agentId=8002`)).toEqual([
      200,
      {
        shifts: [
          { agentId: '8002', from: '2026-03-24T14:00:00.000Z', to: '2026-03-24T22:00:00.000Z', activity: 'work' },
        ],
      },
    ]);
    expect(await put({ ...day, agents: ['8001', '8002'], shifts: [] })).toEqual([200, { removed: 2, added: 0 }]);
  });

  test.each([
    ['overlaps another', [shift('8001', '09:00', '12:00'), shift('8001', '11:00', '13:00')], 409, 'shift-overlap'],
    ['overlaps what stays', [shift('8002', '05:00', '07:00')], 409, 'shift-overlap'],
    ['is of an unknown agent', [shift('8099', '09:00', '12:00')], 404, 'agent-unknown'],
    ['is of an agent who is not named', [shift('8003', '09:00', '12:00')], 400, 'bad-request'],
    ['is of an unknown activity', [shift('8001', '09:00', '12:00', 'holiday')], 400, 'bad-request'],
    ['ends before it begins', [shift('8001', '12:00', '09:00')], 400, 'bad-request'],
    ['is longer than a day', [shift('8001', '12:00', '25 12:01')], 400, 'bad-request'],
    [
      'begins elsewhere',
      [{ ...shift('8001', '09:00', '12:00'), ...{ from: '2026-03-23T23:00:00+08:00' } }],
      400,
      'bad-request',
    ],
    ['has no time', [{ ...shift('8001', '09:00', '12:00'), from: 'soon' }], 400, 'bad-request'],
  ])('a plan with a shift that %s is refused whole', async (_, shifts, status, code) => {
    await pool.query(`INSERT INTO shift VALUES ('8002', '2026-03-23 22:00+08', '2026-03-24 06:00+08', 'work'),
      ('8001', '2026-03-24 18:00+08', '2026-03-24 19:00+08', 'work')`);
    const before = await planned();
    const answer = await put({
      ...day,
      agents: ['8001', '8002', '8099'],
      shifts: [shift('8001', '15:00', '16:00'), ...shifts],
    });
    expect(answer).toMatchObject([status, { error: { code } }]);
    expect(await planned()).toEqual(before);
  });

  test('more than fits into other requests; two at a time do not collide', async () => {
    const shifts = Array.from({ length: 31 * 20 }, (_, i) => {
      const from = Date.parse('2026-05-01T00:00:00Z') + i * 3_600_000;
      return {
        agentId: '8001',
        from: new Date(from).toISOString(),
        to: new Date(from + 3_600_000).toISOString(),
        activity: 'work',
      };
    });
    const month = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z', agents: ['8001'], shifts };
    expect(JSON.stringify(month).length).toBeGreaterThan(32 * 1024);
    const answers = await Promise.all([put(month), put(month), put(month)]);
    expect(answers.map(([status]) => status)).toEqual([200, 200, 200]);
    expect((await planned()).length).toBe(620);
  });

  test('calls do not wait for long lists: they are refused', async () => {
    await pool.query(`INSERT INTO shift SELECT '8001', at, at + interval '1 hour', 'work'
      FROM generate_series(timestamptz '2026-01-01 00:00Z', '2026-07-28 07:00Z', interval '1 hour') AS at`);
    const [from, last] = ['2026-01-01T00:00:00Z', '2026-07-28T07:00:00Z'];
    const [status, { shifts }] = (await get(`from=${from}&to=${last}`)) as [number, { shifts: readonly object[] }];
    expect([status, shifts.length]).toEqual([200, 4_999]);
    const more = `from=${from}&to=2026-07-28T09:00:00Z`;
    await pool.query(`INSERT INTO shift VALUES ('8002', '2026-07-28 00:00Z', '2026-07-28 07:00Z', 'work')`);
    expect(await get(more)).toMatchObject([400, { error: { code: 'bad-request' } }]);
    expect((await get(`${more}&agentId=8001`))[0]).toBe(200);
    const hour = { agentId: '8001', from: last, to: '2026-07-28T08:00:00Z', activity: 'work' };
    const many = {
      from,
      to: '2027-01-01T00:00:00Z',
      agents: ['8001'],
      shifts: Array.from({ length: 5_001 }, () => hour),
    };
    expect(await put(many)).toMatchObject([400, { error: { code: 'bad-request' } }]);
    const huge = { ...many, shifts: Array.from({ length: 20_000 }, () => hour) };
    expect(await put(huge)).toMatchObject([413, { error: { code: 'body-too-large' } }]);
  }, 30_000);

  test.each([
    '',
    'from=2026-03-24T00:00:00Z',
    'from=today&to=today',
    'from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z',
    'from=2026-03-24T00:00:00Z&to=2026-03-25T00:00:00Z&by=x',
  ])('GET ?%s is a bad request', async (query) =>
    expect(await get(query)).toMatchObject([400, { error: { code: 'bad-request' } }]),
  );

  test('without Postgres it says so', async () => {
    await postgres.pause();
    expect(await put(both)).toMatchObject([503, { error: { code: 'postgres-unavailable' } }]);
    await postgres.resume();
    expect((await get('from=2026-03-24T00:00:00Z&to=2026-03-25T00:00:00Z'))[0]).toBe(200);
  }, 60_000);

  test('the API’s own description tells of it', async () => {
    const { paths } = (await (await fetch(`${console.address}/api/docs/json`)).json()) as {
      paths: Record<string, object>;
    };
    expect(Object.keys(paths['/api/v1/shifts'] ?? {}).sort()).toEqual(['get', 'put']);
  });
});
