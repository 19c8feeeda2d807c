/** Tells the core when a day begins in the hotline's time zone; daily counts of agents start again then. */
import { DateTime } from 'luxon';
import type { Instant } from '../core/ids';
import type { Clock, LongLived, Post } from './ports';

export interface DayClockParts {
  readonly clock: Clock;
  readonly post: Post;
  /** IANA name; read anew each day. */
  readonly timeZone: () => string;
  /** An instant of the last run: a day that began since is told at the start. */
  readonly lastSeen: Instant;
}

/** The first midnight after `at`; where clocks are put forward over midnight, the first moment of the day. */
export function nextDay(at: Instant, timeZone: string): Instant {
  return DateTime.fromMillis(at, { zone: timeZone }).plus({ days: 1 }).startOf('day').toMillis();
}

/** When the day of `at` began. */
export function dayOf(at: Instant, timeZone: string): Instant {
  return DateTime.fromMillis(at, { zone: timeZone }).startOf('day').toMillis();
}

export function createDayClock({ clock, post, timeZone, lastSeen }: DayClockParts): LongLived {
  let cancel: (() => void) | null = null;
  const arm = (from: Instant) => {
    cancel = clock.wakeAt(nextDay(from, timeZone()), () => {
      const at = clock.now();
      post.post({ type: 'DayBegan', at });
      arm(at);
    });
  };
  return {
    async start() {
      arm(lastSeen);
    },
    async stop() {
      cancel?.();
    },
  };
}
