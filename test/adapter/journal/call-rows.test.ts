/** When a call's entry stands in a real Postgres: told at once, and refused in words when it cannot be had. */
import type { CallId } from '../../../src/core/ids';
import { createCallRows } from '../../../src/journal/call-rows';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { noon, startOf } from '../../fakes/journal-records';

let postgres: TestPostgres;
let desk: JournalDesk;

beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => (desk = await JournalDesk.open(await postgres.database())));
afterEach(() => desk.close(), 30_000);

const rows = (withinMs?: number) => createCallRows(desk.pool, desk.writer, withinMs);
const stored = async (callId: string) =>
  (await desk.rows('SELECT seq FROM call_event WHERE call_id = $1', [callId])).length;

test('asked before the entry was even written, and again long after', async () => {
  const asked = rows().committed('c1' as CallId, 2);
  const [first, second] = [0, 1].map((i) => desk.book.step(noon + i, desk.book.of('c1', [startOf(noon, '1')])));
  if (first && second) desk.append([first, second]);
  await asked;
  expect(await stored('c1')).toBe(2);
  await rows().committed('c1' as CallId, 1);
});

test('an entry nobody wrote is refused when the time is over', async () => {
  desk.append(desk.book.wholeCall('c1', noon));
  await desk.delivered();
  const from = performance.now();
  await expect(rows(300).committed('c1' as CallId, 99)).rejects.toThrow(
    'not on record: Postgres has not taken it within 300 ms',
  );
  expect(performance.now() - from).toBeLessThan(2_000);
});

test('an entry Postgres will not take is refused with its reason', async () => {
  const asked = rows().committed('bad' as CallId, 1);
  const wrong = { ...startOf(noon, 'x'), direction: 'sideways' } as never;
  desk.append([desk.book.step(noon, desk.book.of('bad', [wrong]))]);
  await expect(asked).rejects.toThrow(/^not on record: Postgres refused its CallStarted: .*direction/);
});

test('Postgres away: refused at once, and taken again when it is back', async () => {
  await postgres.pause();
  desk.append([desk.book.step(noon, desk.book.of('c1', [startOf(noon, '1')]))]);
  const from = performance.now();
  await expect(rows().committed('c1' as CallId, 1)).rejects.toThrow(/^not on record: Postgres does not answer: /);
  expect(performance.now() - from).toBeLessThan(3_000);
  await postgres.resume();
  await desk.delivered();
  await rows().committed('c1' as CallId, 1);
}, 60_000);
