/**
 * The core lives simulated days; its entries become rows as they do in service; reports count them. What the entries say and
 * what the reports say is the same, and the sums hold.
 */
import { Pool } from 'pg';
import { TestPostgres } from '../../fakes/journal-postgres';
import { recordSimulatedDays, type SimulatedSums } from '../../fixtures/record/recorded-days';

const calls = 3_000;
let postgres: TestPostgres;
let pool: Pool;
let sums: SimulatedSums;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  pool = new Pool({ connectionString: await postgres.database(), max: 2 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  sums = await recordSimulatedDays(pool, { calls, seed: 11 });
}, 180_000);
afterAll(async () => {
  await pool.end();
  await postgres.stop();
});

test('every call is there once, with every outcome a caller can have', () => {
  expect(sums.reported.calls).toBe(calls);
  expect(sums.outcomes).toEqual([
    ...['abandoned_in_menu', 'abandoned_in_queue', 'abandoned_in_ring', 'answered', 'blocked', 'callback_requested'],
    ...['closed', 'failed', 'overflowed_out', 'rejected', 'self_served', 'voicemail'],
  ]);
});

test('entered = answered + abandoned + left otherwise: in all, and by queue for each quarter of an hour', () => {
  const { entered, answered, abandoned, leftOtherwise } = sums.reported;
  expect(entered).toBe(answered + abandoned + leftOtherwise);
  expect(sums.unbalanced).toEqual([]);
});

test('what the core said and what the reports count is the same', () => {
  expect(sums.reported).toMatchObject(sums.told);
  expect(sums.byQueue).toEqual(sums.toldByQueue);
});

test('busy, ready and not ready are together the time agents were logged in, to the millisecond', () => {
  expect(sums.reportedWorkMs).toBe(sums.loggedInMs);
  expect(sums.gaps).toBe(0);
});
