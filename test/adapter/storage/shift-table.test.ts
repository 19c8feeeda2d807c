/** Shifts in the tables: what cannot be planned is refused, whoever writes; and back to the version before, and here again. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { migrated, TestPostgres } from '../../fakes/journal-postgres';

const run = promisify(execFile);
const root = join(__dirname, '../../..');
const versions = readdirSync(join(root, 'migrations')).sort();

let postgres: TestPostgres;
let url: string;
let client: Client;
beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  url = await postgres.database();
  client = new Client(url);
  await client.connect();
});
afterEach(() => client.end());

const plan = (from: string, to: string, activity = 'work', agent = '8001') =>
  client.query('INSERT INTO shift (agent_id, from_at, to_at, activity) VALUES ($1, $2, $3, $4)', [
    ...[agent, `2026-03-24 ${from}Z`, `2026-03-${to.length > 5 ? to : `24 ${to}`}Z`, activity],
  ]);

test('shifts may touch one another, and those of others overlap', async () => {
  await plan('09:00', '12:00');
  await plan('12:00', '13:00', 'lunch');
  await plan('09:00', '25 09:00', 'work', '8002');
  expect((await client.query('SELECT FROM shift')).rowCount).toBe(3);
});

test.each([
  ['overlaps', '10:00', '10:30', 'break', 'shift_overlap'],
  ['ends before it begins', '08:00', '07:00', 'work', 'shift_length_check'],
  ['is empty', '08:00', '08:00', 'work', 'shift_length_check'],
  ['is longer than a day', '13:00', '25 13:01', 'work', 'shift_length_check'],
  ['is of no known activity', '13:00', '14:00', 'holiday', 'shift_activity_check'],
])('one that %s is refused', async (_, from, to, activity, constraint) => {
  await plan('09:00', '12:00');
  await expect(plan(from, to, activity)).rejects.toMatchObject({ constraint });
});

test('a version back its tables are as they were, and here again empty', async () => {
  const names = async () =>
    (
      await client.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'i', 'I')
         UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
      )
    ).rows.map(({ name }) => name);
  await plan('09:00', '12:00');
  await client.query(`SELECT add_month('2026-03-01')`);
  await client.query(
    `INSERT INTO agent_interval (agent_id, from_at, state) VALUES ('8001', '2026-03-24 08:00Z', 'not-ready')`,
  );
  const before = await names();
  const back = versions.slice(versions.findIndex((name) => name.endsWith('_shift_plan.sql')));
  const script = join(root, 'test/fakes/journal-migrate-to.ts');
  await run(process.execPath, ['--import', 'tsx', script, url, String(back.length), 'down'], { cwd: root });
  expect((await names()).filter((name) => /shift|adherence|_away/.test(name))).toEqual([]);
  expect((await client.query('SELECT agent_id, state FROM agent_interval')).rows).toEqual([
    { agent_id: '8001', state: 'not-ready' },
  ]);
  expect(await migrated(url)).toEqual(back.map((name) => name.replace('.sql', '')));
  expect(await names()).toEqual(before);
  expect((await client.query('SELECT FROM shift')).rowCount).toBe(0);
}, 30_000);
