/** The days of a generated load: when agents work, and when callers happen to call. */
import type { DateTime } from 'luxon';
import type { Instant } from '../../core/ids';
import type { Rate } from './load-spec';
import type { Random } from './random';

interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly perMs: number;
}
export interface Shift {
  readonly from: Instant;
  readonly until: Instant;
}

export class WorkingDays {
  readonly begin: Instant;

  /** `hours` in minutes of the day, local time; `forMs` may be Infinity. */
  constructor(
    private readonly start: DateTime,
    private readonly hours: { readonly from: number; readonly to: number } | null,
    private readonly forMs: number,
  ) {
    this.begin = start.toMillis();
  }

  /** Up to, not including, `to`; one for ever where there are no hours. */
  *shifts(to: Instant): Generator<Shift> {
    if (!this.hours) {
      yield { from: this.begin, until: Number.POSITIVE_INFINITY };
      return;
    }
    for (let day = this.start; day.toMillis() < to; day = day.plus({ days: 1 })) {
      const shift = { from: minuteOf(day, this.hours.from), until: minuteOf(day, this.hours.to) };
      if (shift.from < to) yield shift;
    }
  }

  /** Instants in whole milliseconds, by a Poisson process whose rate changes with the time of day. */
  *arrivals(rates: readonly Rate[], random: Random): Generator<Instant> {
    let due = -Math.log(random.next()); // calls until the next one, at one call per unit
    for (const { from, until, perMs } of this.stretches(rates)) {
      let at = from;
      while (perMs > 0 && at + due / perMs < until) {
        at += due / perMs;
        yield Math.round(at);
        due = -Math.log(random.next());
      }
      due -= (until - at) * perMs;
    }
  }

  /** Times of one rate each, within the hours and the length of the load. */
  private *stretches(rates: readonly Rate[]): Generator<Stretch> {
    const end = this.begin + this.forMs;
    const sorted = [...rates].sort((a, b) => a.fromMinute - b.fromMinute);
    const only = sorted.length === 1 ? sorted[0] : undefined;
    if (only && only.fromMinute === 0 && !this.hours) {
      yield { from: this.begin, until: end, perMs: only.perMs };
      return;
    }
    for (let day = this.start; day.toMillis() < end; day = day.plus({ days: 1 })) {
      for (const [i, { fromMinute, perMs }] of sorted.entries()) {
        const from = Math.max(fromMinute, this.hours?.from ?? 0);
        const until = Math.min(sorted[i + 1]?.fromMinute ?? 1440, this.hours?.to ?? 1440);
        if (from >= until) continue;
        yield { from: Math.min(minuteOf(day, from), end), until: Math.min(minuteOf(day, until), end), perMs };
      }
    }
  }
}

/** Local time: on a day on which the clocks change, it is what the clock on the wall shows. */
function minuteOf(day: DateTime, minute: number): Instant {
  if (minute === 1440) return day.plus({ days: 1 }).toMillis();
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
}
