/** Press 9, hang up, be called back: the real engine, journal, Postgres and Redis; only the phones are made up. */
import { v7 as uuidv7 } from 'uuid';
import type { CallId } from '../../../src/core/ids';
import { callRow } from '../../../src/storage/call-queries';
import { CallbackHotline } from '../../fakes/callback-hotline';
import { TestRedis } from '../../fakes/callback-redis';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';

const callbacks = {
  trunks: ['carrier'],
  callerId: '95001',
  allow: '1\\d{10}',
  confirmNumber: true,
  ringMs: 30_000,
  maxTries: 2,
  retryMs: 500,
};
const general = queue('general', { wrapUpMs: 0 });
const ruleSet = rules({ callbacks, queues: new Map([[general.id, general]]) });

let postgres: TestPostgres;
let redis: TestRedis;
let desk: JournalDesk;
let hotline: CallbackHotline;
let count = 0;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database(), ruleSet);
  hotline = new CallbackHotline(desk, redis.url, `whole-${++count}`, ruleSet);
  await hotline.callbacks.start();
});
afterEach(async () => {
  hotline.engine.stop();
  await hotline.callbacks.stop();
  await desk.close();
}, 30_000);

const stored = async (callbackId: string) =>
  (await desk.rows('SELECT * FROM callback WHERE callback_id = $1', [callbackId]))[0];
const attempts = () =>
  desk.rows<{ attempt: number; outcome: string; call_id: CallId; dialled_at: Date | null }>(
    'SELECT * FROM callback_attempt ORDER BY attempt',
  );

/** She waits with no agent there, presses 9, confirms her number and is told that she will be called back. */
async function promised(): Promise<CallId> {
  const callId = uuidv7() as CallId;
  hotline.callArrives(callId, '95002', '13800005678');
  hotline.presses(callId, '9');
  hotline.presses(callId, '1');
  await until(
    'her call ended with the promise',
    async () => (await callRow(desk.pool, callId))?.outcome === 'callback_requested',
  );
  return callId;
}

test('the customer is reached: the callback is kept, and both calls know of it', async () => {
  const callId = await promised();
  expect(await stored(callId)).toMatchObject({
    ...{ number: '13800005678', promised_at: expect.any(Date) as Date, consent: 'key 9, number confirmed by key 1' },
    ...{ consent_at: expect.any(Date) as Date, consent_recording: null },
  });
  hotline.agentLogsIn('8001');
  const [dialled] = await until('she is rung', () => hotline.dialled.length > 0 && hotline.dialled);
  hotline.hangsUp((dialled?.callId ?? '') as CallId);
  await until('it is kept', async () => (await stored(callId))?.['state'] === 'kept');
  expect(await attempts()).toMatchObject([{ attempt: 1, outcome: 'answered', call_id: dialled?.callId }]);
  expect(await callRow(desk.pool, callId)).toMatchObject({ direction: 'inbound', callback_id: callId });
  // Kept in time or late: by the moment she answered, however long she talks.
  const [answered] = await desk.rows('SELECT answered_at AS reached_at FROM call WHERE call_id = $1', [
    dialled?.callId,
  ]);
  expect(await stored(callId)).toMatchObject({ reached_at: expect.any(Date) as Date, ...answered });
  expect(await callRow(desk.pool, dialled?.callId ?? '')).toMatchObject({
    ...{ direction: 'outbound', outcome: 'answered', parent_call_id: callId, callback_id: callId },
    ...{ callback_attempt: 1, last_agent_id: '8001', dialled: '13800005678' },
  });
}, 40_000);

test('a busy customer is tried again, and after the last try the callback has failed', async () => {
  hotline.customer = 'busy';
  const callId = await promised();
  hotline.agentLogsIn('8001');
  await until('it has failed', async () => (await stored(callId))?.['state'] === 'failed', { withinMs: 20_000 });
  expect(await attempts()).toMatchObject([
    { attempt: 1, outcome: 'busy', dialled_at: expect.any(Date) as Date },
    { attempt: 2, outcome: 'busy', dialled_at: expect.any(Date) as Date },
  ]);
  expect(hotline.dialled.map((each) => each.callback?.attempt)).toEqual([1, 2]);
}, 40_000);

test('she rings in while it waits for an agent: it is no try, nobody rings her, and served she is owed nothing', async () => {
  const callId = await promised();
  await until('it waits for an agent', async () => (await stored(callId))?.['state'] === 'queued');
  const again = uuidv7() as CallId;
  hotline.callArrives(again, '95002', '13800005678');
  await until('it is due again later', async () => (await stored(callId))?.['state'] === 'scheduled');
  expect(await stored(callId)).toMatchObject({ attempt: 2, spared: 1 });
  hotline.agentLogsIn('8001');
  await until('she has been served', () => hotline.view.calls().some(({ phase }) => phase === 'talking'));
  hotline.hangsUp(again);
  await until('nothing is owed', async () => (await stored(callId))?.['state'] === 'settled');
  expect(await stored(callId)).toMatchObject({ closed_reason: 'rang-in', closed_by: again });
  expect(await attempts()).toMatchObject([{ attempt: 1, outcome: 'interrupted', dialled_at: null }]);
  expect(hotline.dialled).toEqual([]);
}, 40_000);

test('Postgres away while she asks: nothing is promised, she keeps her place, and may ask again', async () => {
  const callId = uuidv7() as CallId;
  hotline.callArrives(callId, '95002', '13800005678');
  await desk.delivered();
  await postgres.pause();
  hotline.presses(callId, '9');
  hotline.presses(callId, '1');
  await until(
    'she is told',
    () => hotline.engine.lastN > 3 && desk.log.lines.some((line) => /not registered/.test(line.msg)),
  );
  await postgres.resume();
  await until('the pool is well', () => desk.database.trouble() === null);
  // a server that has just started may take longer than a caller waits: she is told so, and asks once more
  const refusals = () => desk.log.lines.filter((line) => /not registered/.test(line.msg)).length;
  const isPromised = async () => (await stored(callId))?.['promised_at'] instanceof Date;
  for (let told = refusals(), asked = 0; asked < 4 && !(await isPromised()); asked += 1, told = refusals()) {
    hotline.presses(callId, '9');
    hotline.presses(callId, '1');
    await until('promised, or told that it is not', async () => (await isPromised()) || refusals() > told, {
      withinMs: 20_000,
    });
  }
  expect(await isPromised()).toBe(true);
  await desk.delivered();
  expect(['scheduled', 'queued']).toContain((await stored(callId))?.['state']);
}, 60_000);

test('an attempt whose call is gone without an outcome is interrupted, and the next one follows', async () => {
  const callId = await promised();
  await until('it waits in the queue', async () => (await stored(callId))?.['state'] === 'queued');
  // A claim for a call the floor has never heard of, whose lease is over.
  await desk.rows(`UPDATE callback SET attempt = 2, fence = fence + 1, lease_until = now() - interval '1 s'`);
  await until('it has failed: there are but two tries', async () => (await stored(callId))?.['state'] === 'failed');
  expect(await attempts()).toMatchObject([{ attempt: 2, outcome: 'interrupted', dialled_at: null }]);
}, 40_000);
