/** Whether a queue can take a caller, or keep those it has. */
import { expectedWaitMs, type ServiceRate } from './expected-wait';
import type { Call } from './call';
import { poolOf, type Floor } from './floor';
import { poolGroup, type Pool, type QueueState } from './pool';
import type { Destination } from './rules';
import type { Visit } from './visit';

export interface Entering {
  /** Those she may come to wait in. */
  readonly pools: readonly Pool[];
  /** The one she stands in, or would. */
  readonly first: Pool | null | undefined;
  /** Hers in the line, from 1. */
  readonly place: number;
}

/** Where a caller who has just entered is sent instead; null: she waits. */
export function turnedAwayTo(floor: Floor, queue: QueueState, call: Call, { asks }: Visit): Destination | null {
  const entering = { pools: poolGroup(queue, asks), first: poolOf(floor, call), place: queue.waiting };
  return refusedBy(queue, entering, floor.service.get(queue.id));
}

/** The same of one who would enter. */
export function refusedBy(
  queue: QueueState,
  { pools, first, place }: Entering,
  rate: ServiceRate | undefined,
): Destination | null {
  const { full, predicted } = queue.rule.overflow;
  const isServedAtOnce = first && first.eligible.size > 0 && first.waiting.size <= 1;
  if (full && place > full.waiting && !isServedAtOnce) return full.to;
  const waitMs = predicted && pools[0] && !isServedAtOnce ? expectedWaitMs(pools[0], place, rate) : null;
  if (predicted && waitMs !== null && waitMs > predicted.longerThanMs) return predicted.to;
  return desertedTo(queue, pools);
}

/** Where those who wait are sent when nobody works for the queue; null: they stay. */
export function desertedTo({ rule }: QueueState, pools: readonly Pool[]): Destination | null {
  const { nobodyLoggedIn, nobodyReady } = rule.overflow;
  if (nobodyLoggedIn && pools.every((pool) => pool.loggedIn === 0)) return nobodyLoggedIn;
  if (nobodyReady && pools.every((pool) => pool.atWork === 0)) return nobodyReady;
  return null;
}
