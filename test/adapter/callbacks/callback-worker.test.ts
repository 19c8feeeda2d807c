/** Timers fire, get lost and fire twice: the callback happens once. */
import { CallbackDesk } from '../../fakes/callback-desk';
import { TestRedis } from '../../fakes/callback-redis';
import { TestPostgres } from '../../fakes/journal-postgres';
import { staysTrue, until } from '../../phones/until';

let postgres: TestPostgres;
let redis: TestRedis;
let url: string;
let prefix: string;
let desk: CallbackDesk;
let count = 0;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  url = await postgres.database();
  prefix = `test-${++count}`;
  desk = await new CallbackDesk(url, redis.url, prefix).start();
});
afterEach(() => desk.stop(), 30_000);

const takenOf = (callbackId: string) => desk.floor.taken.filter((due) => due.callbackId === callbackId);
const isQueued = async (callbackId: string) => (await desk.row(callbackId))?.state === 'queued';

async function registered(): Promise<string> {
  const command = desk.schedule();
  await desk.service.register(command, Date.now());
  return command.callbackId;
}

test('a registered callback reaches the engine at once, with the place its caller left', async () => {
  const from = performance.now();
  const callbackId = await registered();
  await until('it is queued', () => isQueued(callbackId), { everyMs: 10 });
  expect(performance.now() - from).toBeLessThan(2000);
  expect(takenOf(callbackId)).toEqual([
    {
      ...{ type: 'CallbackDue', callbackId, attempt: 1, fence: 1, parentCallId: callbackId, node: 'hotline-1' },
      ...{ queueId: 'consulting', number: '13800005678', language: 'zh', key: 1000.5 },
      callId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/) as string,
      at: expect.any(Number) as number,
    },
  ]);
});

test('two workers and every timer set again and again: each callback is taken once', async () => {
  const other = await new CallbackDesk(url, redis.url, prefix).start();
  try {
    const ids = await Promise.all(Array.from({ length: 50 }, () => registered()));
    await until('all are queued', async () => (await Promise.all(ids.map(isQueued))).every(Boolean));
    const all = [...desk.floor.taken, ...other.floor.taken].map((due) => due.callbackId);
    expect([...all].sort()).toEqual([...ids].sort());
  } finally {
    await other.stop();
  }
}, 40_000);

test('Redis flushed: the sweeper sets the timers again', async () => {
  const later = new Date(Date.now() + 1500).toISOString();
  const callbackId = await registered();
  await until('it is queued', () => isQueued(callbackId));
  await desk.change(callbackId, `state = 'scheduled', attempt = 2, lease_until = NULL, due_at = '${later}'`);
  await redis.flush();
  await until('the second attempt is taken', () => takenOf(callbackId).some((due) => due.attempt === 2));
  expect(Date.now()).toBeGreaterThan(new Date(later).getTime() - 1100);
});

test('Redis down: the promise stands all the same, is told in health, and is kept once Redis is back', async () => {
  await redis.pause();
  await until('it is told', () => desk.service.redis.trouble() !== null);
  const callbackId = await registered();
  expect(await desk.row(callbackId)).toMatchObject({ state: 'scheduled' });
  await redis.resume();
  await until('it is queued', () => isQueued(callbackId), { withinMs: 20_000 });
  expect(desk.service.redis.trouble()).toBeNull();
}, 40_000);

test('Redis down at start and at stop: neither hangs', async () => {
  await redis.pause();
  const lonely = await new CallbackDesk(url, redis.url, prefix).start();
  const from = performance.now();
  await lonely.stop();
  expect(performance.now() - from).toBeLessThan(6000);
  await redis.resume();
}, 40_000);

test('what the engine would not take is asked again later, as the same attempt', async () => {
  desk.floor.refuses = true;
  const callbackId = await registered();
  await until('it was offered', () => desk.floor.posted.some((event) => event.type === 'CallbackDue'));
  await until('it is put back', async () => {
    const row = await desk.row(callbackId);
    return row?.state === 'scheduled' && row.lease_until === null && row.fence === '1';
  });
  desk.floor.refuses = false;
  await desk.change(callbackId, 'due_at = now()');
  await until('it is queued', () => isQueued(callbackId));
  expect(takenOf(callbackId)).toMatchObject([{ attempt: 1, fence: 2 }]);
});

test('Postgres away when the timer fires: it is taken when Postgres is back', async () => {
  const callbackId = await registered();
  await until('it is queued', () => isQueued(callbackId));
  await desk.change(
    callbackId,
    "state = 'scheduled', attempt = 2, lease_until = NULL, due_at = now() + interval '2 s'",
  );
  await staysTrue('not before its time', () => takenOf(callbackId).length === 1, 500);
  await postgres.pause();
  await until('the timer has fired', () => desk.log.lines.some((line) => /not woken/.test(line.msg)));
  await postgres.resume();
  await until('the second attempt is taken', () => takenOf(callbackId).length === 2, { withinMs: 20_000 });
}, 60_000);
