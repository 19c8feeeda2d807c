/** A call may wait as long as it likes; a call that is gone gives its callback free, but only when its fate is known. */
import { callIdOfAttempt } from '../../../src/callbacks/claims';
import { CallbackDesk } from '../../fakes/callback-desk';
import { TestRedis } from '../../fakes/callback-redis';
import { TestPostgres } from '../../fakes/journal-postgres';
import { staysTrue, until } from '../../phones/until';

let postgres: TestPostgres;
let redis: TestRedis;
let desk: CallbackDesk;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  desk = await new CallbackDesk(await postgres.database(), redis.url, expect.getState().currentTestName ?? '').start();
});
afterEach(() => desk.stop(), 30_000);

const over = "lease_until = now() - interval '1 s'";

async function queued(): Promise<string> {
  const { callbackId } = desk.schedule();
  await desk.service.register(desk.schedule(callbackId), Date.now());
  await until('it is queued', async () => (await desk.row(callbackId))?.state === 'queued');
  return callbackId;
}

test('the lease of a call on the floor is renewed', async () => {
  const callbackId = await queued();
  await desk.change(callbackId, over);
  await until('it is renewed', async () => Number((await desk.row(callbackId))?.lease_until) > Date.now() + 60_000);
  expect(await desk.row(callbackId)).toMatchObject({ state: 'queued', attempt: 1, fence: '1' });
});

test('a call that is gone: the attempt is interrupted and the next one is due', async () => {
  const callbackId = await queued();
  desk.floor.forget(callIdOfAttempt(callbackId, 1));
  await desk.change(callbackId, over);
  await until('the second attempt is taken', () => desk.floor.taken.some((due) => due.attempt === 2));
  expect(desk.floor.taken.map(({ attempt, fence }) => [attempt, fence])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  const { rows } = await desk.database.pool.query('SELECT attempt, outcome FROM callback_attempt');
  expect(rows).toEqual([{ attempt: 1, outcome: 'interrupted' }]);
});

test('while the journal is not all in Postgres nothing is interrupted: the call may have been answered', async () => {
  const callbackId = await queued();
  desk.isSettled = false;
  desk.floor.forget(callIdOfAttempt(callbackId, 1));
  await desk.change(callbackId, over);
  await staysTrue('still queued', async () => (await desk.row(callbackId))?.state === 'queued', 1200);
  desk.isSettled = true;
  await until('now it is interrupted', () => desk.floor.taken.some((due) => due.attempt === 2));
});

test('a claim whose worker died before the engine had it is free again, as the same attempt', async () => {
  const callbackId = await queued();
  desk.floor.forget(callIdOfAttempt(callbackId, 1));
  await desk.change(callbackId, `state = 'scheduled', due_at = now(), ${over}`);
  await until('it is taken again', () => desk.floor.taken.length === 2);
  expect(desk.floor.taken.map(({ attempt, fence }) => [attempt, fence])).toEqual([
    [1, 1],
    [1, 2],
  ]);
});
