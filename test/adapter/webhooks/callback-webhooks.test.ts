/** Reminders, overdue promises and those of absent agents reach a receiver at once, signed, wherever the sender runs. */
import { createDeadlineWatch, type DeadlineWatch } from '../../../src/callbacks/deadline-watch';
import { openRedis, type RedisLink } from '../../../src/callbacks/redis-link';
import { createWebhookClock, type WebhookClock } from '../../../src/webhooks/webhook-clock';
import { createWebhookWorker } from '../../../src/webhooks/webhook-worker';
import type { LongLived } from '../../../src/engine/ports';
import { TestRedis } from '../../fakes/callback-redis';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';
import { WebhookStage } from './webhook-stage';

/** The sender looks by itself once a minute: what comes sooner came because it was woken. */
const sweepMs = 60_000;
const leadMs = 1_200;
const number = '13800005678';

let postgres: TestPostgres;
let redis: TestRedis;
let stage: WebhookStage;
let watch: DeadlineWatch;
let stop: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
afterEach(async () => {
  for (const each of stop.splice(0)) await each();
}, 30_000);

async function open(runWorker: boolean): Promise<void> {
  stage = await WebhookStage.open(postgres, redis, { sweepMs, runWorker });
  const { desk, hotline } = stage;
  const rules = hotline.view.rules();
  const callbacks = rules.callbacks && { ...rules.callbacks, reassignMs: 0 };
  watch = createDeadlineWatch({
    ...{ pool: desk.pool, clock: hotline.clock, log: desk.log.log, told: (type) => stage.webhooks?.told(type) },
    view: { rules: () => ({ ...rules, callbacks }), agents: () => hotline.view.agents() },
  });
  stop = [() => watch.stop(), () => stage.close()];
}

/** As `hotline worker` has it: with connections of its own, and nothing of the engine's. */
function hireSender(): Promise<void> {
  const { log } = stage.desk.log;
  const link: RedisLink = openRedis(redis.url, log);
  const clock: WebhookClock = createWebhookClock(link, stage.prefix, log);
  const worker: LongLived = createWebhookWorker({
    ...{ pool: stage.desk.pool, link, clock, prefix: stage.prefix, log, sweepMs },
    ...{ hosts: [stage.receiver.host], secretsDir: stage.secretsDir },
  });
  stop.unshift(
    () => worker.stop(),
    () => clock.close(),
    () => link.close(),
  );
  return worker.start();
}

interface Promised {
  readonly remindMs?: number;
  readonly deadlineMs?: number;
  readonly agentId?: string;
}
/** Answers when it was promised; the times given count from there. */
async function promise(callbackId: string, { remindMs, deadlineMs, agentId }: Promised): Promise<number> {
  const [row] = await stage.desk.rows<{ at: number }>(
    `INSERT INTO callback (callback_id, node, queue_id, number, language, kind, state, agent_id, promised_by, due_at, created_at,
       remind_at, deadline_at)
     VALUES ($1, 'hotline-1', 'general', $2, 'zh', 'promise', 'open', $3, $3, now(), now(), now() + $4 * interval '1 ms',
       now() + $5 * interval '1 ms')
     RETURNING (extract(epoch FROM now()) * 1000)::double precision AS at`,
    [callbackId, number, agentId ?? null, remindMs ?? null, deadlineMs ?? null],
  );
  return row?.at ?? NaN;
}

test.each([
  ['in the same process', true],
  ['in another process', false],
])(
  'the sender %s: overdue, reminder and reassigned come within a second of their moment, signed',
  async (_, own) => {
    await open(own);
    if (!own) await hireSender();
    const { receiver } = stage;
    const cameAt = new Map<string, number>();
    receiver.answer = ({ type }) => {
      cameAt.set(type, Date.now());
      return 204;
    };
    const moments = new Map([
      ['callback.overdue', (await promise('late', { deadlineMs: leadMs })) + leadMs],
      ['callback.reminder', (await promise('near', { remindMs: leadMs, deadlineMs: 3_600_000 })) + leadMs],
      // She is not at work: the first look sees it.
      ['callback.reassigned', await promise('hers', { agentId: '8001' })],
    ]);
    await watch.start();
    const told = await until('all three', () => cameAt.size === 3 && receiver.taken, { withinMs: 10_000 });
    const late = [...moments].map(([type, at]) => [type, (cameAt.get(type) ?? NaN) - at] as const);
    for (const [, ms] of late) expect(ms).toBeLessThan(4_000);
    expect(told.filter(({ type }) => type.startsWith('callback.')).every(({ isSigned }) => isSigned)).toBe(true);
    const data = (type: string) => told.find((each) => each.type === type)?.data;
    expect(data('callback.overdue')).toMatchObject({ callbackId: 'late', kind: 'promise', queueId: 'general' });
    expect(data('callback.reminder')).toMatchObject({ callbackId: 'near', number: '*******5678' });
    expect(data('callback.reassigned')).toMatchObject({ callbackId: 'hers', agentId: '8001', promisedBy: '8001' });
    expect(JSON.stringify(told)).not.toContain(number);
  },
  40_000,
);
