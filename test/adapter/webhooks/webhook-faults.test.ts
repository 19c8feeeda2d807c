/** Receivers that refuse, hang or are gone, a Redis that forgets: nothing is lost, and nobody else suffers. */
import { deadDeliveries } from '../../../src/webhooks/webhook-queries';
import { replayDead } from '../../../src/webhooks/replay-webhooks';
import { TestRedis } from '../../fakes/callback-redis';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';
import { startReceiver, type Receiver } from './receiver';
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

test('what is refused comes again, and nothing of that call passes it by; other calls do', async () => {
  const { receiver, hotline } = stage;
  hotline.agentLogsIn('8001');
  const first = stage.call();
  let refusals = 3;
  receiver.answer = ({ type, data }) => (type === 'call.queued' && data.callId === first && refusals-- > 0 ? 503 : 200);
  await until('it has begun', () => stage.typesOf(first).length > 0);
  const other = stage.call();
  await until('the other is told', () => stage.typesOf(other).includes('call.queued'));
  await until('it is taken', () => stage.typesOf(first).includes('call.connected'));
  expect(stage.typesTried(first).filter((type) => type === 'call.queued')).toHaveLength(4);
  expect(stage.typesOf(first).slice(0, 3)).toEqual(['call.started', 'call.queued', 'call.offer_ended']);
  expect(await stage.row('crm')).toMatchObject({ failed: 3, dead: 0, lastError: 'HTTP 503' });
});

test('Redis emptied, then away: nothing is lost and nothing is told twice that was taken', async () => {
  const { receiver, hotline, desk } = stage;
  hotline.agentLogsIn('8001');
  receiver.answer = () => 500;
  const callId = stage.call();
  await until('it was tried', () => receiver.tries.length > 0);
  await redis.flush();
  await redis.pause();
  receiver.answer = () => 200;
  await until('told without Redis', () => stage.typesOf(callId).includes('call.connected'));
  await redis.resume();
  hotline.hangsUp(callId);
  await until('told with it', () => stage.typesOf(callId).includes('call.ended'));
  expect(new Set(receiver.taken.map(({ id }) => id)).size).toBe(receiver.taken.length);
  await until('all is done', async () => {
    return (await desk.rows(`SELECT 1 FROM webhook_delivery WHERE state <> 'delivered'`)).length === 0;
  });
}, 60_000);

async function beside(other: Receiver, hosts: readonly string[]): Promise<void> {
  await stage.change(webhook('crm', stage.receiver.url), webhook('other', other.url));
  await stage.serve(hosts);
}

test('a receiver that hangs costs calls nothing, and other receivers neither', async () => {
  const slow = await startReceiver();
  slow.answer = () => () => undefined;
  await beside(slow, [stage.receiver.host, slow.host]);
  try {
    stage.hotline.agentLogsIn('8001');
    const began = performance.now();
    const calls = Array.from({ length: 30 }, () => stage.call());
    expect(performance.now() - began).toBeLessThan(500);
    await until('crm is told of all', () => calls.every((id) => stage.typesOf(id).includes('call.queued')));
    expect((await stage.row('other'))?.delivered).toBe(0);
    await until('it was tried', async () => (await stage.row('other'))?.lastError === 'timed out');
    slow.answer = () => 200;
    await until('told in the end', async () => ((await stage.row('other'))?.delivered ?? 0) > 60, { withinMs: 25_000 });
  } finally {
    await slow.stop();
  }
}, 60_000);

test('a host inside the network that nobody named is not even connected to', async () => {
  const inside = await startReceiver();
  await beside(inside, [stage.receiver.host]);
  try {
    stage.call();
    await until('refused', async () => (await stage.row('other'))?.lastError?.includes('HOTLINE_SERVICE_HOSTS'));
    expect(inside.tries).toEqual([]);
  } finally {
    await inside.stop();
  }
});

test('who does not answer in time, redirects or answers without end is tried again; 410 is not', async () => {
  const { receiver, desk } = stage;
  const answers: Receiver['answer'][] = [
    () => () => undefined,
    () => (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    () => (response) => response.socket?.destroy(),
  ];
  receiver.answer = (received) => (answers.shift() ?? (() => 410))(received);
  const callId = stage.call();
  await until('given up', async () => (await deadDeliveries(desk.pool, null, 9)).length > 0, { withinMs: 20_000 });
  expect(receiver.tries.length).toBeGreaterThanOrEqual(4);
  expect((await deadDeliveries(desk.pool, 'crm', 9)).at(-1)).toMatchObject({ status: 410, error: 'HTTP 410' });
  // However long the answer is: only its status counts.
  receiver.answer = () => (response) => {
    response.writeHead(200);
    for (let i = 0; i < 64; i += 1) response.write('x'.repeat(64 * 1024));
  };
  const before = (await stage.row('crm'))?.delivered ?? 0;
  expect((await replayDead(desk.pool, 'crm')).get('crm')).toBeGreaterThan(0);
  await until('told after its rest', async () => ((await stage.row('crm'))?.delivered ?? 0) > before, {
    withinMs: 20_000,
  });
  expect(stage.typesTried(callId).length).toBeGreaterThan(4);
}, 40_000);

test('after its time an event is given up, and those behind it are told', async () => {
  const { receiver, desk } = stage;
  await stage.change(webhook('crm', receiver.url, { giveUpMs: 400 }));
  receiver.answer = ({ type }) => (type === 'call.started' ? 500 : 200);
  const callId = stage.call();
  await until('what is behind is told', () => stage.typesOf(callId).includes('call.queued'));
  expect(stage.typesOf(callId)).not.toContain('call.started');
  expect(await deadDeliveries(desk.pool, null, 9)).toMatchObject([{ type: 'call.started', error: 'HTTP 500' }]);
});
