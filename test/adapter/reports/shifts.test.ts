/** `hotline shifts` as people run it, over a real Postgres. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { TestPostgres } from '../../fakes/journal-postgres';
import { small } from '../../fixtures/rules/small';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'hotline-shifts-'));

let postgres: TestPostgres;
let url: string;
let pool: Pool;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  url = await postgres.database();
  pool = new Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  writeFileSync(join(folder, 'rules.yaml'), small);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}, 30_000);
beforeEach(() => pool.query('TRUNCATE shift'));

const planned = async () =>
  (
    await pool.query<{ said: string }>(
      `SELECT agent_id || to_char(from_at AT TIME ZONE 'Asia/Shanghai', ' MM-DD HH24:MI') || to_char(to_at AT TIME ZONE 'Asia/Shanghai', '–HH24:MI ')
         || activity AS said FROM shift ORDER BY agent_id, from_at`,
    )
  ).rows.map(({ said }) => said);

describe('hotline shifts', () => {
  interface Ran {
    readonly code: number;
    readonly out: string;
    readonly error: string;
  }
  async function hotline(words: readonly string[], input?: Buffer): Promise<Ran> {
    const env = {
      ...{
        ...process.env,
        HOTLINE_STATE_DIR: folder,
        HOTLINE_POSTGRES_URL: url,
      },
      HOTLINE_RULES: join(folder, 'rules.yaml'),
    };
    const started = run(process.execPath, ['--import', 'tsx', 'src/main.ts', 'shifts', ...words], {
      ...{ cwd: join(__dirname, '..', '..', '..'), env },
    });
    started.child.stdin?.end(input);
    return started.then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
      (failed: { code: number; stdout: string; stderr: string }) => ({
        ...{ code: failed.code, out: failed.stdout, error: failed.stderr },
      }),
    );
  }
  const file = join(folder, 'plan.csv');
  const text = [
    '坐席,日期,起,止,活动',
    '8001 王芳,2026/3/24,09:00,12:00,工作',
    '8001,2026/3/24,12:00,13:00,午餐',
    '8001,2026/3/24,12:30,18:00,工作',
    '8099,2026/3/24,09:00,18:00,工作',
    '8002,2026/3/24,22:00,06:00,工作',
    'nothing',
  ].join('\r\n');
  const of24 = ['8001 03-24 09:00–12:00 work', '8001 03-24 12:00–13:00 lunch', '8002 03-24 22:00–06:00 work'];

  test('a file: its days are planned, wrong lines told with number and why; the same again changes nothing; what it has no word of stays', async () => {
    writeFileSync(file, text);
    const first = await hotline(['import', file]);
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toMatch(/行 lines 6\n排定 planned 3\n取代 in place of 0\n搁置 set aside 3\n/);
    expect(first.out).toMatch(
      /4: .*overlaps line 3[^]*5: .*no such agent.*8099[^]*7: .*should be agent,date,from,to,activity/,
    );
    expect(await planned()).toEqual(of24);
    const again = await hotline(['import', file, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({
      ...{ lines: 6, added: 3, removed: 3, setAside: 3 },
      aside: [
        { line: 4, code: 'overlap' },
        { line: 5, code: 'agent-unknown' },
        { line: 7, code: 'columns' },
      ],
    });
    expect(await planned()).toEqual(of24);
    // A day later: what reaches into it stays, and is in the way of some of it. As a Chinese Excel saves it.
    const gb = Buffer.concat([
      Buffer.from('8002,2026-03-25,05:00,05:30,work\n8002,2026-03-25,06:00,07:00,'),
      Buffer.from([0xc5, 0xe0, 0xd1, 0xb5]),
    ]);
    const next = JSON.parse((await hotline(['import', '-', '--json'], gb)).out) as {
      aside: readonly { reason: string }[];
    };
    expect(next).toMatchObject({ lines: 2, added: 1, removed: 0, aside: [{ line: 1, code: 'overlap' }] });
    expect(next.aside[0]?.reason).toContain('planned already: 2026-03-24 22:00–06:00 work');
    expect(await planned()).toEqual([...of24, '8002 03-25 06:00–07:00 training']);
    // A file corrected takes the place of what it said before.
    const corrected = Buffer.from('8001,2026-03-24,09:00,17:00,work\n8001,2026-03-24,17:00,17:30,meeting\n');
    expect((await hotline(['import', '-'], corrected)).out).toContain('取代 in place of 2');
    expect((await planned())[0]).toBe('8001 03-24 09:00–17:00 work');
  }, 120_000);

  test('listed, as a table and as JSON; removed by agent and days', async () => {
    writeFileSync(file, text);
    await hotline(['import', file]);
    const days = ['--from', '2026-03-24', '--to', '2026-03-24'];
    const [table, mine, next, nothing] = await Promise.all([
      hotline(['list', ...days]),
      hotline(['list', '--agent', '8002', ...days, '--json']),
      hotline(['list', '--from', '2026-03-25', '--to', '2026-03-25', '--json']),
      hotline(['list']),
    ]);
    expect(table.out).toMatch(
      /8001 王芳 +2026-03-24 +09:00 +12:00 +工作 work\n[^]*8002 李伟 +2026-03-24 +22:00 +06:00 \+1 +工作 work/,
    );
    const night = {
      agentId: '8002',
      from: '2026-03-24T14:00:00.000Z',
      to: '2026-03-24T22:00:00.000Z',
      activity: 'work',
    };
    expect(JSON.parse(mine.out)).toEqual({ shifts: [night] });
    // What reaches into the day is listed with it.
    expect(JSON.parse(next.out)).toEqual({ shifts: [night] });
    expect(nothing.out).toContain('nothing is planned');
    expect(
      (await hotline(['remove', '--agent', '8001', '--agent', '8002', '--from', '2026-03-25', '--to', '2026-03-26']))
        .out,
    ).toBe('已删除 removed 0\n');
    expect(JSON.parse((await hotline(['remove', '--agent', '8001', ...days, '--json'])).out)).toEqual({ removed: 2 });
    expect(await planned()).toEqual([of24[2]]);
  }, 120_000);

  test('what is wrong is said in one sentence, and nothing is changed', async () => {
    writeFileSync(file, Buffer.from('PK\x03\x04 a spreadsheet'));
    const wrong = await Promise.all([
      hotline(['import', file]),
      hotline(['import', join(folder, 'none.csv')]),
      hotline(['import', '-', '--json'], Buffer.from('8099,2026-03-24,09:00,12:00,work')),
      hotline(['list', '--from', 'soon']),
      hotline(['list', '--from', '2026-03-25', '--to', '2026-03-24']),
      hotline(['remove', '--from', '2026-03-25', '--to', '2026-03-24']),
    ]);
    const says = ['save it as CSV', 'cannot be read', '', 'no date', 'before the first', '--agent'];
    for (const [i, { code, error }] of wrong.entries()) {
      expect(code).toBe(1);
      expect(error).toContain(says[i]);
    }
    expect(JSON.parse(wrong[2]?.out ?? '')).toMatchObject({ added: 0, setAside: 1 });
  }, 120_000);
});
