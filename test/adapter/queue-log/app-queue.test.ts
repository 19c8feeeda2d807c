/**
 * What Asterisk 22's own app_queue wrote in five minutes: four agents in two queues, 31 callers who are answered, transferred, give up,
 * press a key, are sent on or find nobody; pauses of one queue, of all, and by `autopause`. The figures were counted by hand.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { Readable } from 'node:stream';
import { linesOf } from '../../../src/queue-log/lines-of';
import { importQueueLog } from '../../../src/queue-log/import-queue-log';
import { createReportDesk } from '../../../src/reports/report-desk';
import { parseRules } from '../../../src/rules/load-rules';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { small } from '../../fixtures/rules/small';

const log = readFileSync(join(__dirname, '../../fixtures/queue-log/app-queue.txt'));

let postgres: TestPostgres;
let desk: JournalDesk;
let client: PoolClient;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  desk = await JournalDesk.open(await postgres.database());
  client = await desk.pool.connect();
}, 60_000);
afterAll(async () => {
  client.release();
  await desk.close();
  await postgres.stop();
}, 30_000);

const load = () =>
  importQueueLog(client, linesOf(Readable.from([log])), {
    ...{ file: 'queue_log', queues: new Map(), agents: new Map(), reasons: new Map() },
    ...{ timeZone: 'Asia/Shanghai', latest: Date.UTC(2026, 5) },
  });
const VISITS = `
  SELECT queue_id, exit, count(*)::integer AS visits, sum(extract(epoch FROM left_at - entered_at))::integer AS waited
  FROM queue_visit GROUP BY 1, 2 ORDER BY 1, 2`;
const TALKS = `
  SELECT agent_id, count(*)::integer AS talks, sum(extract(epoch FROM ended_at - started_at))::integer AS talked,
    count(*) FILTER (WHERE ended_by = 'agent')::integer AS ended, count(*) FILTER (WHERE ended_by = 'transfer')::integer AS handed_on
  FROM talk GROUP BY 1 ORDER BY 1`;
const TIME = `
  SELECT agent_id, state, reason, count(*)::integer AS n, sum(extract(epoch FROM to_at - from_at))::integer AS seconds
  FROM agent_interval WHERE state <> 'logged-out' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

test('all of it is read; the one line that cannot be is set aside', async () => {
  const done = await load();
  expect(done).toMatchObject({ lines: 137, calls: 31, known: 0, shifts: 4, knownShifts: 0, setAside: 1 });
  // She was not paused any more when all her queues were unpaused again.
  expect(done.firstAside).toMatchObject([{ line: 109, reason: 'UNPAUSEALL without PAUSE' }]);
  expect([[...done.passedOver], [...done.otherReasons]]).toEqual([[['CONFIGRELOAD', 1]], [['Smoke', 1]]]);
});

test('callers: answered, given up, sent on', async () => {
  expect(await desk.rows('SELECT outcome, count(*)::integer AS n FROM call GROUP BY 1 ORDER BY 1')).toEqual([
    { outcome: 'abandoned_in_queue', n: 4 },
    { outcome: 'answered', n: 25 },
    { outcome: 'failed', n: 1 },
    { outcome: 'overflowed_out', n: 1 },
  ]);
  expect(await desk.rows(VISITS)).toEqual([
    { queue_id: 'night', exit: 'interrupted', visits: 1, waited: 0 },
    { queue_id: 'sales', exit: 'abandoned', visits: 1, waited: 5 },
    { queue_id: 'sales', exit: 'answered', visits: 5, waited: 15 },
    { queue_id: 'sales', exit: 'overflowed', visits: 3, waited: 24 },
    { queue_id: 'support', exit: 'abandoned', visits: 3, waited: 16 },
    { queue_id: 'support', exit: 'answered', visits: 20, waited: 149 },
    { queue_id: 'support', exit: 'callback', visits: 1, waited: 5 },
  ]);
  expect(
    await desk.rows(
      `SELECT agent_id, count(*)::integer AS n FROM offer WHERE result = 'no-answer' GROUP BY 1 ORDER BY 1`,
    ),
  ).toEqual([
    { agent_id: '8002', n: 1 },
    { agent_id: '8003', n: 7 },
    { agent_id: '8004', n: 1 },
  ]);
});

test('agents: talks, pauses, and the time between', async () => {
  expect(await desk.rows(TALKS)).toEqual([
    { agent_id: '8001', talks: 12, talked: 97, ended: 9, handed_on: 1 },
    { agent_id: '8002', talks: 8, talked: 89, ended: 5, handed_on: 1 },
    { agent_id: '8004', talks: 5, talked: 40, ended: 2, handed_on: 0 },
  ]);
  const of = (agent_id: string, state: string, reason: string | null, n: number, seconds: number) => {
    return { agent_id, state, reason, n, seconds };
  };
  expect(await desk.rows(TIME)).toEqual([
    of('8001', 'not-ready', null, 1, 14),
    of('8001', 'ready', null, 13, 186),
    of('8001', 'talking', null, 12, 97),
    // In one of her two queues she was paused for longer.
    of('8002', 'not-ready', null, 1, 13),
    of('8002', 'ready', null, 10, 184),
    of('8002', 'talking', null, 8, 89),
    of('8003', 'ready', null, 1, 48),
    of('8004', 'not-ready', 'no-answer', 1, 31),
    of('8004', 'not-ready', null, 1, 32),
    of('8004', 'ready', null, 6, 183),
    of('8004', 'talking', null, 5, 40),
  ]);
});

test('the report of the day says the same', async () => {
  const reports = createReportDesk({ pool: desk.pool, rules: () => parseRules(small, 'small.yaml'), now: Date.now });
  const day = { span: 'day', from: '2026-03-23' } as const;
  const queues = (await reports.report({ ...day, by: 'queue' })).lines;
  expect(queues.find(({ key }) => key === 'support')?.sums).toMatchObject({ entered: 24, answered: 20, abandoned: 3 });
  expect(queues.find(({ key }) => key === null)?.sums).toMatchObject({ calls: 31, entered: 31, answered: 25 });
  const agents = (await reports.report({ ...day, by: 'agent' })).lines;
  const hers = agents.find(({ key }) => key === '8001');
  expect(hers?.sums).toMatchObject({ talks: 12, talkMs: 97_000, readyMs: 186_000, notReadyMs: 14_000 });
  expect(hers?.kpis.occupancy).toBeCloseTo(97 / (97 + 186), 10);
});

test('the same again changes nothing', async () => {
  const all = async () => [await desk.rows(VISITS), await desk.rows(TALKS), await desk.rows(TIME)];
  const before = await all();
  expect(await load()).toMatchObject({ calls: 0, known: 31, shifts: 0, knownShifts: 4, setAside: 1 });
  expect(await all()).toEqual(before);
});
