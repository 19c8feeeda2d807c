/** Rounds of the lease keeper: one at a time, nobody waits for another's lock, and what is not looked after now is next time. */
import { Client } from 'pg';
import { callIdOfAttempt } from '../../../src/callbacks/claims';
import { createLeaseKeeper, type LeaseKeeper } from '../../../src/callbacks/lease-keeper';
import type { CallId } from '../../../src/core/ids';
import { createDatabase, type Database } from '../../../src/storage/database';
import { callbackRules } from '../../fakes/callback-floor';
import { listeningLog } from '../../fakes/journal-folder';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';

let postgres: TestPostgres;
let url = '';
let database: Database;
let onFloor: Set<CallId>;
let log: ReturnType<typeof listeningLog>;
let settled: () => Promise<boolean>;

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  url = await postgres.database();
  log = listeningLog();
  database = createDatabase({ url, purpose: 'test', log: log.log, max: 8 });
  onFloor = new Set();
  settled = async () => true;
});
afterEach(() => database.stop());

const keeper = (): LeaseKeeper =>
  createLeaseKeeper({
    pool: database.pool,
    view: { knowsCall: (callId) => onFloor.has(callId), rules: () => callbackRules },
    settled: () => settled(),
    log: log.log,
  });

const idOf = (n: number) => `b${String(n).padStart(5, '0')}`;
/** In the engine's hands by their rows, their leases just over; `known`: the engine has them indeed. */
async function lease(count: number, known: boolean): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, n) => idOf(n));
  await database.pool.query(
    `INSERT INTO callback (callback_id, node, queue_id, number, language, state, fence, lease_until, due_at, created_at)
     SELECT id, 'hotline-1', 'consulting', '13800005678', 'zh', 'queued', 1, now() - interval '1 s', now(), now()
     FROM unnest($1::text[]) AS id`,
    [ids],
  );
  if (known) for (const id of ids) onFloor.add(callIdOfAttempt(id, 1));
  return ids;
}
const rowsWhere = async (which: string) =>
  (await database.pool.query<{ callback_id: string }>(`SELECT callback_id FROM callback WHERE ${which} ORDER BY 1`))
    .rows;
const renewed = `lease_until > now() + interval '1 minute'`;

test('a round that still runs is not joined by another', async () => {
  await lease(3, false);
  let asked = 0;
  let answer: (is: boolean) => void = () => undefined;
  settled = () => {
    asked += 1;
    return new Promise<boolean>((resolve) => (answer = resolve));
  };
  const own = keeper();
  const rounds = [own.keep(), own.keep()];
  await until('it waits for the journal', () => asked > 0);
  rounds.push(own.keep());
  answer(true);
  await Promise.all(rounds);
  expect(asked).toBe(1);
  expect(await rowsWhere(`state = 'scheduled' AND attempt = 2`)).toHaveLength(3);
  settled = async () => true;
  await own.keep();
  expect(await rowsWhere(`attempt = 2`)).toHaveLength(3);
});

test('what somebody is changing is left to the next round: neither waits for the other', async () => {
  await lease(5, true);
  const other = new Client(url);
  await other.connect();
  await other.query('BEGIN');
  await other.query(`UPDATE callback SET note = 'x' WHERE callback_id = $1`, [idOf(2)]);
  const own = keeper();
  await own.keep();
  expect(await rowsWhere(`NOT ${renewed}`)).toEqual([{ callback_id: idOf(2) }]);
  await other.query('COMMIT');
  await other.end();
  await own.keep();
  expect(await rowsWhere(renewed)).toHaveLength(5);
});

test('rounds of two processes, and somebody who changes the same rows the other way round: nothing is in deadlock', async () => {
  const ids = await lease(600, true);
  const backwards = [...ids].reverse();
  const change = async () => {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN');
      for (const id of backwards) await client.query('UPDATE callback SET note = $2 WHERE callback_id = $1', [id, 'x']);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
  const [one, two] = [keeper(), keeper()];
  await Promise.all([
    change(),
    ...[one, two].map(async (own) => {
      for (let round = 0; round < 20; round += 1) await own.keep();
    }),
  ]);
  expect(log.lines.filter(({ msg }) => msg === 'callback leases not kept')).toEqual([]);
  await one.keep();
  expect(await rowsWhere(renewed)).toHaveLength(600);
});
