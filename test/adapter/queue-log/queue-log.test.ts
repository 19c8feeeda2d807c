/** Export and import of queue_log, with a real Postgres: what goes out comes in again, once, and broken lines stay outside. */
import type { PoolClient } from 'pg';
import { Readable } from 'node:stream';
import { linesOf } from '../../../src/queue-log/lines-of';
import { v7 as uuidv7 } from 'uuid';
import { exportLines } from '../../../src/queue-log/export-lines';
import { importQueueLog, type ImportOptions } from '../../../src/queue-log/import-queue-log';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { callStory } from './call-story';

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

const start = Date.UTC(2026, 10, 20, 4);
const always = { from: new Date(0), to: new Date(Date.UTC(2100, 0)), agentPrefix: 'Agent/' };
const options = (change: Partial<ImportOptions> = {}): ImportOptions => ({
  ...{
    file: 'queue_log',
    queues: new Map(),
    agents: new Map(),
    reasons: new Map(),
    timeZone: 'Asia/Shanghai',
    latest: Date.UTC(2027, 0),
  },
  ...change,
});

async function exported(from: PoolClient): Promise<string> {
  let text = '';
  for await (const part of exportLines(from, always)) text += part;
  return text;
}
const imported = (into: PoolClient, text: string, change?: Partial<ImportOptions>) =>
  importQueueLog(into, linesOf(Readable.from([Buffer.from(text)])), options(change));

const COUNTS = `
  SELECT queue_id, count(*)::integer AS entered, count(*) FILTER (WHERE exit = 'answered')::integer AS answered,
    count(*) FILTER (WHERE exit = 'abandoned')::integer AS abandoned,
    count(*) FILTER (WHERE exit NOT IN ('answered', 'abandoned'))::integer AS otherwise,
    sum(round(extract(epoch FROM left_at - entered_at)))::integer AS waited
  FROM queue_visit GROUP BY 1 ORDER BY 1`;
const OFFERS = `
  SELECT agent_id, count(*)::integer AS offers, count(*) FILTER (WHERE result = 'answered')::integer AS answered
  FROM offer GROUP BY 1 ORDER BY 1`;
const TALKS = `
  SELECT agent_id, count(*)::integer AS talks, sum(round(extract(epoch FROM ended_at - started_at)))::integer AS talked,
    count(*) FILTER (WHERE ended_by = 'agent')::integer AS by_agent FROM talk GROUP BY 1 ORDER BY 1`;
/** Ringing and wrap-up are not in the format. */
const AGENTS = `
  SELECT agent_id, CASE WHEN state = 'talking' THEN 'talking' WHEN state = 'not-ready' THEN reason ELSE 'there' END AS what,
    sum(round(extract(epoch FROM to_at - from_at)))::integer AS seconds
  FROM agent_interval WHERE state <> 'logged-out' GROUP BY 1, 2 ORDER BY 1, 2`;
const counts = async (from: PoolClient) => ({
  queues: (await from.query(COUNTS)).rows,
  offers: (await from.query(OFFERS)).rows,
  talks: (await from.query(TALKS)).rows,
});

/** 300 callers of every fate, through the writer. */
async function day(): Promise<void> {
  desk.append([
    desk.book.step(
      start,
      callStory(300, () => uuidv7()),
    ),
  ]);
  await desk.delivered();
}

test('what is exported is imported elsewhere with the same counts, and a second time nothing is new', async () => {
  await day();
  const text = await exported(client);
  const before = await counts(client);
  expect(before.queues.length).toBeGreaterThan(1);
  const other = await JournalDesk.open(await postgres.database());
  const into = await other.pool.connect();
  try {
    const first = await imported(into, text);
    expect(first).toMatchObject({ calls: 300, known: 0, setAside: 0 });
    expect(await counts(into)).toEqual(before);
    const agents = (await client.query(AGENTS)).rows;
    expect((await into.query(AGENTS)).rows).toEqual(agents);
    expect(agents.length).toBeGreaterThan(4);
    const shifts = first.shifts;
    expect(await imported(into, text)).toMatchObject({
      calls: 0,
      known: 300,
      shifts: 0,
      knownShifts: shifts,
      setAside: 0,
    });
    expect(await counts(into)).toEqual(before);
    expect((await into.query(AGENTS)).rows).toEqual(agents);
    expect((await into.query('SELECT count(*)::integer AS n FROM call WHERE imported = 1')).rows).toEqual([{ n: 300 }]);
    // Into where they came from: the ids are our own.
    expect(await imported(client, text)).toMatchObject({ calls: 0, known: 300, shifts: 0, knownShifts: shifts });
    expect((await client.query(AGENTS)).rows).toEqual(agents);
    // But for what its format does not hold: agents' time, and where callers were handed on to.
    const kept = (log: string) => log.split('\n').filter((line) => !/MEMBER|PAUSE|TRANSFER|COMPLETECALLER/.test(line));
    expect(kept(await exported(into))).toEqual(kept(text));
  } finally {
    into.release();
    await other.close();
  }
}, 60_000);

test('lines are as Asterisk writes them, in order of time', async () => {
  await day();
  const lines = (await exported(client)).trimEnd().split('\n');
  const times = lines.map((line) => Number(line.split('|')[0]));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const byEvent = (event: string) => lines.find((line) => line.split('|')[4] === event) ?? '';
  const uuid = '[0-9a-f-]{36}';
  expect(byEvent('ENTERQUEUE')).toMatch(
    new RegExp(`^\\d{10}\\|${uuid}\\|general\\|NONE\\|ENTERQUEUE\\|\\|13800000000\\|1$`),
  );
  expect(byEvent('CONNECT')).toMatch(new RegExp(`\\|Agent/8001\\|CONNECT\\|\\d+\\|${uuid}\\.\\d+\\|\\d+$`));
  expect(byEvent('COMPLETEAGENT')).toMatch(/\|COMPLETEAGENT\|\d+\|\d+\|\d+$/);
  expect(byEvent('COMPLETECALLER')).toMatch(/\|COMPLETECALLER\|\d+\|\d+\|\d+$/);
  expect(byEvent('ABANDON')).toMatch(/\|NONE\|ABANDON\|\d+\|\d+\|\d+$/);
  expect(byEvent('EXITWITHTIMEOUT')).toMatch(/\|EXITWITHTIMEOUT\|\d+\|\d+\|\d+$/);
  expect(byEvent('EXITWITHKEY')).toMatch(/\|EXITWITHKEY\|9\|\d+\|\d+\|\d+$/);
  expect(byEvent('RINGNOANSWER')).toMatch(/\|Agent\/8002\|RINGNOANSWER\|15000$/);
  expect(byEvent('BLINDTRANSFER')).toMatch(/\|BLINDTRANSFER\|repair\|hotline\|\d+\|\d+\|\d+$/);
  expect(byEvent('ADDMEMBER')).toMatch(/\|NONE\|general\|Agent\/8001\|ADDMEMBER$/);
  expect(byEvent('PAUSE')).toMatch(/\|Agent\/8001\|PAUSE\|lunch$/);
});

test('broken lines are set aside with number and reason, and the rest loads', async () => {
  const at = Math.floor(start / 1_000);
  const good = [
    `${at}|1366720340.1|sales|NONE|ENTERQUEUE||13800005678|1`,
    `${at + 2}|1366720340.1|sales|PJSIP/8001-0000002a|RINGNOANSWER|2000`,
    `${at + 9}|1366720340.1|sales|Agent/8002|CONNECT|9|1366720340.7|4`,
    `${at + 69}|1366720340.1|sales|Agent/8002|COMPLETECALLER|9|60|1`,
  ];
  const bad = [
    'garbage',
    `${at}|1366720340.2|sales|NONE`,
    `yesterday|1366720340.2|sales|NONE|ENTERQUEUE|||1`,
    `${at + 40_000_000}|1366720340.2|sales|NONE|ENTERQUEUE|||1`,
    `${at}|1366720340.2|sales|NONE|TELEPORTED|`,
    `${at + 3}|1366720340.9|sales|Agent/8002|COMPLETEAGENT|1|1|1`,
    `${at + 3}|1366720340.2|sales|NONE|ENTERQUEUE\u0000||1|1`,
    `${at + 4}|NONE|sales|NONE|ABANDON|1|1|1`,
    'x'.repeat(10_000),
  ];
  const lines = [...good.slice(0, 2), ...bad, ...good.slice(2), `${at + 70}|NONE|NONE|NONE|QUEUESTART|`, ''];
  const done = await imported(client, lines.join('\r\n'), { queues: new Map([['sales', 'consulting']]) });
  expect(done).toMatchObject({ calls: 1, setAside: bad.length, lines: lines.length - 1 });
  expect(done.firstAside.map(({ line }) => line)).toEqual(bad.map((_, i) => 3 + i));
  expect([...done.passedOver]).toEqual([['QUEUESTART', 1]]);
  const kept = await desk.rows<{ line: string; reason: string }>(
    'SELECT line, reason FROM queue_log_reject ORDER BY line',
  );
  expect(kept.map(({ reason }) => reason)).toEqual([
    'fewer than five fields between |',
    'fewer than five fields between |',
    'no time: yesterday',
    expect.stringContaining('from the future'),
    'unknown event TELEPORTED',
    'COMPLETEAGENT without ENTERQUEUE',
    expect.stringContaining('not text'),
    'no call',
    expect.stringContaining('longer'),
  ]);
  const [call] = await desk.rows('SELECT * FROM call');
  expect(call).toMatchObject({
    ...{
      caller: '13800005678',
      outcome: 'answered',
      ended_by: 'caller',
      first_queue_id: 'consulting',
      node: 'queue_log',
    },
    ...{ last_agent_id: '8002', wait_ms: 9_000, talk_ms: 60_000, offers: 2, arrived_at: new Date(start) },
  });
  const offers = await desk.rows<{ agent_id: string; result: string }>(
    'SELECT agent_id, result FROM offer ORDER BY leg_no',
  );
  expect(offers).toEqual([
    { agent_id: '8001', result: 'no-answer' },
    { agent_id: '8002', result: 'answered' },
  ]);
});

test('a caller sent on from queue to queue is one call; one without an end waits for the file that has it', async () => {
  const at = Math.floor(start / 1_000);
  const whole = [
    `${at}|7.1|sales|NONE|ENTERQUEUE||1001|1`,
    `${at + 30}|7.1|sales|NONE|EXITWITHTIMEOUT|1|1|30`,
    `${at + 30}|7.1|help|NONE|ENTERQUEUE||1001|2`,
    `${at + 40}|7.1|help|NONE|ABANDON|1|2|10`,
    `${at + 50}|7.2|help|NONE|ENTERQUEUE||1002|1`,
    `${at + 55}|7.2|help|Agent/8001|CONNECT|5|7.3|2`,
  ];
  const first = await imported(client, whole.join('\n'));
  expect(first).toMatchObject({ calls: 1, setAside: 1 });
  expect(first.firstAside).toMatchObject([{ line: 5, reason: 'the call has no end in this file' }]);
  const rows = await desk.rows('SELECT n, queue_id, exit FROM queue_visit ORDER BY n');
  expect(rows).toEqual([
    { n: 1, queue_id: 'sales', exit: 'overflowed' },
    { n: 2, queue_id: 'help', exit: 'abandoned' },
  ]);
  const longer = [...whole, `${at + 99}|7.2|help|Agent/8001|COMPLETEAGENT|5|44|1`];
  expect(await imported(client, longer.join('\n'))).toMatchObject({ calls: 1, known: 1, setAside: 0 });
});

test('times written by the clock are read in the zone they were written in', async () => {
  const lines = [
    '2012-07-03 15:27:23.896208|7.1|sales|NONE|ENTERQUEUE||1001|1',
    '2012-07-03 15:27:30.000000|7.1|sales|NONE|ABANDON|1|1|7',
  ];
  await imported(client, lines.join('\n'), { timeZone: 'America/Montreal' });
  const [call] = await desk.rows('SELECT arrived_at, outcome FROM call');
  expect(call).toEqual({ arrived_at: new Date('2012-07-03T19:27:23.896Z'), outcome: 'abandoned_in_queue' });
});
