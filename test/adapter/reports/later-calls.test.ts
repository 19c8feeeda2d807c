/** What later calls tell of earlier ones is added to quarters that were counted long ago, and nothing else of them changes. */
import { Pool } from 'pg';
import type { Grain, Period, Targets } from '../../../src/engine/ports';
import { Random } from '../../../src/engine/simulate/random';
import { querySums } from '../../../src/reports/query-sums';
import type { Record } from '../../../src/reports/record';
import { forgetLater, refresh, sumStretches } from '../../../src/reports/refresh';
import { sumRecord } from '../../../src/reports/sum-record';
import { TestPostgres } from '../../fakes/journal-postgres';
import { storeRecord } from '../../fakes/store-record';
import { randomRecord } from '../../fixtures/record/random-record';

const hour = 3_600_000;
const from = Date.parse('2026-03-01T16:00:00Z');
const to = from + 32 * hour;
/** Calls from then on come when those before have been counted. */
const cut = from + 16 * hour;
const period: Period = { from: from - hour, to: to + hour };
const grains: readonly Grain[] = ['all', 'number', 'menu', 'queue', 'agent'];
const told = ['hours_before', 'hours_around', 'callbacks_kept', 'callbacks_failed'];

let postgres: TestPostgres;
let pool: Pool;
let record: Record;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  pool = new Pool({ connectionString: await postgres.database(), max: 4 });
  pool.on('error', () => undefined); // an idle connection may see the server stop
  record = randomRecord(new Random(9), { calls: 240, from, to });
  await add(before(cut), record.intervals);
  await pool.query('SELECT kpi_recount($1, $2)', [new Date(period.from), new Date(period.to)]);
  expect(await sumStretches(pool)).toBeGreaterThan(2);
});
afterEach(() => pool.end());

const before = (at: number) => record.calls.filter((call) => call.arrived_at < at).map(({ call_id }) => call_id);
const since = (at: number) => record.calls.filter((call) => call.arrived_at >= at).map(({ call_id }) => call_id);

/** As the journal's writer does: rows and marks. */
async function add(ids: readonly string[], intervals: Record['intervals'] = []): Promise<void> {
  const theirs = new Set(ids);
  const of = <T extends { readonly call_id: string }>(rows: readonly T[]) =>
    rows.filter((row) => theirs.has(row.call_id));
  const calls = of(record.calls);
  const asked = new Set(calls.map(({ callback_id }) => callback_id));
  await storeRecord(pool, {
    ...{ calls, visits: of(record.visits), offers: of(record.offers), talks: of(record.talks), intervals },
    ...{ surveys: of(record.surveys), answers: of(record.answers) },
    callbacks: record.callbacks.filter(({ callback_id }) => asked.has(callback_id)),
  });
  await pool.query('SELECT kpi_mark_calls($1)', [ids]);
}

async function expectEqual(of = record, repeatHours = 3): Promise<void> {
  const targets: Targets = { ...{ withinS: 12, maxWaitS: 60, shortAbandonS: 5, threeRingsS: 15 }, repeatHours };
  for (const grain of grains) {
    const lines = await querySums(pool, { grain, periods: [period], targets });
    const isSomething = ([, sums]: readonly [string, object]) => Object.values(sums).some((value) => value !== 0);
    const counted = lines.map(({ key, sums }) => [key, sums] as const).filter(isSomething);
    const expected = [...sumRecord(of, grain, { period, targets, now: Date.now() })].filter(isSomething);
    expect({ grain, ...Object.fromEntries(counted) }).toEqual({ grain, ...Object.fromEntries(expected) });
  }
}

/** Rows of quarters before the cut: what later calls may change, and all else, with the row's own version. */
async function earlier(): Promise<{ readonly later: readonly string[]; readonly rest: readonly string[] }> {
  const { rows } = await pool.query<{ row: { [column: string]: unknown } }>(
    'SELECT to_jsonb(r) AS row FROM kpi_rollup r WHERE from_at < $1 ORDER BY from_at, grain, key',
    [new Date(cut)],
  );
  const only = (isTold: boolean) =>
    rows.map(({ row }) => JSON.stringify(Object.entries(row).filter(([name]) => told.includes(name) === isTold)));
  return { later: only(true), rest: only(false) };
}
const countedAt = async () =>
  (
    await pool.query<{ at: string }>(
      'SELECT from_at || counted_at::text AS at FROM kpi_counted WHERE from_at < $1 ORDER BY 1',
      [new Date(cut)],
    )
  ).rows;

test('who rings again: rows, quarters and stretches say the same, counted bit by bit or whole', async () => {
  const ids = since(cut);
  for (let i = 0; i < ids.length; i += 25) {
    await add(ids.slice(i, i + 25));
    await refresh(pool, period);
  }
  for (const hours of [3, 12, 40]) await expectEqual(record, hours);
  await pool.query('SELECT kpi_recount($1, $2)', [new Date(period.from), new Date(period.to)]);
  for (const hours of [3, 12, 40]) await expectEqual(record, hours);
});

test('quarters of long ago are not counted again: only what the later calls tell is changed', async () => {
  const [was, counted] = [await earlier(), await countedAt()];
  // from three hours later on, so that no call stands in both
  await add(since(cut + 3 * hour));
  await refresh(pool, period);
  const is = await earlier();
  expect(is.rest).toEqual(was.rest);
  expect(is.later).not.toEqual(was.later);
  expect(await countedAt()).toEqual(counted);
  expect((await pool.query('SELECT FROM kpi_dirty')).rowCount).toBe(0);
});

test('calls that come late, between others, change those before and after', async () => {
  const ids = since(cut);
  await add(ids.filter((_, i) => i % 3 !== 0));
  await refresh(pool, period);
  await add(ids.filter((_, i) => i % 3 === 0));
  await refresh(pool, period);
  await expectEqual();
});

test('a callback that fails after hours is counted when it was asked for, whoever gave it up', async () => {
  await add(since(cut));
  await refresh(pool, period);
  const open = record.callbacks.filter(({ kind, state }) => kind === 'callback' && state === 'scheduled');
  const calls = new Map(record.calls.map((call) => [call.callback_id, call]));
  const ours = open.filter(({ callback_id }) => calls.get(callback_id)?.direction === 'inbound');
  expect(ours.length).toBeGreaterThan(2);
  const counted = await countedAt();
  for (const { callback_id } of ours)
    await pool.query('UPDATE callback SET parent_call_id = $2 WHERE callback_id = $1', [
      callback_id,
      calls.get(callback_id)?.call_id,
    ]);
  await pool.query(`UPDATE callback SET state = 'failed' WHERE callback_id = ANY ($1)`, [
    ours.map(({ callback_id }) => callback_id),
  ]);
  await refresh(pool, period);
  const failed = (callback: Record['callbacks'][number]) =>
    ours.includes(callback) ? { ...callback, state: 'failed' } : callback;
  await expectEqual({ ...record, callbacks: record.callbacks.map(failed) });
  expect(await countedAt()).toEqual(counted);
});

test('quarters that were counted by an earlier version, or so long ago that it was forgotten, are counted whole', async () => {
  await forgetLater(pool, from + 12 * hour);
  await pool.query('DELETE FROM kpi_later; DELETE FROM kpi_counted');
  await add(since(cut));
  await refresh(pool, period);
  await expectEqual();
  await forgetLater(pool, to + 2 * hour);
  const last = record.calls.findLast(({ direction, caller }) => direction === 'inbound' && (caller ?? '') !== '');
  const again = {
    ...last,
    call_id: 'again',
    outcome: 'closed',
    arrived_at: to - 1,
    callback_id: null,
  } as Record['calls'][number];
  record = { ...record, calls: [...record.calls, again] };
  await add(['again']);
  await refresh(pool, period);
  await expectEqual();
});

test('several who count at once, while calls come in, count each once', async () => {
  const ids = since(cut);
  const coming = async () => {
    for (let i = 0; i < ids.length; i += 10) await add(ids.slice(i, i + 10));
  };
  let isOver = false;
  const counting = async () => {
    while (!isOver) await refresh(pool, period);
  };
  await Promise.all([coming().finally(() => (isOver = true)), counting(), counting()]);
  await refresh(pool, period);
  await expectEqual();
});

test('a quarter that is over and changes again rests before the service counts it, and is counted before a report reads it', async () => {
  const [id] = before(cut);
  const mark = () => pool.query('SELECT kpi_mark_calls($1)', [[id]]);
  await mark();
  expect(await refresh(pool, period, { restMs: 120_000 })).toBe(0);
  expect(await refresh(pool, period)).toBeGreaterThan(0);
  await mark();
  await pool.query(`UPDATE kpi_counted SET counted_at = counted_at - interval '3 minutes'`);
  expect(await refresh(pool, period, { restMs: 120_000 })).toBeGreaterThan(0);
});
