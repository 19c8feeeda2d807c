/** Promises to ring her, what was noted of them and what other systems were told: erased and told with the rest. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCallbackDesk } from '../../../src/callbacks/callback-desk';
import { callbackTimes } from '../../../src/engine/callback-times';
import type { Erasure, PersonDesk, PersonTold } from '../../../src/engine/ports';
import { SystemClock } from '../../../src/engine/system-clock';
import { createPersonDesk } from '../../../src/persons/person-desk';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { rules } from '../../fixtures/floor/rules';

const she = '13800001111';
const other = '13900002222';
const ruleSet = rules();

let postgres: TestPostgres;
let desk: JournalDesk;
let stateDir: string;
let persons: PersonDesk;
const clock = new SystemClock();

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database(), ruleSet);
  stateDir = mkdtempSync(join(tmpdir(), 'hotline-promise-'));
  persons = createPersonDesk({
    ...{ pool: desk.pool, stateDir, recordingsDir: join(stateDir, 'recordings'), salt: 'salt' },
    callers: { remove: async () => 0 },
    ...{ post: { post: () => undefined }, clock, isOnFloor: () => false, settled: async () => true },
    ...{ rewriteJournal: async () => 0, removeRecordings: async () => 0 },
  });
}, 30_000);
afterEach(async () => {
  await desk.close();
  rmSync(stateDir, { recursive: true, force: true });
}, 30_000);

async function call(caller: string): Promise<string> {
  const hex = Date.now().toString(16).padStart(12, '0');
  const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
  await desk.rows(
    `INSERT INTO call (call_id, direction, node, dialled, caller, language, arrived_at, data)
     VALUES ($1, 'inbound', 'node-1', '95001', $2, 'zh', now(), '{"order":"A-77"}')`,
    [id, caller],
  );
  await desk.rows(
    `INSERT INTO webhook_event (event_id, type, at, subject, data)
     SELECT $1 || '.1', 'call.ended', now(), $1,
       jsonb_build_object('callId', $1::text, 'caller', $2::text, 'call', webhook_call(call)) FROM call WHERE call_id = $1`,
    [id, caller],
  );
  await desk.rows(`INSERT INTO webhook_delivery (webhook, event_id, subject) VALUES ('crm', $1 || '.1', $1)`, [id]);
  return id;
}

async function promise(id: string, number: string, of: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const row = {
    ...{ callback_id: id, node: 'node-1', queue_id: 'general', number, language: 'zh', kind: 'follow-up' },
    ...{ note: '王女士, 家住三号楼', request: { number, note: '王女士' }, promised_at: new Date().toISOString() },
    ...{ due_at: new Date().toISOString(), created_at: new Date().toISOString(), ...of },
  };
  const columns = Object.keys(row).join(', ');
  await desk.rows(
    `INSERT INTO callback (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::callback, $1)`,
    [JSON.stringify(row)],
  );
  await desk.rows(
    `INSERT INTO callback_change (callback_id, change, changed_by, note) VALUES ($1, 'asked', 'li', $2)`,
    [...[id, `王女士 ${number}`]],
  );
}

const erase = async () =>
  (await persons.erase({ number: `+86${she}`, reason: 'asked', by: 'wang', isTrial: false })) as Erasure;
const inAll = async () =>
  JSON.stringify(
    await desk.rows(`SELECT to_jsonb(b) AS it FROM callback b UNION ALL SELECT to_jsonb(c) FROM callback_change c
    UNION ALL SELECT to_jsonb(e) FROM webhook_event e`),
  );
const sums = () =>
  desk.rows(`SELECT kind, state, count(*)::integer, count(DISTINCT number)::integer AS people, sum(attempt)::integer AS tries
    FROM callback WHERE state NOT IN ('open', 'scheduled', 'cancelled') GROUP BY 1, 2 ORDER BY 1, 2`);

test('her numbers, notes, requests and what was told of her are gone; results and other people stay', async () => {
  const hers = await call(she);
  const theirs = await call(other);
  await promise('p1', she, { parent_call_id: hers, state: 'kept', attempt: 2, numbers: [`0${she}`, other] });
  await promise('p2', `+86${she}`, { state: 'failed', attempt: 3 });
  await promise('p3', other, { state: 'kept', parent_call_id: theirs, numbers: [she, '13700003333'], note: 'hers' });
  await promise('p4', '13700003333', { state: 'kept', note: '李先生', request: { number: '13700003333' } });
  await promise('p5', she, { state: 'scheduled', due_at: '2099-01-01T00:00:00Z' });
  const before = await sums();

  expect((await erase()).spared).toEqual([]);
  const left = await inAll();
  expect(left).not.toContain(she);
  expect(left).not.toContain('王女士 1380');
  expect(await sums()).toEqual(before);
  const rows = await desk.rows(`SELECT callback_id, note, request, numbers FROM callback ORDER BY 1`);
  expect(rows).toEqual([
    { callback_id: 'p1', note: null, request: null, numbers: [other] },
    { callback_id: 'p2', note: null, request: null, numbers: [] },
    { callback_id: 'p3', note: null, request: null, numbers: ['13700003333'] },
    { callback_id: 'p4', note: '李先生', request: { number: '13700003333' }, numbers: [] },
    { callback_id: 'p5', note: null, request: null, numbers: [] },
  ]);
  const told = await desk.rows<{ subject: string; data: { call: { data: unknown } } }>('SELECT * FROM webhook_event');
  expect(told.find(({ subject }) => subject === hers)?.data.call.data).toBeNull();
  expect(told.find(({ subject }) => subject === theirs)?.data.call.data).toEqual({ order: 'A-77' });
}, 30_000);

test('what is still owed her ends, and is rung under no mark', async () => {
  await promise('owed', she, { state: 'scheduled', due_at: '2099-01-01T00:00:00Z' });
  await erase();
  expect(await desk.rows(`SELECT state, closed_reason, closed_by FROM callback`)).toEqual([
    { state: 'cancelled', closed_reason: 'person-erased', closed_by: 'wang' },
  ]);
  expect(await desk.rows(`SELECT change FROM callback_change ORDER BY n`)).toEqual([
    { change: 'asked' },
    { change: 'cancelled' },
  ]);
  const callbacks = createCallbackDesk({
    ...{ pool: desk.pool, view: { rules: () => ruleSet }, clock, node: 'node-1', times: callbackTimes },
    setTimer: () => undefined,
  });
  const again = await callbacks.order('owed', { kind: 'retry', by: 'li' });
  expect(again).toMatchObject({ ok: false, why: 'number-refused' });
}, 30_000);

test('consent that was given for a call at a chosen time stays for thirty days, with its notes', async () => {
  await promise('p1', she, {
    kind: 'scheduled',
    state: 'kept',
    consent: 'said so',
    closed_at: new Date().toISOString(),
  });
  expect((await erase()).spared.map(({ id }) => id)).toEqual(['p1']);
  const [kept] = await desk.rows<{ number: string; note: string }>('SELECT number, note FROM callback');
  expect(kept).toEqual({ number: she, note: '王女士, 家住三号楼' });
  expect(await desk.rows('SELECT note FROM callback_change')).toEqual([{ note: `王女士 ${she}` }]);
  await desk.rows(`UPDATE callback SET closed_at = now() - interval '31 days'`);
  expect((await erase()).spared).toEqual([]);
  expect(await inAll()).not.toContain(she);
}, 30_000);

test('what is told to her lists them all', async () => {
  const hers = await call(she);
  await promise('p1', other, { state: 'kept', numbers: [she], note: 'ring her sister' });
  await promise('p2', other, { state: 'kept', parent_call_id: hers });
  await promise('p3', other, { state: 'kept' });
  const told = (await persons.tell(she)) as PersonTold;
  const ids = (table: string) =>
    (told.rows[table] as { callback_id?: string; subject?: string }[]).map((row) => row.callback_id ?? row.subject);
  expect(ids('callback')).toEqual(['p1', 'p2']);
  expect(ids('callback_change')).toEqual(['p1', 'p2']);
  expect(ids('webhook_event')).toEqual([hers]);
  expect(ids('webhook_delivery')).toEqual([hers]);
}, 30_000);
