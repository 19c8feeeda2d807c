/** Whether a queue can take a caller, or keep those it has. */
import { expectedWaitMs, type ServiceRate } from './expected-wait';
import { waitingIn, type Pool, type QueueState } from './pool';
import type { Destination } from './rules';

/** Where a caller who has just entered is sent instead; null: she waits. `pools`: those she may come to wait in. */
export function refusedBy(
  queue: QueueState,
  pools: readonly Pool[],
  rate: ServiceRate | undefined,
): Destination | null {
  const { full, predicted } = queue.rule.overflow;
  const isServedAtOnce = pools[0]?.waiting.size === 1 && pools[0].eligible.size > 0;
  if (full && waitingIn(queue) > full.waiting && !isServedAtOnce) return full.to;
  const waitMs = predicted && pools[0] ? expectedWaitMs(pools[0], waitingIn(queue), rate) : null;
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
