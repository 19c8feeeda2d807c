/** A caller held by her agent for too long is reported, again and again while it lasts. */
import type { Call, Talk } from './call';
import type { Floor } from './floor';
import type { Instant } from './ids';
import type { Step } from './step';

/** When a hold that began, or was reported, at `from` is reported; null: it may last. */
export function holdOverdueAt(floor: Floor, { queueId }: Pick<Talk, 'queueId'>, from: Instant): Instant | null {
  const queue = queueId === null ? undefined : floor.rules.queues.get(queueId);
  const limitMs = queue?.maxHoldMs ?? floor.rules.maxHoldMs;
  return limitMs > 0 ? from + limitMs : null;
}

export function holdTooLong(step: Step, call: Call, talk: Talk): void {
  const { floor } = step;
  const { n, legId, heldAt } = talk;
  // The operators set no limit any more: a deadline of the old rules has nothing to report.
  if (heldAt === null || holdOverdueAt(floor, talk, heldAt) === null)
    return step.call(call.id, { type: 'HoldUnlimited', n });
  step.call(call.id, { type: 'HoldOverdue', n, legId, heldMs: floor.now - heldAt });
}
