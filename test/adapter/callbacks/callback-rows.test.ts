/** What is promised stands in Postgres first; what cannot be written down is refused while the caller still listens. */
import { createServer, type AddressInfo } from 'node:net';
import { createCallbackRows } from '../../../src/callbacks/callback-rows';
import { createDatabase } from '../../../src/storage/database';
import { CallbackDesk } from '../../fakes/callback-desk';
import { TestRedis } from '../../fakes/callback-redis';
import { listeningLog } from '../../fakes/journal-folder';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';

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

async function due() {
  const command = desk.schedule();
  await desk.service.register(command, Date.now());
  return await until('it is taken', () => desk.floor.taken.find((each) => each.callbackId === command.callbackId));
}

test('a command becomes a row, and only then the caller is told', async () => {
  const command = desk.schedule();
  desk.service.execute([command]);
  const told = await until('told', () => desk.floor.posted.find((event) => event.type === 'CallbackRegistered'));
  expect(told).toMatchObject({ callId: command.callId, callbackId: command.callbackId });
  expect(await desk.row(command.callbackId)).toMatchObject({ number: '13800005678', queue_key: 1000.5, attempt: 1 });
});

test('the same request again is one row', async () => {
  const command = desk.schedule();
  await Promise.all([1, 2, 3].map(() => desk.service.register(command, Date.now())));
  const { rows } = await desk.database.pool.query('SELECT count(*)::int AS n FROM callback');
  expect(rows).toEqual([{ n: 1 }]);
});

test('Postgres down: refused within two seconds, and the engine is told why', async () => {
  await postgres.pause();
  try {
    const from = performance.now();
    await expect(desk.service.register(desk.schedule(), Date.now())).rejects.toMatchObject({
      code: 'postgres-unavailable',
    });
    expect(performance.now() - from).toBeLessThan(2000);
    desk.service.execute([desk.schedule('c7')]);
    const told = await until('told', () => desk.floor.posted.find((event) => event.type === 'CommandRefused'));
    expect(told).toMatchObject({ callId: 'c7', command: 'ScheduleCallback', subject: 'c7' });
  } finally {
    await postgres.resume();
  }
  await until('the pool is well again', () => desk.database.trouble() === null);
  await desk.service.register(desk.schedule(), Date.now());
}, 60_000);

test('a Postgres that accepts and says nothing: refused within two seconds', async () => {
  const deaf = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => deaf.once('listening', resolve));
  const { port } = deaf.address() as AddressInfo;
  const url = `postgres://hotline@127.0.0.1:${port}/hotline`;
  const database = createDatabase({ url, purpose: 'deaf', log: listeningLog().log, connectTimeoutMs: 5000 });
  const from = performance.now();
  const refused = createCallbackRows(database.pool).register(desk.schedule(), Date.now());
  await expect(refused).rejects.toMatchObject({ code: 'postgres-unavailable' });
  expect(performance.now() - from).toBeLessThan(2000);
  deaf.close();
  await database.stop();
}, 20_000);

test('an attempt is committed once: nobody is dialled twice', async () => {
  const taken = await due();
  const answers = await Promise.allSettled([1, 2, 3].map(() => desk.commitAttempt(taken)));
  expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  await expect(desk.commitAttempt(taken)).rejects.toMatchObject({ code: 'already-attempted' });
});

test('an old fence is refused', async () => {
  const taken = await due();
  await desk.change(taken.callbackId, 'fence = fence + 1');
  await expect(desk.commitAttempt(taken)).rejects.toMatchObject({ code: 'old-fence' });
});

test('a callback that was cancelled, or that nobody knows, is not dialled', async () => {
  const taken = await due();
  await desk.change(taken.callbackId, "state = 'cancelled'");
  await expect(desk.commitAttempt(taken)).rejects.toMatchObject({ code: 'closed' });
  const unknown = desk.commitAttempt({ ...taken, callbackId: desk.schedule().callbackId });
  await expect(unknown).rejects.toMatchObject({ code: 'unknown-callback' });
});

test('a caller who was refused may ask again', async () => {
  const command = desk.schedule();
  await desk.service.register(command, Date.now());
  await desk.change(command.callbackId, "state = 'cancelled', closed_at = now()");
  await desk.service.register(command, Date.now());
  await until('it is taken up', async () => (await desk.row(command.callbackId))?.state !== 'cancelled');
});

test('who asks again is called on the number she gave last; an earlier request that comes late changes nothing', async () => {
  const first = desk.schedule();
  const now = Date.now();
  await desk.service.register({ ...first, digit: '9', confirmed: '1' }, now);
  await desk.change(first.callbackId, "state = 'cancelled', closed_at = now()");
  await desk.service.register({ ...first, number: '13900000001' }, now + 5);
  await desk.service.register(first, now);
  expect(await desk.row(first.callbackId)).toMatchObject({ number: '13900000001', consent: 'menu' });
});
