/** `*57`: an agent hears that her promise is registered when its row stands in Postgres, and only then. */
import { v7 as uuidv7 } from 'uuid';
import type { CallId, LegId } from '../../../src/core/ids';
import { callRow } from '../../../src/storage/call-queries';
import { CallbackHotline } from '../../fakes/callback-hotline';
import { TestRedis } from '../../fakes/callback-redis';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';

const hourMs = 3_600_000;
const callbacks = {
  ...{ trunks: ['carrier'], callerId: '95001', allow: '1\\d{10}', ringMs: 30_000, maxTries: 2, retryMs: 500 },
  ...{ remindMs: 1_800_000, promise: { afterMs: 4 * hourMs, graceMs: hourMs, isWorking: false } },
};
const general = queue('general', { wrapUpMs: 60_000, record: true });
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
  hotline = new CallbackHotline(desk, redis.url, `promise-${++count}`, ruleSet);
  await hotline.callbacks.start();
});
afterEach(async () => {
  hotline.engine.stop();
  await hotline.callbacks.stop();
  await desk.close();
}, 30_000);

const owed = () => desk.rows('SELECT * FROM callback');
const changes = async () =>
  (await desk.rows('SELECT change, changed_by FROM callback_change ORDER BY n')).map(Object.values);

/** 8001 talks to a customer, whose call and recording stand in Postgres. */
async function talk(): Promise<CallId> {
  const callId = uuidv7() as CallId;
  hotline.agentLogsIn('8001');
  hotline.callArrives(callId, '95002', '13800005678');
  await until('they talk', () => hotline.view.calls().some(({ phase }) => phase === 'talking'));
  await desk.delivered();
  return callId;
}

const told = (leg: LegId) => until('she is told', () => hotline.heard.get(leg), { withinMs: 10_000 });

test('registered with her name, times and the recording; when it is due her phone is first, and the customer is reached', async () => {
  const callId = await talk();
  const from = Date.now();
  expect(await told(hotline.promises('8001'))).toEqual(['agent-promise-made']);
  const [row] = await owed();
  expect(row).toMatchObject({
    ...{
      callback_id: `${callId}-a8001`,
      parent_call_id: callId,
      kind: 'promise',
      state: 'scheduled',
      queue_id: 'general',
    },
    ...{ number: '13800005678', agent_id: '8001', promised_by: '8001', asked_by: 'agent' },
    ...{ consent: 'promised by agent 8001', consent_recording: `${callId}-r1` },
  });
  const after = (column: string) => ((row?.[column] as Date).getTime() - from) / hourMs;
  expect([after('due_at'), after('deadline_at'), after('remind_at')]).toEqual([
    expect.closeTo(4, 2) as number,
    expect.closeTo(5, 2) as number,
    expect.closeTo(4.5, 2) as number,
  ]);
  await until('it is told that she was told', async () => (await owed())[0]?.['promised_at'] instanceof Date);
  expect(await changes()).toEqual([['asked', '8001']]);
  hotline.hangsUp(callId);
  hotline.agentReadies('8001');
  await desk.rows('UPDATE callback SET due_at = now()');
  const [dialled] = await until('the customer is rung', () => hotline.dialled.length > 0 && hotline.dialled);
  hotline.hangsUp(dialled?.callId as CallId);
  await until('it is kept', async () => (await owed())[0]?.['state'] === 'kept');
  expect(await callRow(desk.pool, dialled?.callId ?? '')).toMatchObject({
    ...{ outcome: 'answered', last_agent_id: '8001', callback_id: `${callId}-a8001`, parent_call_id: callId },
  });
}, 40_000);

test('in wrap-up, and once more with hours: one promise with the later times', async () => {
  const callId = await talk();
  hotline.hangsUp(callId);
  expect(await told(hotline.promises('8001', 24))).toEqual(['agent-promise-made']);
  const from = Date.now();
  expect(await told(hotline.promises('8001', 2))).toEqual(['agent-promise-made']);
  const rows = await owed();
  expect(rows).toHaveLength(1);
  expect(((rows[0]?.['due_at'] as Date).getTime() - from) / hourMs).toBeCloseTo(2, 2);
  expect(await changes()).toEqual([
    ['asked', '8001'],
    ['moved', '8001'],
  ]);
}, 40_000);

test('under way already: it is too late for other times, and she is told that nothing was registered', async () => {
  await talk();
  await told(hotline.promises('8001'));
  await desk.rows("UPDATE callback SET lease_until = now() + interval '1 minute'");
  const before = await owed();
  expect(await told(hotline.promises('8001', 9))).toEqual(['agent-promise-failed']);
  await desk.delivered();
  expect(await owed()).toMatchObject([{ due_at: before[0]?.['due_at'] as Date, state: 'scheduled' }]);
}, 40_000);

test('Postgres away: she is told within seconds that nothing was registered, nothing is owed, and she may promise again', async () => {
  const callId = await talk();
  await postgres.pause();
  const from = Date.now();
  expect(await told(hotline.promises('8001'))).toEqual(['agent-promise-failed']);
  expect(Date.now() - from).toBeLessThan(4_000);
  await postgres.resume();
  await until('the pool is well', () => desk.database.trouble() === null);
  await desk.delivered();
  const isOwed = "SELECT callback_id FROM callback WHERE state IN ('open', 'scheduled', 'queued')";
  expect(await desk.rows(isOwed)).toEqual([]);
  const again = async () => (await told(hotline.promises('8001')))[0] === 'agent-promise-made';
  // a server that has just started may take longer than she waits: she is told so, and dials once more
  await until('registered in the end', again, { withinMs: 20_000 });
  await desk.delivered();
  expect(await owed()).toMatchObject([{ callback_id: `${callId}-a8001`, state: 'scheduled', closed_at: null }]);
  await until('told', async () => (await owed())[0]?.['promised_at'] instanceof Date);
}, 60_000);
