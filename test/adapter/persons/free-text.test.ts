/** Her number as people write it in notes, and numbers she keyed to be rung on: gone from rows, journal and files. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { Core } from '../../../src/core/core';
import { legId, type CallbackId, type CallId, type NodeId } from '../../../src/core/ids';
import { Engine } from '../../../src/engine/engine';
import { recoverCore } from '../../../src/engine/recover';
import type { Erasure, PersonDesk, StepRecord } from '../../../src/engine/ports';
import { SystemClock } from '../../../src/engine/system-clock';
import { createPersonDesk } from '../../../src/persons/person-desk';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { storyRules } from '../../scenario/story-rules';
import { contents, dumpOf } from './all-kept';

const she = '13800001111';
const other = '13900002222';
const keyed = '13912345678';
const ruleSet = storyRules();
const clock = new SystemClock();

let postgres: TestPostgres;
let url: string;
let desk: JournalDesk;
let stateDir: string;
let engine: Engine;
let persons: PersonDesk;

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  url = await postgres.database();
  desk = await JournalDesk.open(url, ruleSet);
  stateDir = mkdtempSync(join(tmpdir(), 'hotline-free-text-'));
  mkdirSync(join(stateDir, 'logs'));
  const core = Core.create(ruleSet, clock.now());
  await desk.store.snapshot(core.snapshot(), 0);
  const commands = { execute: () => undefined };
  engine = new Engine({ core, lastN: 0, clock, journal: desk.store, commands, log: desk.log.log });
  persons = createPersonDesk({
    ...{ pool: desk.pool, stateDir, recordingsDir: join(stateDir, 'recordings'), salt: 'salt' },
    ...{ callers: { remove: async () => 0 }, post: engine, clock, isOnFloor: () => false },
    settled: (ms) => desk.writer.settled(ms),
    rewriteJournal: (eraser) => desk.store.rewrite(eraser),
    removeRecordings: async () => 0,
  });
}, 30_000);
afterEach(async () => {
  engine.stop();
  await desk.close();
  rmSync(stateDir, { recursive: true, force: true });
}, 30_000);

const erase = async () =>
  (await persons.erase({ number: she, reason: 'asked', by: 'wang', isTrial: false })) as Erasure;

function arrives(caller: string): CallId {
  const callId = uuidv7() as CallId;
  const node = 'node-1' as NodeId;
  engine.post({
    type: 'CallArrived',
    at: clock.now(),
    callId,
    legId: legId(callId, 0),
    node,
    dialled: '95002',
    caller,
  });
  return callId;
}
const presses = (callId: CallId, digits: string) => {
  for (const digit of digits)
    engine.post({ type: 'DigitPressed', at: clock.now(), callId, legId: legId(callId, 0), digit });
};
const leaves = (callId: CallId) =>
  engine.post({ type: 'CallerHungUp', at: clock.now(), callId, legId: legId(callId, 0) });

async function records(): Promise<readonly StepRecord[]> {
  const all: StepRecord[] = [];
  const recovery = await desk.store.recover();
  for await (const record of recovery.records) all.push(record);
  return all;
}

const ways = [
  '138 0000 1111',
  '+86 138-0000-1111',
  '(0086) 138 00001111',
  '86138.0000.1111',
  '138\u30000000\u30001111',
];
/** Her digits, whatever stands between them. */
const inPieces = new RegExp([...she].join('[^0-9]{0,3}'));

test('in notes, messages, data of others and files she is found however she is written', async () => {
  const theirs = arrives(other);
  leaves(theirs);
  await desk.delivered();
  const note = `王女士 ${ways.join('、')}，或 13900002222`;
  const promise = {
    callback_id: 'b1',
    node: 'node-1',
    queue_id: 'general',
    number: other,
    language: 'zh',
    state: 'kept',
  };
  const at = new Date().toISOString();
  const row = { ...promise, kind: 'follow-up', note, request: { note }, due_at: at, created_at: at };
  const columns = Object.keys(row).join(', ');
  await desk.rows(
    `INSERT INTO callback (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::callback, $1)`,
    [JSON.stringify(row)],
  );
  await desk.rows(
    `INSERT INTO callback_change (callback_id, change, changed_by, note) VALUES ('b1', 'asked', 'li', $1)`,
    [note],
  );
  const data = { order: '9007199254740993', phone: 13_800_001_111, said: note };
  await desk.rows('UPDATE call SET data = $2 WHERE call_id = $1', [theirs, data]);
  await desk.rows(
    `INSERT INTO webhook_event (event_id, type, at, subject, data) VALUES ('e1', 'call.ended', now(), $1, $2)`,
    [theirs, { call: { data } }],
  );
  const log = join(stateDir, 'logs', 'asterisk.log');
  writeFileSync(log, `${'x'.repeat(50)} ${note} called at 2026-11-20 13:05\n`);
  expect(await dumpOf(url)).toMatch(inPieces);

  const done = await erase();
  expect(done.calls).toBe(0);
  for (const text of [await dumpOf(url), readFileSync(log, 'utf8'), ...contents(stateDir, 'utf8')])
    expect(text).not.toMatch(inPieces);
  expect(readFileSync(log, 'utf8')).toMatch(/王女士 .*、.*，或 13900002222 called at 2026-11-20 13:05\n$/);
  const [kept] = await desk.rows<{ data: Record<string, unknown> }>('SELECT data FROM call');
  expect(kept?.data).toMatchObject({ order: '9007199254740993', phone: 10_000_000_000 });
  const [task] = await desk.rows<{ note: string; number: string }>('SELECT note, number FROM callback');
  expect(task).toMatchObject({ number: other, note: expect.stringContaining('13900002222') as string });
}, 60_000);

test('a number she keyed to be rung on goes with her call, and stays with whom else it belongs to', async () => {
  const hers = arrives(she);
  presses(hers, `92${keyed}#1`);
  engine.post({ type: 'CallbackRegistered', at: clock.now(), callId: hers, callbackId: hers as string as CallbackId });
  leaves(hers);
  const theirs = arrives(keyed);
  leaves(theirs);
  await desk.delivered();
  const asked = (await records()).flatMap(({ entries }) => entries).find(({ type }) => type === 'CallbackAsked');
  expect(asked).toMatchObject({ number: keyed });
  const ringing = uuidv7();
  await desk.rows(
    `INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, state, due_at, created_at, promised_at, closed_at)
     SELECT $1, $1, 'node-1', 'general', $2, 'zh', 'kept', old, old, old, old FROM (SELECT now() - interval '40 days' AS old) AS of`,
    [hers, keyed],
  );
  await desk.rows(
    `INSERT INTO call (call_id, callback_id, direction, node, dialled, caller, language, arrived_at)
     VALUES ($1, $2, 'outbound', 'node-1', $3, '95001', 'zh', now())`,
    [ringing, hers, keyed],
  );
  await desk.rows(
    `INSERT INTO call_event (call_id, seq, at, type, data) VALUES ($1, 1, now(), 'CustomerDialled', $2)`,
    [ringing, { number: keyed, legId: `${ringing}.1` }],
  );

  expect(await erase()).toMatchObject({ calls: 2, spared: [] });
  const left = (await dumpOf(url)).split('\n').filter((line) => line.includes(keyed));
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter((line) => !line.includes(theirs))).toEqual([]);
  const rows = await desk.rows<{ number: string; dialled: string }>(
    `SELECT b.number, c.dialled FROM callback b JOIN call c USING (callback_id) WHERE c.direction = 'outbound'`,
  );
  expect(rows[0]?.number).toMatch(/^[a-z]{11}$/);
  expect(rows[0]?.dialled).toBe(rows[0]?.number);

  const story = await records();
  const facts = story.flatMap(({ event, entries }) => [event, ...entries]).map((fact) => JSON.stringify(fact));
  expect(facts.filter((fact) => fact.includes(keyed) && !fact.includes(theirs))).toEqual([]);
  // Nor can it be put together from the keys.
  const keys = story.flatMap(({ event }) => (event.type === 'DigitPressed' ? [event.digit] : []));
  expect(keys.join('')).toBe(`92${'0'.repeat(keyed.length)}#1`);
  const again = await recoverCore(await desk.store.recover(), async () => ruleSet, desk.log.log);
  expect(again?.core.floor.calls.size).toBe(0);
}, 60_000);

test('what is owed on a number she keyed ends with the rest; consent given for it stays thirty days', async () => {
  const hers = arrives(she);
  leaves(hers);
  await desk.delivered();
  const put = (id: string, state: string, promised: Date | null) =>
    desk.rows(
      `INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, state, due_at, created_at, promised_at, kind,
         consent)
       VALUES ($1, $2, 'node-1', 'general', $3, 'zh', $4, '2099-01-01', now(), $5, 'scheduled', 'said so')`,
      [id, hers, keyed, state, promised],
    );
  await put('promised', 'scheduled', new Date());
  expect((await erase()).spared.map(({ id }) => id).sort()).toEqual([hers, 'promised'].sort());
  expect(await desk.rows('SELECT state, number FROM callback')).toEqual([{ state: 'scheduled', number: keyed }]);
  await desk.rows('DELETE FROM callback');
  await put('owed', 'scheduled', null);
  expect(await erase()).toMatchObject({ calls: 1, spared: [] });
  const [owed] = await desk.rows<{ number: string }>('SELECT state, closed_reason, number FROM callback');
  expect(owed).toMatchObject({ state: 'cancelled', closed_reason: 'person-erased' });
  expect(owed?.number).toMatch(/^[a-z]{11}$/);
}, 60_000);
