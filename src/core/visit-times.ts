/** When something is due of a stay in a queue, as the rules say on entering it. */
import type { Call } from './call';
import { restsAt } from './dial-hours';
import type { Floor } from './floor';
import type { Instant, QueueId } from './ids';

/** When the step after `step` of the queue's relaxation is due; null: it was the last. */
export function relaxAt(floor: Floor, queueId: QueueId, enteredAt: Instant, step: number): Instant | null {
  const next = floor.rules.queues.get(queueId)?.relax[step];
  return next ? enteredAt + next.afterMs : null;
}

/** When the customer of a callback may not be rung any more. */
export function restOf({ rules: { callbacks } }: Floor, { callback }: Call, at: Instant): Instant | null {
  return callback && callbacks ? restsAt(callbacks, callback, at) : null;
}

export function overflowAt(floor: Floor, queueId: QueueId, enteredAt: Instant): Instant | null {
  const waited = floor.rules.queues.get(queueId)?.overflow.waited;
  return waited ? enteredAt + waited.afterMs : null;
}
