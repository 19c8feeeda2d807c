/** Entries Postgres will not have: set aside with their reason, told, and loaded once their cause is mended. */
import { v7 as uuidv7 } from 'uuid';
import type { Entry } from '../../../src/core/journal';
import { createRejectWatch } from '../../../src/journal/reject-watch';
import { listRejects, rejectOf, retryRejects } from '../../../src/journal/retry-rejects';
import { callRow, callTimeline } from '../../../src/storage/call-queries';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { noon, startOf } from '../../fakes/journal-records';

let postgres: TestPostgres;
let desk: JournalDesk;

beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => (desk = await JournalDesk.open(await postgres.database())));
afterEach(() => desk.close(), 30_000);

const rules = { callbacks: null, textOf: async () => null };
const dayMs = 86_400_000;
const retryAll = () => retryRejects(desk.pool, null, rules);
const state = (at: number, name: string, reason: string | null = null) =>
  ({
    ...{ type: 'AgentStateChanged', at, agentId: '8001', state: name, reason },
    ...{ callId: null, legId: null, until: null },
  }) as unknown as Entry;
const intervals = () =>
  desk.rows<{ state: string; from_ms: number; to_ms: number | null }>(`
    SELECT state, round(extract(epoch FROM from_at) * 1000 - ${noon})::int AS from_ms,
      round(extract(epoch FROM to_at) * 1000 - ${noon})::int AS to_ms FROM agent_interval ORDER BY from_at, id`);

test('out of order, doubled, of an unknown type, from the future, of nobody: set aside or harmless, and the rest loads', async () => {
  const callId = uuidv7({ msecs: noon });
  const whole = desk.book.wholeCall(callId, noon).flatMap(({ entries }) => entries);
  const shuffled = [...whole].reverse();
  const future = Date.now() + 2 * dayMs;
  desk.append([
    desk.book.step(noon, shuffled),
    desk.book.step(noon, shuffled),
    desk.book.step(noon, [
      { type: 'SeenByAFortuneTeller', at: noon, callId, seq: 90 } as never,
      { ...desk.book.of('later', [startOf(future, '1')])[0] } as Entry,
      { type: 'CallAnswered', at: noon, seq: 1 } as never,
      { type: 'CallAnswered', at: noon, callId, seq: 'first' } as never,
      { type: 'CallAnswered', at: 'noon', callId, seq: 91 } as never,
      { type: 'AgentStateChanged', at: noon, state: 'ready' } as never,
      { at: noon } as never,
      state(future, 'ready'),
    ]),
    ...desk.book.wholeCall(uuidv7({ msecs: noon }), noon + 60_000),
  ]);
  await desk.delivered();
  expect(desk.writer.stats().setAside).toBe(8);
  const errors = (await listRejects(desk.pool, false, 100)).map(({ error }) => error).reverse();
  expect(errors).toEqual([
    'unknown type of entry: "SeenByAFortuneTeller"',
    expect.stringMatching(/^CallStarted is of the future: 20/),
    'CallAnswered names no call',
    'CallAnswered has no number in its call: "first"',
    'CallAnswered has no instant: "noon"',
    'AgentStateChanged names no agent',
    'unknown type of entry: undefined',
    expect.stringMatching(/^AgentStateChanged is of the future/),
  ]);
  expect(await callTimeline(desk.pool, callId)).toHaveLength(13);
  expect(await callRow(desk.pool, callId)).toMatchObject({ outcome: 'answered', wait_ms: 6000, talk_ms: 30_000 });
  expect(await desk.rows(`SELECT count(*)::int AS n FROM call WHERE outcome = 'answered'`)).toEqual([{ n: 2 }]);
  expect(await desk.rows('SELECT count(*)::int AS n FROM agent_interval WHERE to_at IS NULL')).toEqual([{ n: 1 }]);
});

test('what was refused for a constraint is loaded once that is mended, and only once', async () => {
  await desk.rows(`ALTER TABLE call ADD CONSTRAINT strict CHECK (dialled <> '95001')`);
  const callId = uuidv7({ msecs: noon });
  desk.append(desk.book.wholeCall(callId, noon));
  await desk.delivered();
  expect(await callRow(desk.pool, callId)).toMatchObject({ outcome: 'answered', dialled: null });
  const watch = createRejectWatch(desk.pool);
  await watch.start();
  expect(watch.warning?.()).toMatch(/^1 journal entries set aside/);
  const [reject] = await listRejects(desk.pool, false, 10);
  expect(reject).toMatchObject({ type: 'CallStarted', sqlstate: '23514', tries: 0, at: new Date(noon) });

  expect(await retryAll()).toMatchObject({ loaded: [], refused: [{ id: reject?.id }] });
  expect(await rejectOf(desk.pool, reject?.id ?? 0)).toMatchObject({ tries: 1, loaded_at: null });
  await desk.rows('ALTER TABLE call DROP CONSTRAINT strict');
  const both = await Promise.all([retryAll(), retryAll()]);
  expect(both.flatMap(({ loaded }) => loaded)).toEqual([reject?.id]);
  expect(await callRow(desk.pool, callId)).toMatchObject({ outcome: 'answered', dialled: '95001', wait_ms: 6000 });
  expect(await callTimeline(desk.pool, callId)).toHaveLength(13);
  expect(await retryAll()).toEqual({ loaded: [], refused: [] });
  expect(await listRejects(desk.pool, false, 10)).toEqual([]);
  expect(await listRejects(desk.pool, true, 10)).toHaveLength(1);
  await watch.stop();
});

test("an agent's state that comes late is put in between: her time still has neither gap nor overlap", async () => {
  await desk.rows(`ALTER TABLE agent_interval ADD CONSTRAINT no_break CHECK (reason IS NULL OR reason <> 'break')`);
  desk.append([
    desk.book.step(noon, [state(noon, 'ready')]),
    desk.book.step(noon + 10, [state(noon + 10, 'not-ready', 'break')]),
    desk.book.step(noon + 30, [state(noon + 30, 'talking')]),
    desk.book.step(noon + 50, [state(noon + 50, 'not-ready', 'break')]),
  ]);
  await desk.delivered();
  expect((await intervals()).map(Object.values)).toEqual([
    ['ready', 0, 30],
    ['talking', 30, null],
  ]);
  await desk.rows('ALTER TABLE agent_interval DROP CONSTRAINT no_break');
  expect((await retryAll()).refused).toEqual([]);
  expect((await intervals()).map(Object.values)).toEqual([
    ['ready', 0, 10],
    ['not-ready', 10, 30],
    ['talking', 30, 50],
    ['not-ready', 50, null],
  ]);
});
