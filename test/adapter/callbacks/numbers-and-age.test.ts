/**
 * Whoever has several numbers is rung on one after the other; what is too old is given up. The real engine, journal, Postgres
 * and Redis; only the phones are made up.
 */
import { v7 as uuidv7 } from 'uuid';
import { createCallbackDesk } from '../../../src/callbacks/callback-desk';
import { weekdays, type Hours } from '../../../src/core/hours';
import type { CallId } from '../../../src/core/ids';
import { callbackTimes } from '../../../src/engine/callback-times';
import type { CallbackDesk, CallbackRequest } from '../../../src/engine/ports';
import { promiseReport } from '../../../src/reports/promises';
import { CallbackHotline } from '../../fakes/callback-hotline';
import { TestRedis } from '../../fakes/callback-redis';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';

const [mobile, home, work] = ['13800005678', '13900001111', '13700002222'];
const callbacks = {
  ...{ trunks: ['carrier'], callerId: '95001', allow: '1\\d{10}', ringMs: 30_000, maxTries: 6, retryMs: 100 },
  maxAgeMs: 60_000,
};
const general = queue('general', { wrapUpMs: 0 });
const ruleSet = rules({ callbacks, queues: new Map([[general.id, general]]) });

let postgres: TestPostgres;
let redis: TestRedis;
let desk: JournalDesk;
let hotline: CallbackHotline;
let people: CallbackDesk;
let count = 0;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database(), ruleSet);
  hotline = new CallbackHotline(desk, redis.url, `numbers-${++count}`, ruleSet);
  const { setTimer } = hotline.callbacks;
  const parts = { view: hotline.view, clock: hotline.clock, node: 'hotline-1', times: callbackTimes };
  people = createCallbackDesk({ pool: desk.pool, setTimer, ...parts });
  await hotline.callbacks.start();
});
afterEach(async () => {
  hotline.engine.stop();
  await hotline.callbacks.stop();
  await desk.close();
}, 30_000);

/** By an integrator; the id. */
async function asked(more: Partial<CallbackRequest> = {}): Promise<string> {
  const answer = await people.ask({ kind: 'follow-up', queueId: 'general', number: mobile, by: 'CRM', ...more });
  if (!answer.ok) throw new Error(answer.message);
  return answer.callback.callbackId;
}
const becomes = (id: string, state: string) =>
  until(`it is ${state}`, async () => (await people.show(id))?.callback.state === state, { withinMs: 20_000 });
const rung = () => hotline.dialled.map(({ number }) => number);

/** How promises of today were kept. */
async function report() {
  const today = { from: Date.now() - 5 * 86_400_000, to: Date.now() + 86_400_000 };
  const { lines } = await promiseReport(desk.pool, ruleSet, { each: 'day', by: 'queue' }, [today]);
  return lines.find(({ key }) => key === 'general')?.sums;
}

test('nobody there: the next of her numbers; busy: the same once more; all of them in turn until she is reached', async () => {
  const does = ['no-answer', 'busy', 'unreachable', 'refused', 'answers'] as const;
  hotline.customer = (_number, attempt) => does[attempt - 1] ?? 'answers';
  hotline.talkMs = 100;
  hotline.agentLogsIn('8001');
  const id = await asked({ numbers: [home, work] });
  await becomes(id, 'kept');
  expect(rung()).toEqual([mobile, home, home, work, mobile]);
  const story = await people.show(id);
  expect(story?.callback).toMatchObject({ number: mobile, attempt: 5 });
  expect(story?.attempts.map(({ outcome }) => outcome)).toEqual([
    'no_answer',
    'busy',
    'unreachable',
    'refused',
    'answered',
  ]);
  expect(await report()).toMatchObject({ asked: 1, keptInTime: 1, failed: 0 });
}, 40_000);

test('every number of no use: given up after the last try, and reported so', async () => {
  hotline.customer = 'no-answer';
  hotline.agentLogsIn('8001');
  const id = await asked({ numbers: [home] });
  await becomes(id, 'failed');
  expect(rung()).toEqual([mobile, home, mobile, home, mobile, home]);
  expect(await report()).toMatchObject({ asked: 1, failed: 1, failedBy: { tries: 1 } });
}, 40_000);

test('a number that may not be dialled is refused with all the others; nobody is rung', async () => {
  await expect(asked({ numbers: [home, '110'] })).rejects.toThrow('110');
  expect(await people.list({})).toEqual([]);
});

test('she rings us from another of her numbers: she is not rung meanwhile', async () => {
  const callId = uuidv7() as CallId;
  hotline.callArrives(callId, '95002', home);
  await desk.delivered();
  const id = await asked({ numbers: [home] });
  await until('it is put off', async () => ((await people.show(id))?.callback.dueAt ?? 0) > Date.now() + 10_000);
  hotline.hangsUp(callId);
  await desk.delivered();
  hotline.agentLogsIn('8001');
  hotline.talkMs = 100;
  await people.order(id, { kind: 'retry', by: 'li' });
  await becomes(id, 'kept');
  expect(rung()).toEqual([mobile]);
}, 40_000);

test('older than maxAge after a try: it is not tried again, and reported as too old', async () => {
  hotline.customer = 'busy';
  const id = await asked();
  await until('it waits for an agent', async () => (await people.show(id))?.callback.state === 'queued');
  await desk.rows("UPDATE callback SET first_due_at = now() - interval '1 minute'");
  hotline.agentLogsIn('8001');
  await becomes(id, 'failed');
  expect(rung()).toEqual([mobile]);
  expect(await report()).toMatchObject({ asked: 1, failed: 1, failedBy: { age: 1 } });
}, 40_000);

test('older than maxAge before anybody could ring her, as after days of an outage: she is not rung any more; asked for anew she is', async () => {
  await hotline.callbacks.stop();
  const id = await asked();
  await desk.rows("UPDATE callback SET due_at = now() - interval '4 days', first_due_at = now() - interval '4 days'");
  hotline.engine.stop();
  hotline = new CallbackHotline(desk, redis.url, `numbers-${++count}`, ruleSet);
  await hotline.callbacks.start();
  hotline.agentLogsIn('8001');
  hotline.talkMs = 100;
  await becomes(id, 'failed');
  expect(rung()).toEqual([]);
  expect((await people.show(id))?.callback.closedReason).toBe('age');
  expect(await report()).toMatchObject({ failedBy: { age: 1 } });
  await people.order(id, { kind: 'retry', by: 'li' });
  await becomes(id, 'kept');
  expect(rung()).toEqual([mobile]);
}, 40_000);

test('days on which her queue was closed do not count: what was promised before a holiday is kept after it', async () => {
  await hotline.callbacks.stop();
  const id = await asked();
  await desk.rows("UPDATE callback SET due_at = now() - interval '6 days', first_due_at = now() - interval '6 days'");
  hotline.engine.stop();
  const opening = { hours: 'office', closed: { kind: 'hang-up' as const, prompt: null }, atClose: 'serve' as const };
  const rested = {
    ...ruleSet,
    callbacks: { ...callbacks, maxAgeMs: 3 * 86_400_000 },
    queues: new Map([[general.id, { ...general, opening }]]),
    hours: new Map([['office', openAgainToday(8)]]),
  };
  hotline = new CallbackHotline(desk, redis.url, `numbers-${++count}`, rested);
  await hotline.callbacks.start();
  hotline.agentLogsIn('8001');
  hotline.talkMs = 100;
  await becomes(id, 'kept');
  expect(rung()).toEqual([mobile]);
}, 40_000);

/** UTC; closed on so many days before today, and open at all other times. */
function openAgainToday(days: number): Hours {
  const whole = [{ from: 0, to: 1_440 }];
  const dates = Array.from({ length: days }, (_, i) => new Date(Date.now() - (i + 1) * 86_400_000));
  const holiday = { of: 'holiday', name: '国庆节', spans: [] } as const;
  return {
    ...{ id: 'office', timeZone: 'UTC', offsets: [{ since: 0, aheadMs: 0 }] },
    weekly: new Map(weekdays.map((day) => [day, whole])),
    days: new Map(dates.map((date) => [date.toISOString().slice(0, 10), holiday])),
  };
}
