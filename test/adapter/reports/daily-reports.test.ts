/** Yesterday's files: written when the rules say, once, whole; caught up after a night's rest; nothing without Postgres. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { usualReports } from '../../../src/core/report-rules';
import { createLog } from '../../../src/log';
import { writeDue } from '../../../src/reports/daily-reports';
import { createReportDesk } from '../../../src/reports/report-desk';
import { parseRules } from '../../../src/rules/load-rules';
import { TestPostgres } from '../../fakes/journal-postgres';
import { storeRecord } from '../../fakes/store-record';
import { morning } from '../../fixtures/record/morning';
import { small } from '../../fixtures/rules/small';

const rules = parseRules(small, 'small.yaml');
const at = (clock: string) => Date.parse(`2026-03-24T${clock}:00+08:00`);
let postgres: TestPostgres;
let pool: Pool;
let folder: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  pool = new Pool({ connectionString: await postgres.database(), max: 2, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => undefined);
  await storeRecord(pool, morning);
  await pool.query(`INSERT INTO kpi_dirty (from_at, to_at) VALUES ('2026-03-22', '2026-03-25')`);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-daily-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const due = (now: number, reports = { ...usualReports, dailyAt: 390 as number | null }) =>
  writeDue({
    ...{
      folder: join(folder, 'reports'),
      rules: () => ({ ...rules, reports }),
      now: () => now,
      log: createLog('silent'),
    },
    desk: createReportDesk({ pool, rules: () => rules, now: () => now }),
  });
const files = () => readdirSync(join(folder, 'reports')).sort();

test('not before its time; then once, in both languages and formats', async () => {
  expect(await due(at('06:29'))).toEqual([]);
  expect(await due(at('06:30'))).toHaveLength(16);
  expect(files()).toHaveLength(16);
  expect(files()[0]).toBe('2026-03-23-agents.en.csv');
  const chinese = readFileSync(join(folder, 'reports', '2026-03-23-queues.zh.csv'), 'utf8');
  expect(chinese).toMatch(/2026-03-23,合计,7,4,2,1,/);
  const before = statSync(join(folder, 'reports', '2026-03-23-queues.zh.csv')).mtimeMs;
  expect(await due(at('23:59'))).toEqual([]);
  expect(statSync(join(folder, 'reports', '2026-03-23-queues.zh.csv')).mtimeMs).toBe(before);
});

test('a file that is missing is written again, the others stay; off writes nothing', async () => {
  const wanted = { ...usualReports, dailyAt: 0, formats: ['csv'], languages: ['en'] } as const;
  expect(await due(at('12:00'), { ...wanted })).toHaveLength(4);
  rmSync(join(folder, 'reports', '2026-03-23-tracking.en.csv'));
  expect(await due(at('12:00'), { ...wanted })).toEqual(['2026-03-23-tracking.en.csv']);
  expect(await due(at('12:00'), { ...wanted, dailyAt: null })).toEqual([]);
});

test('without Postgres there is no half of a file, and the next try writes them', async () => {
  await postgres.pause();
  await expect(due(at('07:00'))).rejects.toThrow();
  expect(files()).toEqual([]);
  await postgres.resume();
  expect(await due(at('07:01'))).toHaveLength(16);
}, 60_000);
