/** The record by month: every row finds its month, none is trapped, and an agent's time has neither gap nor overlap. */
import { v7 as uuidv7 } from 'uuid';
import { callIdOfAttempt } from '../../../src/callbacks/claims';
import { createMonthKeeper } from '../../../src/journal/month-keeper';
import { instantOfId } from '../../../src/core/ids';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';

let postgres: TestPostgres;
let desk: JournalDesk;

beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => (desk = await JournalDesk.open(await postgres.database())));
afterEach(() => desk.close(), 30_000);

const idAt = (at: number) => uuidv7({ msecs: at });
const partOf = async (callId: string) =>
  (
    await desk.rows<{ part: string }>('SELECT tableoid::regclass::text AS part FROM call WHERE call_id = $1', [callId])
  )[0]?.part;
const months = async () =>
  (
    await desk.rows<{ part: string }>(
      `SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = 'call'::regclass ORDER BY 1`,
    )
  ).map(({ part }) => part);

test('all rows of a call lie in the month it arrived in, also when it ends in the next', async () => {
  const lastMinute = Date.UTC(2024, 1, 29, 23, 59, 50);
  const callId = idAt(lastMinute);
  desk.append(desk.book.wholeCall(callId, lastMinute));
  await desk.delivered();
  expect(await partOf(callId)).toBe('call_2024_02');
  for (const table of ['call_event', 'queue_visit', 'offer', 'talk'])
    expect(await desk.rows(`SELECT DISTINCT tableoid::regclass::text AS part FROM ${table}`)).toEqual([
      { part: `${table}_2024_02` },
    ]);
  expect(await desk.rows('SELECT DISTINCT tableoid::regclass::text AS part FROM agent_interval ORDER BY 1')).toEqual([
    { part: 'agent_interval_2024_02' },
    { part: 'agent_interval_2024_03' },
  ]);
});

test('a month is asked for when a row needs it, and again when somebody dropped it', async () => {
  const callId = idAt(Date.UTC(2025, 5, 15));
  desk.append(desk.book.wholeCall(callId, Date.UTC(2025, 5, 15)));
  await desk.delivered();
  expect(await months()).toContain('call_2025_06');
  for (const table of ['call', 'call_event', 'queue_visit', 'offer', 'talk', 'agent_interval'])
    await desk.rows(`DROP TABLE ${table}_2025_06`);
  desk.append(desk.book.wholeCall(idAt(Date.UTC(2025, 5, 16)), Date.UTC(2025, 5, 16)));
  desk.append(desk.book.wholeCall(idAt(Date.UTC(2025, 6, 16)), Date.UTC(2025, 6, 16)));
  await desk.delivered();
  expect(await desk.rows('SELECT count(*)::int AS n FROM call')).toEqual([{ n: 2 }]);
  expect(desk.writer.stats().setAside).toBe(0);
});

test('a call of a month far ahead is set aside, not trapped', async () => {
  const callId = idAt(Date.UTC(2090, 0, 1));
  desk.append(desk.book.wholeCall(callId, Date.now() - 60_000));
  await desk.delivered();
  expect(await partOf(callId)).toBeUndefined();
  expect(await months()).not.toContain('call_2090_01');
  const aside = await desk.rows<{ error: string }>('SELECT DISTINCT error FROM journal_reject');
  expect(aside).toEqual([{ error: 'no partition of relation "call_event" found for row' }]);
});

test('ids that carry no time have a place of their own', async () => {
  desk.append(desk.book.wholeCall('c1', Date.UTC(2026, 10, 1)));
  desk.append(desk.book.wholeCall('00000000-old', Date.UTC(2026, 10, 1)));
  await desk.delivered();
  expect(await partOf('c1')).toBe('call_untimed_high');
  expect(await partOf('00000000-old')).toBe('call_untimed_low');
});

test("a callback's call stands in the month of the call that asked for it", () => {
  const asked = Date.UTC(2026, 9, 31, 12);
  const [first, second] = [1, 2].map((attempt) => callIdOfAttempt(idAt(asked), attempt));
  expect(callIdOfAttempt('old-id', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  const callbackId = idAt(asked);
  expect(callIdOfAttempt(callbackId, 1)).toBe(callIdOfAttempt(callbackId, 1));
  expect(callIdOfAttempt(callbackId, 1)).not.toBe(callIdOfAttempt(callbackId, 2));
  for (const id of [first, second]) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(instantOfId(id ?? '')).toBe(asked);
  }
});

test('the coming months are there before anybody calls', async () => {
  await desk.rows(`DO $$ DECLARE part text; BEGIN
    FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent::regclass::text = 'call' LOOP
      EXECUTE 'DROP TABLE ' || part; END LOOP; END $$`);
  const keeper = createMonthKeeper({ pool: desk.pool, log: desk.log.log });
  await keeper.start();
  const name = (ahead: number) => {
    const now = new Date();
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)).toISOString();
    return `call_${month.slice(0, 4)}_${month.slice(5, 7)}`;
  };
  await until('three months', async () => (await months()).length === 3);
  expect(await months()).toEqual([name(0), name(1), name(2)].sort());
  await keeper.stop();
});

const interval = (agentId: string, from: string, to: string | null, state = 'ready') =>
  desk.rows('INSERT INTO agent_interval (agent_id, from_at, to_at, state) VALUES ($1, $2, $3, $4)', [
    agentId,
    from,
    to,
    state,
  ]);

test('the database refuses a gap, an overlap and a second open interval, also from month to month', async () => {
  await interval('8001', '2026-11-30 10:00Z', '2026-11-30 23:00Z');
  await expect(interval('8001', '2026-11-30 22:00Z', null)).rejects.toMatchObject({ code: '23P01' });
  await expect(interval('8001', '2026-11-30 23:01Z', null)).rejects.toMatchObject({
    constraint: 'agent_interval_chain',
  });
  await interval('8001', '2026-11-30 23:00Z', '2026-12-02 08:00Z', 'not-ready');
  await expect(interval('8001', '2026-12-01 08:00Z', null)).rejects.toMatchObject({ code: '23P01' });
  await interval('8001', '2026-12-02 08:00Z', null);
  await expect(interval('8001', '2026-12-03 08:00Z', null)).rejects.toMatchObject({ code: '23P01' });
  await expect(interval('8001', '2026-11-30 09:00Z', '2026-11-30 09:30Z')).rejects.toMatchObject({ code: '23P01' });
  await expect(
    desk.rows(`UPDATE agent_interval SET to_at = '2026-12-02 07:00Z' WHERE state = 'not-ready'`),
  ).rejects.toMatchObject({ code: '23P01' });
  await expect(desk.rows(`DELETE FROM agent_interval WHERE state = 'not-ready'`)).rejects.toMatchObject({
    code: '23P01',
  });
  await interval('8002', '2026-11-30 22:00Z', null);
  expect(await desk.rows('SELECT count(*)::int AS n FROM agent_interval')).toEqual([{ n: 4 }]);
});
