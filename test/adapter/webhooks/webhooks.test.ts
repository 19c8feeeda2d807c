/** What receivers are told: order, signatures, masks, what was asked for, what is told again. */
import { statSync, writeFileSync } from 'node:fs';
import type { WebhookType } from '../../../src/core/webhook/webhook-event';
import { deadDeliveries } from '../../../src/webhooks/webhook-queries';
import { replayWebhooks } from '../../../src/webhooks/replay-webhooks';
import { TestRedis } from '../../fakes/callback-redis';
import { TestPostgres } from '../../fakes/journal-postgres';
import { staysTrue, until } from '../../phones/until';
import { webhook, WebhookStage } from './webhook-stage';

let postgres: TestPostgres;
let redis: TestRedis;
let stage: WebhookStage;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  stage = await WebhookStage.open(postgres, redis);
});
afterEach(() => stage.close(), 30_000);

test('a call is told as it goes, in order, signed, with its numbers masked', async () => {
  stage.hotline.agentLogsIn('8001');
  const callId = await stage.wholeCall();
  expect(stage.typesOf(callId)).toEqual([
    ...['call.started', 'call.queued', 'call.offer_ended', 'call.left_queue', 'call.connected', 'call.talk_ended'],
    ...['call.wrapped_up', 'call.ended'],
  ]);
  const { tries, taken } = stage.receiver;
  expect(tries.every(({ isSigned }) => isSigned)).toBe(true);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
  const [started, ...others] = stage.of(callId);
  expect(started?.data).toMatchObject({ callId, direction: 'inbound', dialled: '95002', caller: '*******5678' });
  expect(others.at(-1)?.data).toMatchObject({
    outcome: 'answered',
    measures: { offers: 1 },
    call: { caller: '*******5678', lastAgentId: '8001', firstQueueId: 'general' },
  });
  expect(JSON.stringify(tries)).not.toContain('13800005678');
  const ready = await until('the agent is told of', () => {
    const states = taken.filter(({ type }) => type === 'agent.state_changed').map(({ data }) => data['state']);
    return states.length === 4 && states;
  });
  expect(ready).toEqual(['ready', 'offered', 'talking', 'ready']);
  expect(statSync(stage.secretFile).mode & 0o777).toBe(0o600);
});

test('only what was asked for is told; a webhook the rules name no more is told nothing', async () => {
  const events: readonly WebhookType[] = ['call.ended'];
  const { receiver, hotline, desk } = stage;
  await stage.change(webhook('crm', receiver.url, { events, numbers: 'full' }));
  const callId = stage.call();
  hotline.hangsUp(callId);
  await until('its end', () => stage.typesOf(callId).length > 0);
  expect(receiver.taken.map(({ type }) => type)).toEqual(['call.ended']);
  expect(receiver.taken[0]?.data).toMatchObject({ call: { caller: '13800005678' } });
  receiver.answer = () => 500;
  const late = stage.call();
  hotline.hangsUp(late);
  await until('tried', () => stage.typesTried(late).length > 0);
  await stage.change();
  await until('void', async () => (await deadDeliveries(desk.pool, null, 5))[0]?.error === 'removed from the rules');
  const tries = receiver.tries.length;
  await staysTrue('nothing more is sent', () => receiver.tries.length === tries, 800);
});

test('a stretch of time is told again from the record, under the same ids, also to who was not told then', async () => {
  const { hotline, receiver, desk } = stage;
  hotline.agentLogsIn('8001');
  const callId = await stage.wholeCall();
  const first = stage.of(callId).map(({ id }) => id);
  await desk.rows('DELETE FROM webhook_delivery');
  await desk.rows('DELETE FROM webhook_event');
  receiver.taken.length = 0;
  const hour = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 60_000) };
  const all = await replayWebhooks(desk.pool, { ...hour, types: [], webhook: null });
  expect(all.get('crm')).toBe(first.length);
  await until('all of it again', () => stage.typesOf(callId).includes('call.ended'));
  expect(receiver.taken.map(({ id }) => id)).toEqual(first);
  const one = await replayWebhooks(desk.pool, { ...hour, types: ['call.ended'], webhook: 'crm' });
  expect(one.get('crm')).toBe(1);
  await until('its end once more', () => stage.typesOf(callId).filter((type) => type === 'call.ended').length === 2);
});

test('two secrets while a receiver changes over: both sign', async () => {
  const old = Buffer.from('the old secret of the receiver').toString('base64');
  const before = stage.call();
  await until('the secret is made and used', () => stage.typesOf(before).length > 0);
  writeFileSync(stage.secretFile, `whsec_${Buffer.from('the new one').toString('base64')}\nwhsec_${old}\n`);
  stage.receiver.secret = () => `whsec_${old}`;
  const callId = stage.call();
  await until('told', () => stage.typesOf(callId).length > 0);
  expect(stage.of(callId).every(({ isSigned }) => isSigned)).toBe(true);
});
