/** From the journal to a real Postgres: every entry once, whatever goes away in between. */
import { callRow, callTimeline } from '../../../src/storage/call-queries';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { noon, startOf } from '../../fakes/journal-records';
import { until } from '../../phones/until';

let postgres: TestPostgres;
let desk: JournalDesk;

beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => (desk = await JournalDesk.open(await postgres.database())));
afterEach(() => desk.close(), 30_000);

const count = async (table: string) =>
  (await desk.rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

test('a whole call becomes its row, its visits, offers, talks and its timeline', async () => {
  desk.append(desk.book.wholeCall('c1', noon));
  await desk.delivered();
  const at = (ms: number) => new Date(noon + ms);
  expect(await callRow(desk.pool, 'c1')).toMatchObject({
    direction: 'inbound',
    node: 'hotline-1',
    dialled: '95001',
    caller: '13800005678',
    language: 'zh',
    menu_path: ['main'],
    arrived_at: at(0),
    answered_at: at(50),
    ended_at: at(38_000),
    final_at: at(48_000),
    outcome: 'answered',
    ended_by: 'caller',
    ended_reason: 'caller-hung-up',
    first_queue_id: 'consulting',
    last_agent_id: '8001',
    wait_ms: 6000,
    ring_ms: 5500,
    talk_ms: 30_000,
    hold_ms: 0,
    wrap_up_ms: 10_000,
    offers: 1,
    transfers: 0,
    recording: 'c1-r1',
    rules_hash: 'r1',
    satisfaction: null,
    disposition: null,
  });
  expect(await desk.rows('SELECT * FROM queue_visit')).toEqual([
    { call_id: 'c1', n: 1, queue_id: 'consulting', entered_at: at(2000), left_at: at(8000), exit: 'answered' },
  ]);
  expect(await desk.rows('SELECT leg_no, agent_id, ringing_at, ended_at, result FROM offer')).toEqual([
    { leg_no: 1, agent_id: '8001', ringing_at: at(2500), ended_at: at(8000), result: 'answered' },
  ]);
  expect(await desk.rows('SELECT n, started_at, ended_at, talk_ms, wrap_up_ms FROM talk')).toEqual([
    { n: 1, started_at: at(8000), ended_at: at(38_000), talk_ms: 30_000, wrap_up_ms: 10_000 },
  ]);
  const timeline = await callTimeline(desk.pool, 'c1');
  expect(timeline.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(timeline[3]).toEqual({
    seq: 4,
    at: at(2000),
    type: 'DigitTaken',
    data: { menuId: 'main', digit: '1', known: true },
  });
});

test('the row with its outcome stands within a second of the hang-up', async () => {
  const [wrapUp, tick] = [-2, -1];
  const records = desk.book.wholeCall('c1', noon);
  desk.append(records.slice(0, wrapUp));
  const before = performance.now();
  await until('the outcome', async () => (await callRow(desk.pool, 'c1'))?.outcome === 'answered', { everyMs: 10 });
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await callRow(desk.pool, 'c1')).toMatchObject({ final_at: null, wrap_up_ms: null });
  desk.append(records.slice(wrapUp, tick));
  await until('it is final', async () => (await callRow(desk.pool, 'c1'))?.wrap_up_ms === 10_000, { everyMs: 10 });
});

test("an agent's intervals touch one another, also when two changes fall on one millisecond or one comes late", async () => {
  const change = (at: number, state: 'ready' | 'not-ready' | 'talking', reason: 'break' | null = null) =>
    desk.book.step(at, [
      {
        type: 'AgentStateChanged',
        at,
        agentId: '8001',
        state,
        reason,
        callId: null,
        legId: null,
        until: null,
      } as never,
    ]);
  desk.append([change(noon, 'ready'), change(noon + 5, 'not-ready', 'break'), change(noon + 5, 'ready')]);
  await desk.delivered();
  desk.append([
    change(noon + 5, 'talking'),
    change(noon + 2, 'ready'),
    change(noon + 9, 'ready'),
    change(noon + 20, 'talking'),
  ]);
  await desk.delivered();
  const rows = await desk.rows<{ from_ms: number; to_ms: number | null; state: string }>(`
    SELECT state, round(extract(epoch FROM from_at) * 1000 - ${noon})::int AS from_ms,
      round(extract(epoch FROM to_at) * 1000 - ${noon})::int AS to_ms FROM agent_interval ORDER BY id`);
  expect(rows.map(({ state, from_ms, to_ms }) => [state, from_ms, to_ms])).toEqual([
    ['ready', 0, 5],
    ['not-ready', 5, 5],
    ['ready', 5, 5],
    ['talking', 5, 5],
    ['ready', 5, 20],
    ['talking', 20, null],
  ]);
});

test('Postgres stopped in the middle and back: no entry lost, none doubled', async () => {
  for (let i = 0; i < 50; i++) desk.append(desk.book.wholeCall(`a${i}`, noon));
  await until('some rows', async () => Number(await count('call')) > 0);
  await postgres.pause();
  for (let i = 0; i < 50; i++) desk.append(desk.book.wholeCall(`b${i}`, noon + 60_000 * i));
  await until('it is told', () => desk.writer.trouble() !== null && desk.database.trouble() !== null);
  expect(desk.store.trouble()).toBeNull();
  await postgres.resume();
  await desk.delivered();
  expect(await count('call')).toBe(100);
  expect(await count('call_event')).toBe(1300);
  expect(await count("call WHERE outcome = 'answered' AND final_at IS NOT NULL AND wrap_up_ms = 10000")).toBe(100);
  expect(desk.writer.trouble()).toBeNull();
  await until('the pool is well', () => desk.database.trouble() === null);
}, 60_000);

test('a connection that dies in the middle of a batch costs nothing', async () => {
  const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hotline test'`;
  for (let i = 0; i < 300; i++) {
    desk.append(desk.book.wholeCall(`k${i}`, noon + 60_000 * i));
    if (i % 60 === 0) await postgres.admin(kill);
  }
  await desk.delivered();
  expect(await count('call_event')).toBe(3900);
  expect(await count('agent_interval')).toBe(1200);
});

test('a restart goes on where Postgres stands, and what it has is not told twice', async () => {
  for (let i = 0; i < 40; i++) desk.append(desk.book.wholeCall(`a${i}`, noon + 60_000 * i));
  await desk.delivered();
  await desk.restart();
  desk.append(desk.book.wholeCall('later', noon));
  await desk.delivered();
  expect(await count('call')).toBe(41);
  expect(desk.writer.stats().delivered).toBe(17);
  // A position that was lost costs time, not truth.
  await desk.rows('UPDATE journal_position SET n = 0');
  await desk.rows('UPDATE call SET wrap_up_ms = 1');
  await desk.restart();
  await desk.delivered();
  expect(await count('call_event')).toBe(41 * 13);
  expect(await count('call WHERE wrap_up_ms = 1')).toBe(41);
});

test('an entry Postgres refuses is set aside whole, with its reason; its neighbours go on', async () => {
  const [good, bad, worse] = ['good', 'bad', 'worse'];
  desk.append(desk.book.wholeCall(good, noon));
  const wrong = desk.book.step(noon, [
    ...desk.book.of(bad, [startOf(noon, 'x')]),
    ...desk.book.of(bad, [{ ...startOf(noon, 'x'), direction: 'sideways' } as never]),
    ...desk.book.of(worse, [{ ...startOf(Number.NaN, 'y') }]),
  ]);
  desk.append([wrong, ...desk.book.wholeCall('after', noon)]);
  await desk.delivered();
  expect(await callRow(desk.pool, good)).toMatchObject({ outcome: 'answered' });
  expect(await callRow(desk.pool, 'after')).toMatchObject({ outcome: 'answered' });
  expect(await callTimeline(desk.pool, bad)).toHaveLength(1);
  const aside = await desk.rows<{ n: string; i: number; sqlstate: string; entry: string }>(
    'SELECT n, i, sqlstate, entry FROM journal_reject ORDER BY n, i',
  );
  expect(aside).toEqual([
    { n: '10', i: 1, sqlstate: '23514', entry: expect.stringContaining('sideways') as string },
    { n: '10', i: 2, sqlstate: null, entry: expect.stringContaining('worse') as string },
  ]);
  expect(desk.writer.stats().setAside).toBe(2);
});

test('hostile text is stored as text', async () => {
  const caller = `'; DROP TABLE call; -- "\n\u0000 \ud83d 😀 \\u0000 ${'9'.repeat(5000)}`;
  desk.append([desk.book.step(noon, desk.book.of('c1', [startOf(noon, caller)]))]);
  await desk.delivered();
  const stored = (await callRow(desk.pool, 'c1'))?.caller;
  expect(stored).toBe(caller.replace('\u0000', '\ufffd').replace('\ud83d ', '\ufffd '));
});

test('a journal put back from an older copy goes on from its own end', async () => {
  desk.append(desk.book.wholeCall('c1', noon));
  await desk.delivered();
  await desk.rows('UPDATE journal_position SET n = 5000');
  await desk.restart();
  desk.append(desk.book.wholeCall('c2', noon));
  await desk.delivered();
  expect(await callRow(desk.pool, 'c2')).toMatchObject({ outcome: 'answered' });
});

test('5,000 calls flow into Postgres at more than 5,000 entries a second, with memory flat', async () => {
  const calls = 5000;
  await desk.restart(16 * 1024 * 1024);
  for (let i = 0; i < calls; i++) desk.append(desk.book.wholeCall(`load${i}`, noon + i * 50_000));
  await desk.store.settle();
  const before = process.memoryUsage().rss;
  const from = performance.now();
  const already = desk.writer.stats().delivered;
  if (!(await desk.writer.settled(60_000))) throw new Error('too slow');
  const perSecond = Math.round(((calls * 17 - already) / (performance.now() - from)) * 1000);
  console.log(`ingest: ${perSecond} entries/s, rss +${Math.round((process.memoryUsage().rss - before) / 1048576)} MiB`);
  expect(perSecond).toBeGreaterThan(5000);
  expect(await count('call_event')).toBe(calls * 13);
}, 90_000);
