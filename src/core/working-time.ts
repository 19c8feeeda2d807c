/** Deadlines in working time: hours that count only while somebody works, working days over holidays and 调休. */
import { standingAt, type Hours } from './hours';
import type { Instant } from './ids';

/** `at` and so much time of being open later; null: not within the hours' horizon. */
export function addWorkingMs(hours: Hours, at: Instant, ms: number): Instant | null {
  let [now, left]: [Instant, number] = [at, ms];
  for (;;) {
    const { isOpen, changesAt } = standingAt(hours, now);
    if (isOpen && (changesAt === null || now + left <= changesAt)) return now + left;
    if (changesAt === null) return null;
    if (isOpen) left -= changesAt - now;
    now = changesAt;
  }
}

const dayMs = 86_400_000;

/** Of the time between, what lies in stretches of a day or longer without being open: weekends and holidays, not nights. */
export function daysClosedMs(hours: Hours, from: Instant, to: Instant): number {
  let closedMs = 0;
  for (let now = from; now < to;) {
    const { isOpen, changesAt } = standingAt(hours, now);
    const ends = changesAt ?? Infinity;
    if (!isOpen && ends - now >= dayMs) closedMs += Math.min(ends, to) - now;
    now = ends;
  }
  return closedMs;
}

/** The end of the working day that is so many after today, which does not count; null: not within the hours' horizon. */
export function addWorkingDays(hours: Hours, at: Instant, days: number): Instant | null {
  let today = standingAt(hours, at).date;
  let left = days;
  let now: Instant = at;
  let last: Instant | null = null;
  for (;;) {
    const { isOpen, changesAt, date } = standingAt(hours, now);
    if (isOpen && date !== today) {
      if (left === 0) return last;
      left -= 1;
      today = date;
    }
    if (changesAt === null) return null;
    // Of a day with a rest at noon, the last end counts.
    if (isOpen && left === 0 && date === today) last = changesAt;
    now = changesAt;
  }
}
