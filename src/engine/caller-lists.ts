/** Lists of known callers, as whoever keeps them sees them. */
import type { Instant } from '../core/ids';

export interface ListedCaller {
  /** Or how it begins; unmasked. */
  readonly number: string;
  readonly list: string;
  readonly note: string;
  readonly until: Instant | null;
  readonly by: string;
  readonly addedAt: Instant;
}
/** All reject while Postgres is away. What was changed is in force when they resolve. */
export interface CallersDesk {
  all(): Promise<readonly ListedCaller[]>;
  add(caller: Omit<ListedCaller, 'addedAt'>): Promise<void>;
  /** `list` null: from all lists. How many entries there were. */
  remove(number: string, list: string | null): Promise<number>;
}
