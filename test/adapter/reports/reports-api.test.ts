/** Reports over HTTP and on the command line, out of a real Postgres. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { createConsole, type Console } from '../../../src/console/create-console';
import { createLog } from '../../../src/log';
import { createReportDesk } from '../../../src/reports/report-desk';
import { coreFloor } from '../../fakes/core-floor';
import { TestPostgres } from '../../fakes/journal-postgres';
import { storeRecord } from '../../fakes/store-record';
import { allDay, morning } from '../../fixtures/record/morning';
import { small } from '../../fixtures/rules/small';
import { parseRules } from '../../../src/rules/load-rules';

const run = promisify(execFile);
const root = join(__dirname, '..', '..', '..');
const text = `${small}\nreports: { repeatWithin: 1h }\n`;
const rules = parseRules(text, 'small.yaml');
const folder = mkdtempSync(join(tmpdir(), 'hotline-reports-'));

let postgres: TestPostgres;
let url: string;
let pool: Pool;
let console: Console;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  url = await postgres.database();
  pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  await storeRecord(pool, morning);
  await pool.query(`INSERT INTO kpi_dirty (from_at, to_at) VALUES ('2026-03-22', '2026-03-25')`);
  const floor = coreFloor();
  const reports = createReportDesk({ pool, rules: () => rules, now: () => Date.now() });
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  const log = createLog('silent');
  console = createConsole({ settings, view: floor, post: floor, clock: floor.clock, health: [], log, reports });
  await console.start();
  writeFileSync(join(folder, 'rules.yaml'), text);
}, 60_000);
afterAll(async () => {
  await console.stop();
  await pool.end();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => fetch(`${console.address}/api/v1/reports/${path}`);

test('a day as JSON, with every figure and the formula’s name', async () => {
  const answer = await get('day?from=2026-03-23&by=queue&within=20');
  const body = (await answer.json()) as { lines: { key: string | null; sums: object; kpis: object }[] };
  expect(body).toMatchObject({
    formula: 'connect-rate-15s',
    targets: { withinS: 20 },
    from: '2026-03-22T16:00:00.000Z',
  });
  const total = body.lines.find(({ key }) => key === null);
  expect(total?.sums).toEqual(allDay);
  expect(total?.kpis).toMatchObject({ occupancy: 0.5, asaMs: 25_250, abandonmentLessShort: 1 / 6 });
  const repair = body.lines.find(({ key }) => key === 'repair');
  expect(repair).toMatchObject({ name: '报修', kpis: { nps: null } });
});

test('files: CSV in Chinese, a spreadsheet', async () => {
  const csv = await get('day?from=2026-03-23&format=csv&language=zh');
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await csv.text()).toMatch(/三声接听率,等待≤60秒.*\r\n2026-03-23,general/s);
  const xlsx = await get('tracking?from=2026-03-23&format=xlsx');
  expect(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('the tracking table, masked', async () => {
  const { calls } = (await (await get('tracking?from=2026-03-23')).json()) as { calls: { contact: string }[] };
  expect(calls.map(({ contact }) => contact)).toContain('138****0001');
});

test.each(['year', 'day?by=colour', 'day?from=soon', 'day?within=1.5', 'day?format=pdf', 'day?formula=sl'])(
  '%s is a bad request',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
  },
);

test('the API’s own description tells of them', async () => {
  const { paths } = (await (await fetch(`${console.address}/api/docs/json`)).json()) as { paths: object };
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/v1/reports/{span}', '/api/v1/reports/tracking']));
});

describe('hotline report', () => {
  const command = async (...args: readonly string[]) => {
    const env = {
      ...process.env,
      HOTLINE_STATE_DIR: folder,
      HOTLINE_POSTGRES_URL: url,
      HOTLINE_RULES: join(folder, 'rules.yaml'),
    };
    const asked = run(process.execPath, ['--import', 'tsx', 'src/main.ts', 'report', ...args], { cwd: root, env });
    return asked.then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    );
  };
  test('prints a table with the formula, in the asked language', async () => {
    const table = await command('day', '--from', '2026-03-23', '--lang', 'en');
    expect(table).toContain('service level connect-rate-15s within 15 s');
    expect(table).toMatch(/2026-03-23 {2}total +7 /m);
    expect(table).toMatch(/three-ring rate +waited ≤60s/);
  });
  test('writes files', async () => {
    await command('day', '--from', '2026-03-23', '--by', 'agent', '--format', 'csv', '--out', join(folder, 'day.csv'));
    expect(readFileSync(join(folder, 'day.csv'), 'utf8')).toContain('8002 李伟');
  });
  test('says in one sentence what is wrong', async () => {
    expect(await command('day', '--from', '2026-02-30')).toMatch(/^hotline: .* no date: '2026-02-30'\n$/);
    expect(await command('day', '--within', '1500ms')).toMatch(/whole seconds/);
  });
});
