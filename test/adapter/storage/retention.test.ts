/** What is beyond its time goes by whole months; what somebody still needs of them stays. */
import { v7 as uuidv7 } from 'uuid';
import { callIdOfAttempt } from '../../../src/callbacks/claims';
import { keepAll } from '../../../src/core/retention-rule';
import { recordParts } from '../../../src/storage/record-parts';
import { createRetentionKeeper } from '../../../src/storage/retention-keeper';
import { retain } from '../../../src/storage/retain';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';

let postgres: TestPostgres;
let desk: JournalDesk;
const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 23);
const [january, february, june] = [Date.UTC(2025, 0, 10), Date.UTC(2025, 1, 10), Date.UTC(2026, 5, 10)];
const year = {
  callsMs: 365 * dayMs,
  eventsMs: 90 * dayMs,
  agentsMs: 365 * dayMs,
  callbacksMs: 30 * dayMs,
  shiftsMs: 90 * dayMs,
};

beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  desk = await JournalDesk.open(await postgres.database());
  for (const at of [january, february, june]) desk.append(desk.book.wholeCall(uuidv7({ msecs: at }), at));
  await desk.delivered();
});
afterEach(() => desk.close(), 30_000);

const months = async (table: string) =>
  (await recordParts(desk.pool)).flatMap((part) => (part.table === table ? (part.month ?? []) : []));
const count = async (from: string) => (await desk.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`))[0]?.n;

test('nothing goes where nothing was said, nor in a dry run, which tells what would go', async () => {
  expect(await retain(desk.pool, keepAll, now, false)).toEqual({ removed: [], left: [] });
  const { removed } = await retain(desk.pool, year, now, true);
  const said = removed.map(({ table, month }) => `${table} ${month ?? ''}`);
  expect(said).toEqual(expect.arrayContaining(['call 2025-01', 'call 2025-02', 'talk 2025-01', 'call_event 2026-06']));
  expect(said).not.toContain('call 2026-06');
  expect(await count('call')).toBe(3);
});

test('months beyond their time go, each table by its own term; what is younger stays', async () => {
  await retain(desk.pool, year, now, false);
  expect(await months('call')).not.toContain('2025-02');
  expect(await months('call')).toContain('2026-06');
  expect(await months('call_event')).not.toContain('2026-06');
  for (const table of ['call', 'queue_visit', 'offer', 'talk']) expect(await count(table)).toBe(1);
  expect(await count('call_event')).toBe(0);
  // A call that comes late to a month that is gone finds it made again.
  desk.append(desk.book.wholeCall(uuidv7({ msecs: january }), january));
  await desk.restart();
  await desk.delivered();
  expect(await count('call')).toBe(2);
});

test('who is in one state for longer than the record is kept stays in it, without a gap', async () => {
  const state = (at: number, agent: string, name: string) =>
    desk.book.step(at, [
      {
        ...{ type: 'AgentStateChanged', at, agentId: agent, state: name },
        ...{ reason: null, callId: null, legId: null, until: null },
      } as never,
    ]);
  desk.append([
    state(january, '8009', 'logged-out'),
    state(february, '8010', 'ready'),
    state(june, '8010', 'logged-out'),
  ]);
  await desk.delivered();
  await retain(desk.pool, year, now, false);
  const kept = await desk.rows(
    `SELECT agent_id, state, from_at, to_at FROM agent_interval WHERE agent_id > '8001' ORDER BY agent_id, from_at`,
  );
  const firstKept = kept.find(({ agent_id }) => agent_id === '8010')?.['from_at'] as Date;
  expect(kept).toEqual([
    { agent_id: '8009', state: 'logged-out', from_at: firstKept, to_at: null },
    { agent_id: '8010', state: 'ready', from_at: firstKept, to_at: new Date(june) },
    { agent_id: '8010', state: 'logged-out', from_at: new Date(june), to_at: null },
  ]);
  expect(firstKept.getTime()).toBeGreaterThan(february);
  // The record goes on from there.
  desk.append([state(june + dayMs, '8009', 'ready')]);
  await desk.delivered();
  expect(desk.writer.stats().setAside).toBe(0);
});

test("a month waits for a callback's call that came long after it was asked for", async () => {
  const late = now - dayMs;
  desk.append(desk.book.wholeCall(callIdOfAttempt(uuidv7({ msecs: january }), 1), late));
  await desk.delivered();
  await retain(desk.pool, year, now, false);
  expect(await months('call')).toContain('2025-01');
  expect(await count('call')).toBe(3);
});

test('callbacks go when they are done with, open ones never', async () => {
  const add = (id: string, state: string, closed: number | null) =>
    desk.rows(
      `INSERT INTO callback (callback_id, node, queue_id, number, language, state, due_at, created_at, closed_at)
       VALUES ($1, 'n', 'q', '138', 'zh', $2, now(), to_timestamp(0), to_timestamp($3::double precision / 1000))`,
      [id, state, closed],
    );
  await add('old', 'kept', now - 31 * dayMs);
  await add('recent', 'failed', now - 29 * dayMs);
  await add('open', 'scheduled', null);
  await desk.rows(`INSERT INTO callback_attempt (callback_id, attempt, fence) VALUES ('old', 1, 1)`);
  expect((await retain(desk.pool, year, now, true)).removed).toContainEqual(
    expect.objectContaining({ table: 'callback', rows: 1 }),
  );
  await retain(desk.pool, year, now, false);
  expect(await desk.rows('SELECT callback_id FROM callback ORDER BY 1')).toEqual([
    { callback_id: 'open' },
    { callback_id: 'recent' },
  ]);
});

test('shifts go when they have been over for so long', async () => {
  const add = (agent: string, days: number) =>
    desk.rows(
      `INSERT INTO shift VALUES ($1, to_timestamp($2::double precision / 1000) - interval '8 hours',
         to_timestamp($2::double precision / 1000), 'work')`,
      [agent, now - days * dayMs],
    );
  await add('8001', 91);
  await add('8002', 89);
  expect((await retain(desk.pool, year, now, true)).removed).toContainEqual(
    expect.objectContaining({ table: 'shift', rows: 1 }),
  );
  await retain(desk.pool, { ...year, shiftsMs: 0 }, now, false);
  expect(await count('shift')).toBe(2);
  await retain(desk.pool, year, now, false);
  expect(await desk.rows('SELECT agent_id FROM shift')).toEqual([{ agent_id: '8002' }]);
});

test('a month somebody reads is left for the next day, and calls are recorded meanwhile', async () => {
  const reader = await desk.pool.connect();
  await reader.query('BEGIN');
  await reader.query('SELECT count(*) FROM call');
  const running = retain(desk.pool, year, now, false);
  desk.append(desk.book.wholeCall(uuidv7({ msecs: now }), now));
  const { left, removed } = await running;
  expect(left.map(({ table }) => table)).toEqual(['call', 'call']);
  expect(removed.map(({ table }) => table)).toContain('talk');
  await reader.query('ROLLBACK');
  reader.release();
  await desk.delivered();
  expect(await count('call')).toBe(4);
}, 30_000);

test('it happens by itself', async () => {
  const { log, lines } = desk.log;
  const keeper = createRetentionKeeper({ pool: desk.pool, keep: () => year, log, firstMs: 1 });
  await keeper.start();
  await until('the oldest are gone', () =>
    lines.some(({ msg, table }) => msg === 'record beyond its time removed' && table === 'call'),
  );
  await keeper.stop();
});
