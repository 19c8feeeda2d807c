/** Promises to ring customers: how many were kept, and the same figures as Postgres counts them, for small inputs. */
import type { CallbackState } from '../callback-kinds';
import type { Instant } from '../ids';

export interface PromiseSums {
  readonly asked: number;
  readonly keptInTime: number;
  readonly keptLate: number;
  /** She rang in by herself and was served: neither kept nor broken. */
  readonly settled: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly open: number;
  /** Of those open: past their deadline. */
  readonly overdue: number;
  /** Why they failed → how many. */
  readonly failedBy: Readonly<Record<string, number>>;
}
export interface PromiseMade {
  readonly state: CallbackState;
  readonly deadlineAt: Instant | null;
  /** She was reached, or a person saw to it; null: not yet. */
  readonly reachedAt: Instant | null;
  readonly closedReason: string | null;
}

/** Kept in time ÷ those of which it is known: kept, failed, or past their deadline. Null: of none. */
export function promiseKeeping({ keptInTime, keptLate, failed, overdue }: PromiseSums): number | null {
  const known = keptInTime + keptLate + failed + overdue;
  return known === 0 ? null : keptInTime / known;
}

/** Of sums in which each promise stands once. */
export function addPromises(parts: readonly PromiseSums[]): PromiseSums {
  const sum = (of: (part: PromiseSums) => number) => parts.reduce((total, part) => total + of(part), 0);
  const failedBy: Record<string, number> = {};
  for (const part of parts)
    for (const [reason, n] of Object.entries(part.failedBy)) failedBy[reason] = (failedBy[reason] ?? 0) + n;
  return {
    asked: sum(({ asked }) => asked),
    keptInTime: sum(({ keptInTime }) => keptInTime),
    keptLate: sum(({ keptLate }) => keptLate),
    settled: sum(({ settled }) => settled),
    failed: sum(({ failed }) => failed),
    cancelled: sum(({ cancelled }) => cancelled),
    open: sum(({ open }) => open),
    overdue: sum(({ overdue }) => overdue),
    failedBy,
  };
}

export function sumPromises(promises: readonly PromiseMade[], now: Instant): PromiseSums {
  const made = promises.filter(({ closedReason }) => closedReason !== 'not-promised');
  const count = (which: (one: PromiseMade) => boolean) => made.filter(which).length;
  const isOpen = ({ state }: PromiseMade) => state === 'open' || state === 'scheduled' || state === 'queued';
  const isLate = ({ deadlineAt, reachedAt }: PromiseMade) =>
    deadlineAt !== null && reachedAt !== null && reachedAt > deadlineAt;
  const failedBy: Record<string, number> = {};
  for (const { state, closedReason } of made)
    if (state === 'failed') failedBy[closedReason ?? 'unknown'] = (failedBy[closedReason ?? 'unknown'] ?? 0) + 1;
  return {
    asked: made.length,
    keptInTime: count((one) => one.state === 'kept' && !isLate(one)),
    keptLate: count((one) => one.state === 'kept' && isLate(one)),
    settled: count(({ state }) => state === 'settled'),
    failed: count(({ state }) => state === 'failed'),
    cancelled: count(({ state }) => state === 'cancelled'),
    open: count(isOpen),
    overdue: count((one) => isOpen(one) && one.deadlineAt !== null && one.deadlineAt < now),
    failedBy,
  };
}
