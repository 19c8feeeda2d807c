/**
 * The months the record is kept by (see migrations/0010_month.sql): which of them rows need, and that they are there. The
 * service makes them ahead of time; the journal's writer asks for those it meets.
 */
import type { Pool } from 'pg';
import { isTimed, type Instant } from '../core/ids';

/** Whole months since 1970, UTC. */
export type Month = number;

const ADD = `SELECT add_month(make_date($1, $2, 1))`;

/** Months made ahead of the present one. */
const ahead = 2;

export const monthOf = (at: Instant): Month => {
  const date = new Date(at);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};

export const startOfMonth = (month: Month): Instant => Date.UTC(1970, month, 1);

/** `2026-11` */
export const monthName = (month: Month): string => new Date(startOfMonth(month)).toISOString().slice(0, 7);

/** Makes the present month and those ahead. */
export async function addComingMonths(pool: Pool, now: Instant): Promise<void> {
  for (let month = monthOf(now); month <= monthOf(now) + ahead; month += 1) await addMonth(pool, month);
}

async function addMonth(pool: Pool, month: Month): Promise<void> {
  await pool.query(ADD, [1970 + Math.floor(month / 12), (month % 12) + 1]);
}

/** Remembers which months there are, so that one asks for each once. */
export class Months {
  private readonly there = new Set<Month>();

  constructor(private readonly pool: Pool) {}

  /**
   * `instants`: of rows to be written. Months farther ahead than any we make ourselves are not made: their rows are
   * refused, because a clock or an id is wrong.
   */
  async ensure(instants: Iterable<Instant>, now: Instant): Promise<void> {
    for (const month of monthsOf(instants)) {
      if (this.there.has(month) || month > monthOf(now) + ahead) continue;
      await addMonth(this.pool, month);
      this.there.add(month);
    }
  }

  /** We made it, or saw that it is there. */
  has(at: Instant): boolean {
    return this.there.has(monthOf(at));
  }

  /** Somebody may have dropped one. */
  forget(): void {
    this.there.clear();
  }
}

function monthsOf(instants: Iterable<Instant>): Set<Month> {
  const months = new Set<Month>();
  let from = 0;
  let to = 0;
  for (const at of instants) {
    if (at >= from && at < to) continue;
    if (!isTimed(at)) continue;
    const month = monthOf(at);
    months.add(month);
    from = startOfMonth(month);
    to = startOfMonth(month + 1);
  }
  return months;
}
