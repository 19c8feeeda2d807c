/** What the clock alone brings. */
import type { Instant } from './ids';

/** Midnight in the hotline's time zone. */
export interface DayBegan {
  readonly type: 'DayBegan';
  readonly at: Instant;
}
export interface Tick {
  readonly type: 'Tick';
  readonly at: Instant;
}
