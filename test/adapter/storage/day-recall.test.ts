/** A board made after a restart says of today what one that saw the whole day says. */
import { v7 as uuidv7 } from 'uuid';
import { Core } from '../../../src/core/core';
import { createLiveBoard } from '../../../src/engine/live/live-board';
import { createDayRecall } from '../../../src/storage/day-recall';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';
import { callStory } from '../queue-log/call-story';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);

/** In Shanghai: eight hours before it begins in UTC. */
const dayBegan = Date.parse('2026-11-20T00:00:00+08:00');
const noon = dayBegan + 43_200_000;

test('restarted twice in the day, with callers in the queue; the day before is not counted', async () => {
  const desk = await JournalDesk.open(await postgres.database(), rules());
  try {
    let now = dayBegan - 86_400_000;
    const clock = { now: () => now, fromWall: (at: number) => at, wakeAt: () => () => undefined };
    const boardAt = (at: number) => {
      now = at;
      return createLiveBoard(Core.create(rules(), at), clock);
    };
    const before = callStory(20, () => uuidv7()).map((entry) => ({ ...entry, at: entry.at - 86_400_000 }));
    const yesterday = desk.book.step(noon - 86_400_000, before);
    const today = callStory(200, () => uuidv7());
    const records = [desk.book.step(noon, today)];
    const entries = records.flatMap((record) => record.entries).toSorted((a, b) => a.at - b.at);
    const whole = boardAt(dayBegan);
    for (const entry of entries) whole.take(entry);
    const last = entries.at(-1)?.at ?? 0;

    desk.append([yesterday, ...records]);
    await desk.delivered();
    for (const share of [0.3, 0.7]) {
      const startedAt = entries[Math.floor(entries.length * share)]?.at ?? 0;
      const board = boardAt(startedAt);
      entries.filter(({ at }) => at >= Math.ceil(startedAt)).forEach((entry) => board.take(entry));
      now = last;
      expect(board.today()).not.toEqual(whole.today());
      let isSettled = false; // Postgres is behind at first
      const settled = async () => isSettled || !(isSettled = true);
      const recall = createDayRecall({
        ...{ pool: desk.pool, settled, recall: (of) => board.recall(of), log: desk.log.log, againMs: 50 },
      });
      await recall.start();
      await until('the day is known', () => board.today().since === dayBegan);
      await recall.stop();
      expect(whole.today().entered).toBeGreaterThan(50);
      expect(board.today()).toEqual(whole.today());
    }
  } finally {
    await desk.close();
  }
}, 60_000);
