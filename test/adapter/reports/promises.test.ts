/** The report of promises out of a real Postgres: counted by hand, and by the same rules in TypeScript. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { createConsole, type Console } from '../../../src/console/create-console';
import type { CallbackState } from '../../../src/core/callback-kinds';
import { sumPromises, type PromiseSums } from '../../../src/core/kpi/promises';
import { createLog } from '../../../src/log';
import { createReportDesk } from '../../../src/reports/report-desk';
import { parseRules } from '../../../src/rules/load-rules';
import { coreFloor } from '../../fakes/core-floor';
import { TestPostgres } from '../../fakes/journal-postgres';
import { small } from '../../fixtures/rules/small';
import { readXlsx } from './read-xlsx';

const run = promisify(execFile);
const rules = parseRules(small, 'small.yaml');
const folder = mkdtempSync(join(tmpdir(), 'hotline-promises-'));
/** Of 23 March 2026 in Shanghai, by the clock. */
const at = (time: string) => Date.parse(`2026-03-23T${time}:00+08:00`);

type Row = readonly [
  id: string,
  queue: string,
  promisedBy: string | null,
  kind: string,
  state: CallbackState,
  deadline: string | null,
  closed: string | null,
  reason: string | null,
];
// Asked for at 10:00, but for the last, which is of the day before.
const rows: readonly Row[] = [
  ['in-time', 'general', '8001', 'promise', 'kept', '17:00', '16:00', 'done'],
  ['reached-in-time', 'general', '8001', 'promise', 'kept', '17:00', '17:05', 'answered'],
  ['late', 'general', '8001', 'promise', 'kept', '12:00', '12:01', 'done'],
  ['no-deadline', 'general', null, 'callback', 'kept', null, '23:00', 'done'],
  ['rang-in', 'general', null, 'callback', 'settled', null, '11:00', 'rang-in'],
  ['never', 'repair', '8002', 'follow-up', 'failed', '12:00', '13:00', 'tries'],
  ['old', 'repair', null, 'scheduled', 'failed', null, '13:00', 'age'],
  ['not-wanted', 'repair', null, 'scheduled', 'cancelled', null, '13:00', 'cancelled'],
  ['not-told', 'repair', null, 'callback', 'cancelled', null, '10:00', 'not-promised'],
  ['forgotten', 'repair', '8002', 'promise', 'open', '12:00', null, null],
  ['to-come', 'repair', '8002', 'promise', 'scheduled', null, null, null],
  ['before', 'repair', '8002', 'promise', 'kept', '17:00', '09:00', 'done'],
];
const nothing = { asked: 0, keptInTime: 0, keptLate: 0, settled: 0, failed: 0, cancelled: 0, open: 0, overdue: 0 };
const general = { ...nothing, asked: 5, keptInTime: 3, keptLate: 1, settled: 1, failedBy: {} };
const repair = {
  ...{ ...nothing, asked: 5, failed: 2, cancelled: 1, open: 2, overdue: 1 },
  failedBy: { age: 1, tries: 1 },
};
const all = { ...general, asked: 10, failed: 2, cancelled: 1, open: 2, overdue: 1, failedBy: { age: 1, tries: 1 } };

let postgres: TestPostgres;
let url: string;
let pool: Pool;
let console: Console;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  url = await postgres.database();
  pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  const time = (text: string | null) => (text === null ? null : new Date(at(text)));
  for (const [id, ...columns] of rows) {
    const [queue, promisedBy, kind, state, deadline, closed, reason] = columns;
    // She was reached at 16:59 and talked until 17:05.
    const reached = id === 'reached-in-time' ? '16:59' : null;
    const askedAt = new Date(at('10:00') - (id === 'before' ? 86_400_000 : 0));
    await pool.query(
      `INSERT INTO callback (callback_id, queue_id, promised_by, kind, state, deadline_at, closed_at, closed_reason, node, number,
         language, due_at, created_at, reached_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'hotline-1', '13800005678', 'zh', $9, $9, $10)`,
      [id, queue, promisedBy, kind, state, time(deadline), time(closed), reason, askedAt, time(reached)],
    );
  }
  const floor = coreFloor();
  const reports = createReportDesk({ pool, rules: () => rules, now: () => Date.now() });
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  const log = createLog('silent');
  console = createConsole({ settings, view: floor, post: floor, clock: floor.clock, health: [], log, reports });
  await console.start();
  writeFileSync(join(folder, 'rules.yaml'), small);
}, 60_000);
afterAll(async () => {
  await console.stop();
  await pool.end();
  await postgres.stop();
  rmSync(folder, { recursive: true });
}, 30_000);

interface Line {
  readonly key: string | null;
  readonly sums: PromiseSums;
  readonly keeping: number | null;
}
const get = (query: string) => fetch(`${console.address}/api/v1/reports/promises?${query}`);
async function lines(query: string): Promise<readonly Line[]> {
  const answer = await get(query);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { lines: readonly Line[] }).lines;
}

test('by queue: as counted by hand, and as TypeScript counts', async () => {
  expect(await lines('from=2026-03-23&by=queue')).toMatchObject([
    { key: 'general', sums: general, keeping: 0.75 },
    { key: 'repair', sums: repair, keeping: 0 },
    { key: null, sums: all, keeping: 3 / 7 },
  ]);
  const made = rows
    .filter(([id]) => id !== 'before')
    .map(([id, , , , state, deadline, closed, closedReason]) => {
      const reached = id === 'reached-in-time' ? '16:59' : closed;
      const instant = (text: string | null) => (text === null ? null : at(text));
      return { state, closedReason, deadlineAt: instant(deadline), reachedAt: instant(reached) };
    });
  expect(sumPromises(made, Date.now())).toEqual(all);
});

test('by agent: whose promise it was; by kind; nothing known is null, not zero', async () => {
  expect((await lines('from=2026-03-23&by=agent')).map(({ key, keeping }) => [key, keeping])).toEqual([
    ['', 0.5],
    ['8001', 2 / 3],
    ['8002', 0],
    [null, 3 / 7],
  ]);
  const kinds = await lines('from=2026-03-23&by=kind');
  expect(kinds.map(({ key, sums }) => [key, sums.asked])).toEqual([
    ['callback', 2],
    ['follow-up', 1],
    ['promise', 5],
    ['scheduled', 2],
    [null, 10],
  ]);
  expect(await lines('from=2026-04-01')).toMatchObject([{ key: null, sums: { asked: 0 }, keeping: null }]);
});

test('days, weeks and months by the hotline’s clock', async () => {
  const totals = async (query: string) => (await lines(query)).filter(({ key }) => key === null);
  expect((await totals('span=day&from=2026-03-22&to=2026-03-23')).map(({ sums }) => sums.asked)).toEqual([1, 10]);
  expect((await totals('span=month&from=2026-03-01')).map(({ sums }) => sums.asked)).toEqual([11]);
});

test.each(['span=year', 'by=colour', 'from=soon', 'format=pdf'])('%s is a bad request', async (query) => {
  const answer = await get(query);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
});

const headings = {
  zh: [
    ...['时段', '队列', '承诺', '按时兑现', '逾期兑现', '客户已来电', '未兑现', '取消', '待办', '其中逾期'],
    ...['承诺兑现率', '未兑现原因'],
  ],
  en: [
    ...['time', 'queue', 'asked', 'kept in time', 'kept late', 'rang in', 'failed', 'cancelled', 'open', 'overdue'],
    ...['kept', 'why failed'],
  ],
} as const;
const body = (total: string) => [
  ['2026-03-23', 'general 综合', 5, 3, 1, 1, 0, 0, 0, 0, 0.75, ''],
  ['2026-03-23', 'repair 报修', 5, 0, 0, 0, 2, 1, 2, 1, 0, 'age 1, tries 1'],
  ['2026-03-23', total, 10, 3, 1, 1, 2, 1, 2, 1, 3 / 7, 'age 1, tries 1'],
];
const files = [
  ['zh', '承诺日报', '合计'],
  ['en', 'promises by day', 'total'],
] as const;

test.each(files)(
  'a spreadsheet (%s) is read back as it was counted: headings, texts, numbers',
  async (language, ...is) => {
    const [title, total] = is;
    const answer = await get(`from=2026-03-23&format=xlsx&language=${language}`);
    expect(answer.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="hotline-promises.xlsx"');
    const { sheet, rows } = readXlsx(Buffer.from(await answer.arrayBuffer()));
    expect(sheet).toBe(title);
    expect([rows[0]?.[0], rows[1]?.[0]]).toEqual([title, '2026-03-23 – 2026-03-23 (Asia/Shanghai)']);
    // An empty cell at the end of a row need not be there.
    const whole = rows.slice(3).map((row) => headings[language].map((_, i) => row[i] ?? ''));
    expect(whole).toEqual([headings[language], ...body(total)]);
  },
);

test.each(files)('CSV (%s) holds the same', async (language, _, total) => {
  const text = Buffer.from(
    await (await get(`from=2026-03-23&format=csv&language=${language}`)).arrayBuffer(),
  ).toString();
  const share = (cell: string | number) => (typeof cell === 'number' ? String(Math.round(cell * 1e6) / 1e6) : cell);
  const quoted = (cell: string) => (cell.includes(',') ? `"${cell}"` : cell);
  const lines = [headings[language], ...body(total)].map((line) => line.map((cell) => quoted(share(cell))).join(','));
  expect(text).toBe(`\uFEFF${lines.join('\r\n')}\r\n`);
});

test('hotline report promises: a table, a file, and what is wrong in one sentence', async () => {
  const env = {
    ...{ ...process.env, HOTLINE_STATE_DIR: folder, HOTLINE_POSTGRES_URL: url },
    HOTLINE_RULES: join(folder, 'rules.yaml'),
  };
  const command = (...args: readonly string[]) =>
    run(process.execPath, ['--import', 'tsx', 'src/main.ts', 'report', 'promises', ...args], {
      ...{ cwd: join(__dirname, '..', '..', '..'), env },
    }).then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    );
  const out = join(folder, 'promises.xlsx');
  const [table, csv, wrong] = await Promise.all([
    command('day', '--from', '2026-03-23', '--lang', 'en'),
    command('month', '--from', '2026-03-01', '--by', 'agent', '--format', 'csv', '--lang', 'zh'),
    command('year'),
    command('week', '--from', '2026-03-23', '--by', 'kind', '--format', 'xlsx', '--lang', 'en', '--out', out),
  ]);
  expect(table).toMatch(/2026-03-23 {2}repair 报修 .* 0\.0% +age 1, tries 1/);
  expect(csv).toMatch(/承诺坐席,承诺,按时兑现,逾期兑现,.*承诺兑现率,未兑现原因\r\n2026-03,（无）,/s);
  const { sheet, rows: read } = readXlsx(readFileSync(out));
  expect([sheet, read[3]?.[1]]).toEqual(['promises by week', 'kind']);
  expect(read.slice(4).map(([, kind, asked]) => [kind, asked])).toEqual([
    ...[
      ['callback', 2],
      ['follow-up', 1],
      ['promise', 5],
      ['scheduled', 2],
      ['total', 10],
    ],
  ]);
  expect(wrong).toMatch(/^hotline: .*one of day, week, month: 'year'\n$/);
}, 90_000);
