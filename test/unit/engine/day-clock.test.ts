import { createDayClock, nextDay } from '../../../src/engine/day-clock';
import type { Event } from '../../../src/core/event';
import type { Clock } from '../../../src/engine/ports';

const at = (iso: string) => Date.parse(iso);

test.each([
  ['Asia/Shanghai', '2026-11-22T15:59:59.999Z', '2026-11-22T16:00:00Z'],
  ['Asia/Shanghai', '2026-11-22T16:00:00Z', '2026-11-23T16:00:00Z'],
  ['Europe/London', '2026-03-28T12:00:00Z', '2026-03-29T00:00:00Z'],
  ['America/Sao_Paulo', '2018-11-03T12:00:00Z', '2018-11-04T03:00:00Z'],
])('the day after in %s, seen from %s', (zone, from, next) => {
  expect(nextDay(at(from), zone)).toBe(at(next));
});

test('a midnight passed while the hotline was away is told at the start, then every next one', async () => {
  const posted: Event[] = [];
  let now = at('2026-11-23T01:00:00Z');
  let wake: { at: number; listener: () => void } | null = null;
  const clock: Clock = {
    now: () => now,
    fromWall: (wall) => wall,
    wakeAt: (instant, listener) => {
      wake = { at: instant, listener };
      return () => (wake = null);
    },
  };
  const due = () => {
    const woken = wake;
    if (!woken) throw new Error('nothing is waited for');
    now = Math.max(now, woken.at);
    woken.listener();
    return now;
  };
  const lastSeen = at('2026-11-22T10:00:00Z');
  const days = createDayClock({
    clock,
    post: { post: (event) => void posted.push(event) },
    timeZone: () => 'Asia/Shanghai',
    lastSeen,
  });
  await days.start();
  expect(due()).toBe(at('2026-11-23T01:00:00Z'));
  expect(due()).toBe(at('2026-11-23T16:00:00Z'));
  expect(posted.map(({ type }) => type)).toEqual(['DayBegan', 'DayBegan']);
  await days.stop();
  expect(wake).toBeNull();
});
