/** Agents' time out of a queue_log, on a real Postgres: what a report by agent shows, and what is left alone. */
import type { PoolClient } from 'pg';
import { Readable } from 'node:stream';
import { linesOf } from '../../../src/queue-log/lines-of';
import { importQueueLog, type ImportOptions } from '../../../src/queue-log/import-queue-log';
import { createReportDesk } from '../../../src/reports/report-desk';
import { parseRules } from '../../../src/rules/load-rules';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { small } from '../../fixtures/rules/small';

const day = '2026-03-23';
const instant = (clock: string) => Date.parse(`${day}T${clock}+08:00`);

let postgres: TestPostgres;
let desk: JournalDesk;
let client: PoolClient;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database());
  client = await desk.pool.connect();
});
afterEach(async () => {
  client.release();
  await desk.close();
}, 30_000);

/** Lines `09:00:00 call queue agent EVENT data …` of that day. */
function load(lines: readonly string[], change: Partial<ImportOptions> = {}) {
  const text = lines.map((line) => {
    const [clock = '', ...fields] = line.split(' ');
    return [instant(clock) / 1_000, ...fields].join('|');
  });
  return importQueueLog(client, linesOf(Readable.from([Buffer.from(text.join('\n'))])), {
    ...{ file: 'queue_log', queues: new Map(), agents: new Map(), reasons: new Map(), timeZone: 'Asia/Shanghai' },
    ...{ latest: Date.UTC(2027, 0), ...change },
  });
}
const intervals = (agentId: string) =>
  desk.rows<{ text: string }>(
    `SELECT to_char(from_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI:SS') || '-' ||
       coalesce(to_char(to_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI:SS'), '') || ' ' || state || coalesce(' ' || reason, '') AS text
     FROM agent_interval WHERE agent_id = $1 ORDER BY from_at, id`,
    [agentId],
  );
const told = async (agentId: string) => (await intervals(agentId)).map(({ text }) => text);

const caller = (clock: string, id: string) => `${clock} ${id} sales NONE ENTERQUEUE  13800001111 1`;
const morning = [
  '09:00:00 1.1 sales Agent/8001 ADDMEMBER ',
  '09:00:00 1.1 help Agent/8001 ADDMEMBER ',
  caller('09:10:00', '1.2'),
  '09:10:20 1.2 sales Agent/8001 CONNECT 20 1.3 5',
  '09:15:20 1.2 sales Agent/8001 COMPLETECALLER 20 300 1',
  '09:20:00 NONE NONE Agent/8001 PAUSEALL ',
  '09:20:00 NONE sales Agent/8001 PAUSE lunch',
  '09:20:00 NONE help Agent/8001 PAUSE lunch',
  '09:50:00 NONE NONE Agent/8001 UNPAUSEALL ',
  '09:50:00 NONE sales Agent/8001 UNPAUSE ',
  '09:50:00 NONE help Agent/8001 UNPAUSE ',
  '10:00:00 1.4 sales Agent/8001 REMOVEMEMBER ',
  '10:00:00 1.4 help Agent/8001 REMOVEMEMBER ',
];
const worked = [
  '09:00:00-09:10:20 ready',
  '09:10:20-09:15:20 talking',
  '09:15:20-09:20:00 ready',
  '09:20:00-09:50:00 not-ready lunch',
  '09:50:00-10:00:00 ready',
  '10:00:00- logged-out',
];

test('a shift is told second by second, once, and reports by agent show talk and occupancy', async () => {
  expect(await load(morning)).toMatchObject({ calls: 1, shifts: 1, knownShifts: 0, setAside: 0 });
  expect(await told('8001')).toEqual(worked);
  expect(await load(morning)).toMatchObject({ calls: 0, known: 1, shifts: 0, knownShifts: 1, setAside: 0 });
  expect(await told('8001')).toEqual(worked);
  const reports = createReportDesk({ pool: desk.pool, rules: () => parseRules(small, 'small.yaml'), now: Date.now });
  const { lines } = await reports.report({ span: 'day', by: 'agent', from: day });
  const hers = lines.find(({ key }) => key === '8001');
  expect(hers?.sums).toMatchObject({ talks: 1, talkMs: 300_000, wrapUpMs: 0, busyMs: 300_000 });
  expect(hers?.sums).toMatchObject({ readyMs: 1_500_000, notReadyMs: 1_800_000 });
  // Of the half hour in which she took calls.
  expect(hers?.kpis.occupancy).toBeCloseTo(300 / 1_800, 10);
});

test('days come in any order, and between them she is logged out', async () => {
  const evening = ['20:00:00 1.5 sales Agent/8001 ADDMEMBER PAUSED', '20:30:00 1.5 sales Agent/8001 REMOVEMEMBER '];
  const noon = ['12:00:00 1.6 NONE Agent/8001 AGENTLOGIN SIP/1', '13:00:00 1.6 NONE Agent/8001 AGENTLOGOFF SIP/1 3600'];
  for (const shift of [evening, morning, noon]) expect(await load(shift)).toMatchObject({ shifts: 1, setAside: 0 });
  expect(await told('8001')).toEqual([
    ...worked.slice(0, -1),
    '10:00:00-12:00:00 logged-out',
    '12:00:00-13:00:00 ready',
    '13:00:00-20:00:00 logged-out',
    '20:00:00-20:30:00 not-ready',
    '20:30:00- logged-out',
  ]);
  expect(await load([...morning, ...noon, ...evening])).toMatchObject({ shifts: 0, knownShifts: 3 });
  const across = ['09:30:00 1.7 sales Agent/8001 ADDMEMBER ', '12:30:00 1.7 sales Agent/8001 REMOVEMEMBER '];
  expect((await load(across)).firstAside).toMatchObject([
    { line: 1, reason: 'the record has other times of this agent then' },
  ]);
});

test('what cannot be is set aside with its line, and the rest loads', async () => {
  const done = await load([
    '08:00:00 NONE sales Agent/8001 PAUSE lunch',
    '08:30:00 1.0 sales Agent/8001 REMOVEMEMBER ',
    ...morning.slice(0, 6),
    '09:20:00 1.1 sales Agent/8001 ADDMEMBER ',
    '09:10:00 NONE sales Agent/8001 UNPAUSE ',
    '09:30:00 NONE sales NONE PAUSE ',
    '09:50:00 NONE NONE Agent/8001 UNPAUSEALL ',
    '09:52:00 NONE sales Agent/8001 UNPAUSE ',
    '09:53:00 NONE NONE Agent/8001 UNPAUSEALL ',
    ...morning.slice(-2),
    '10:00:00 1.4 help Agent/8001 REMOVEMEMBER ',
    '11:00:00 1.9 help Agent/8002 ADDMEMBER ',
  ]);
  expect(done).toMatchObject({ calls: 1, shifts: 1, setAside: 9 });
  expect(done.firstAside.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '1 PAUSE of one who is not logged in',
    '2 REMOVEMEMBER of one who is not logged in',
    '9 ADDMEMBER of one who is logged in already',
    '10 UNPAUSE earlier than the line before it of 8001',
    '11 PAUSE of no agent',
    '13 UNPAUSE without PAUSE',
    '14 UNPAUSEALL without PAUSE',
    '17 REMOVEMEMBER of one who is not logged in',
    '18 no log-out in this file',
  ]);
  expect(await told('8001')).toEqual(worked.map((line) => line.replace(' lunch', '')));
  expect(await told('8002')).toEqual([]);
  const [row] = await desk.rows('SELECT set_aside, shifts, known_shifts FROM queue_log_import');
  expect(row).toEqual({ set_aside: '9', shifts: '1', known_shifts: '0' });
});

test('the hotline’s own time is not touched: a shift ends where it begins', async () => {
  await desk.rows(`SELECT add_month('${day}')`);
  await desk.rows(
    `INSERT INTO agent_interval (agent_id, from_at, to_at, state)
     VALUES ('8001', $1, $2, 'ready'), ('8001', $2, NULL, 'logged-out')`,
    [new Date(instant('09:30:00') + 250), new Date(instant('09:40:00') + 125)],
  );
  expect(await load(morning)).toMatchObject({ shifts: 1, setAside: 0 });
  const expected = [
    ...worked.slice(0, 3),
    '09:20:00-09:30:00 not-ready lunch',
    '09:30:00-09:40:00 ready',
    '09:40:00- logged-out',
  ];
  expect(await told('8001')).toEqual(expected);
  const later = ['11:00:00 2.1 sales Agent/8001 ADDMEMBER ', '12:00:00 2.1 sales Agent/8001 REMOVEMEMBER '];
  expect(await load([...morning, ...later])).toMatchObject({ shifts: 0, knownShifts: 2, setAside: 0 });
  expect(await told('8001')).toEqual(expected);
});

test('the hotline goes on where an import ended', async () => {
  await load(morning);
  desk.append([
    desk.book.step(instant('12:00:00'), [
      {
        ...{ type: 'AgentStateChanged', agentId: '8001', at: instant('12:00:00'), state: 'ready', reason: null },
        ...{ callId: null, legId: null, until: null },
      } as never,
    ]),
  ]);
  await desk.delivered();
  expect(await told('8001')).toEqual([...worked.slice(0, -1), '10:00:00-12:00:00 logged-out', '12:00:00- ready']);
});

test('she talks on after she logged out; a system started anew ends the shifts of who logs in again', async () => {
  await load([
    '09:00:00 1.1 sales Agent/8001 ADDMEMBER ',
    caller('09:10:00', '1.2'),
    '09:11:00 1.2 sales Agent/8001 CONNECT 60 1.3 5',
    '09:12:00 1.4 sales Agent/8001 REMOVEMEMBER ',
    '09:20:00 1.2 sales Agent/8001 COMPLETEAGENT 60 540 1',
    '09:00:00 1.1 sales Agent/8002 ADDMEMBER ',
    '09:30:00 NONE NONE NONE QUEUESTART ',
    '09:40:00 1.5 sales Agent/8002 ADDMEMBER ',
    '09:50:00 1.5 sales Agent/8002 REMOVEMEMBER ',
  ]);
  expect(await told('8001')).toEqual(['09:00:00-09:11:00 ready', '09:11:00-09:20:00 talking', '09:20:00- logged-out']);
  expect(await told('8002')).toEqual([
    ...['09:00:00-09:30:00 ready', '09:30:00-09:40:00 logged-out', '09:40:00-09:50:00 ready', '09:50:00- logged-out'],
  ]);
});

test('names and reasons of the old system become those of this one; unknown reasons are counted', async () => {
  const done = await load(
    [
      '09:00:00 1.1 sales 王芳 ADDMEMBER ',
      '09:10:00 NONE sales PJSIP/8001 PAUSE 茶歇',
      '09:20:00 NONE sales 王芳 PAUSE 体检',
      '09:30:00 NONE sales 王芳 PAUSE Auto-Pause',
      '09:40:00 NONE sales 王芳 UNPAUSE ',
      '10:00:00 1.1 sales Local/8001@agents/n REMOVEMEMBER ',
    ],
    { agents: new Map([['王芳', '8001']]), reasons: new Map([['茶歇', 'break']]) },
  );
  expect(done.setAside).toBe(0);
  expect([...done.otherReasons]).toEqual([['体检', 1]]);
  expect(await told('8001')).toEqual([
    '09:00:00-09:10:00 ready',
    '09:10:00-09:20:00 not-ready break',
    '09:20:00-09:30:00 not-ready',
    '09:30:00-09:40:00 not-ready no-answer',
    '09:40:00-10:00:00 ready',
    '10:00:00- logged-out',
  ]);
});

test('shifts of long ago, and over the turn of a month, find their place', async () => {
  const lines = [
    '2012-07-31 22:00:00|1.1|sales|Agent/8001|ADDMEMBER|',
    '2012-07-31 23:00:00|NONE|sales|Agent/8001|PAUSE|break',
    '2012-08-01 01:00:00|NONE|sales|Agent/8001|UNPAUSE|',
    '2012-08-01 06:00:00|1.1|sales|Agent/8001|REMOVEMEMBER|',
  ];
  const done = await importQueueLog(client, linesOf(Readable.from([Buffer.from(lines.join('\n'))])), {
    ...{ file: 'queue_log', queues: new Map(), agents: new Map(), reasons: new Map(), timeZone: 'UTC' },
    latest: Date.now(),
  });
  expect(done).toMatchObject({ shifts: 1, setAside: 0 });
  expect(await load(morning)).toMatchObject({ shifts: 1, setAside: 0 });
  const [sum] = await desk.rows(
    `SELECT round(sum(extract(epoch FROM to_at - from_at)) / 3600)::integer AS hours FROM agent_interval
     WHERE from_at < '2013-01-01' AND state <> 'logged-out'`,
  );
  expect(sum).toEqual({ hours: 8 });
});
