/** What people and integrators ask of callbacks, on a real Postgres: what is wrong is refused and said, nothing is owed twice. */
import { createCallbackDesk } from '../../../src/callbacks/callback-desk';
import { callbackTimes } from '../../../src/engine/callback-times';
import { claim } from '../../../src/callbacks/claims';
import type { CallbackAnswer, CallbackDesk, CallbackRequest, CallbackTask } from '../../../src/engine/ports';
import { createDatabase, type Database } from '../../../src/storage/database';
import { TestPostgres } from '../../fakes/journal-postgres';
import { listeningLog } from '../../fakes/journal-folder';
import { hours } from '../../fixtures/floor/hours';
import { rules } from '../../fixtures/floor/rules';

/** A Tuesday, 10:00 in Shanghai. */
const now = Date.parse('2026-11-24T10:00:00+08:00');
const number = '13800005678';
const base = rules({});
const ruleSet = rules({
  hours: new Map([['office', hours('office', { 'mon-fri': '09:00-18:00' })]]),
  callbacks: base.callbacks && {
    ...base.callbacks,
    ...{ dialHours: hours('dial', { 'mon-sun': '09:00-20:30' }), workHours: 'office', remindMs: 1_800_000 },
  },
});

let postgres: TestPostgres;
let database: Database;
let desk: CallbackDesk;
let at = now;
const timers: string[] = [];

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  at = now;
  database = createDatabase({ url: await postgres.database(), purpose: 'test', log: listeningLog().log });
  const view = { rules: () => ruleSet };
  const setTimer = ({ callbackId }: { callbackId: string }) => void timers.push(callbackId);
  desk = createCallbackDesk({
    pool: database.pool,
    view,
    clock: { now: () => at },
    node: 'hotline-1',
    setTimer,
    times: callbackTimes,
  });
});
afterEach(() => database.stop());

const ask = (more: Partial<CallbackRequest> = {}) =>
  desk.ask({ kind: 'scheduled', queueId: 'consulting', number, by: 'CRM', ...more });
const why = (answer: CallbackAnswer) => (answer.ok ? 'ok' : answer.why);
function taken(answer: CallbackAnswer): CallbackTask {
  if (!answer.ok) throw new Error(answer.message);
  return answer.callback;
}
const shanghai = (instant: number | null) => new Date((instant ?? NaN) + 8 * 3_600_000).toISOString().slice(0, 16);

test.each([
  [{ at: '2026-11-23 09:00' }, 'time-past'],
  [{ at: '2036-11-24T10:00:00+08:00' }, 'time-too-far'],
  [{ at: 'next week' }, 'time-unreadable'],
  [{ number: '1380000ABCD' }, 'number-refused'],
  [{ number: "1'; DROP TABLE callback; --" }, 'number-refused'],
  [{ numbers: ['110'] }, 'number-refused'],
  [{ queueId: 'nobody' }, 'queue-unknown'],
  [{ agentId: '9999' }, 'agent-unknown'],
  [{ within: 'soon' }, 'time-unreadable'],
  [{ deadline: '2026-11-24 10:30', at: '2026-11-24 11:00' }, 'time-past'],
] as const)('%j is refused: %s', async (more, code) => {
  expect(why(await ask(more))).toBe(code);
  expect(await desk.list({})).toEqual([]);
});

test('the same request again with its key is one callback; another request under that key is refused', async () => {
  const first = taken(await ask({ idempotencyKey: 'order-17' }));
  at += 3_600_000;
  const [again, together] = await Promise.all([
    ask({ idempotencyKey: 'order-17' }),
    ask({ idempotencyKey: 'order-17' }),
  ]);
  expect([again, together]).toMatchObject([
    { ok: true, isNew: false, callback: { callbackId: first.callbackId } },
    { ok: true, isNew: false, callback: { callbackId: first.callbackId } },
  ]);
  expect(why(await ask({ idempotencyKey: 'order-17', number: '13900001111' }))).toBe('idempotency-conflict');
  const both = await Promise.all(Array.from({ length: 8 }, () => ask({ idempotencyKey: 'order-18' })));
  expect(both.filter((one) => one.ok && one.isNew)).toHaveLength(1);
  expect(await desk.list({})).toHaveLength(2);
});

test('nobody is rung at rest: what is asked for the night comes in the morning', async () => {
  expect(shanghai(taken(await ask({ at: '2026-11-24 23:15' })).dueAt)).toBe('2026-11-25T09:00');
  expect(shanghai(taken(await ask({ at: '15:00' })).dueAt)).toBe('2026-11-24T15:00');
});

test('deadlines count working hours and working days, and are reminded of before', async () => {
  const late = taken(await ask({ at: '10:00', withinWorking: '10h' }));
  expect(shanghai(late.deadlineAt)).toBe('2026-11-25T11:00');
  expect(shanghai(taken(await ask({ withinWorking: '4d' })).deadlineAt)).toBe('2026-11-30T18:00');
  expect(shanghai(taken(await ask({ within: '2d' })).deadlineAt)).toBe('2026-11-26T10:00');
});

test('who must not be called is not, whenever she came on the list', async () => {
  const asked = taken(await ask());
  await database.pool.query("INSERT INTO known_caller (number, list) VALUES ('1380000', 'do-not-call')");
  expect(why(await ask())).toBe('do-not-call');
  await database.pool.query('UPDATE callback SET due_at = now()');
  expect(await claim(database.pool, asked.callbackId, 1)).toBeNull();
  expect(await desk.show(asked.callbackId)).toMatchObject({
    callback: { state: 'failed', closedReason: 'do-not-call' },
    attempts: [],
  });
});

test('cancelled: its timer finds nothing to do, and it cannot be moved; once more it is owed again', async () => {
  const { callbackId } = taken(await ask());
  await database.pool.query('UPDATE callback SET due_at = now()');
  expect(taken(await desk.order(callbackId, { kind: 'cancel', by: '张主管', note: '客户不需要' })).state).toBe(
    'cancelled',
  );
  expect(await claim(database.pool, callbackId, 1)).toBeNull();
  expect(why(await desk.order(callbackId, { kind: 'move', by: '张主管', at: '12:00' }))).toBe('callback-closed');
  expect(why(await desk.order(callbackId, { kind: 'cancel', by: '张主管' }))).toBe('callback-closed');
  expect(taken(await desk.order(callbackId, { kind: 'retry', by: '张主管' }))).toMatchObject({
    state: 'scheduled',
    attempt: 1,
  });
  expect(await claim(database.pool, callbackId, 1)).toMatchObject({ number, kind: 'scheduled' });
  expect(why(await desk.order(callbackId, { kind: 'move', by: '张主管', at: '12:00' }))).toBe('callback-under-way');
  expect((await desk.show(callbackId))?.changes.map(({ change }) => change)).toEqual(['asked', 'cancelled', 'retried']);
  expect(why(await desk.order('nothing', { kind: 'cancel', by: '张主管' }))).toBe('callback-unknown');
});

test('an answering machine that counted as reached: tried again as an attempt of its own', async () => {
  const { callbackId } = taken(await ask());
  await database.pool.query("UPDATE callback SET state = 'kept', closed_at = now(), attempt = 2");
  await database.pool.query(
    "INSERT INTO callback_attempt (callback_id, attempt, fence, outcome) VALUES ($1, 2, 1, 'answered')",
    [callbackId],
  );
  const again = taken(await desk.order(callbackId, { kind: 'retry', by: '8001', because: 'machine' }));
  expect(again).toMatchObject({ state: 'scheduled', attempt: 3 });
  expect((await desk.show(callbackId))?.attempts).toMatchObject([{ attempt: 2, outcome: 'machine' }]);
});

test("an agent's tasks: her promises, done by hand or moved to a colleague", async () => {
  const mine = taken(
    await ask({ kind: 'promise', agentId: '8001', dial: false, within: '4h', note: '下午五点前答复' }),
  );
  await ask({ kind: 'follow-up', agentId: '8002', ticket: 'T-9' });
  expect(mine.state).toBe('open');
  expect(await desk.list({ agentId: '8001' })).toMatchObject([{ kind: 'promise', note: '下午五点前答复' }]);
  await desk.order(mine.callbackId, { kind: 'move', by: '班长', agentId: '8002' });
  expect(await desk.list({ agentId: '8001' })).toEqual([]);
  expect(taken(await desk.order(mine.callbackId, { kind: 'done', by: '8002', outcome: 'kept' })).state).toBe('kept');
  expect(await desk.list({ agentId: '8002' })).toMatchObject([{ kind: 'follow-up', ticket: 'T-9' }]);
});

test('what is due soon has its timer at once', async () => {
  const { callbackId } = taken(await ask());
  expect(timers).toContain(callbackId);
  const later = taken(await ask({ at: '16:00' }));
  expect(timers).not.toContain(later.callbackId);
});
