/** A queue sends on those it has: nobody works for it any more, or the wait was too long. */
import { desertedTo } from './admission';
import { attempt } from './attempt';
import { hasCaller, type Call, type Phase } from './call';
import { closedTo, closingAt } from './opening';
import { poolGroups, type Pool } from './pool';
import { overflow } from './route';
import type { Destination } from './rules';
import type { Step } from './step';

type Waiting = Extract<Phase, { kind: 'waiting' }>;

export function waitedTooLong(step: Step, call: Call, phase: Waiting): void {
  const to = step.floor.rules.queues.get(phase.visit.queueId)?.overflow.waited?.to;
  // Rules changed meanwhile: the deadline of the old ones has nowhere to send her.
  if (!to) return step.call(call.id, { type: 'WaitUnlimited' });
  overflow(step, call, phase.visit, to);
}

/** It is closing time, and the queue does not serve who still waits. */
export function queueCloses(step: Step, call: Call, { visit }: Waiting): void {
  const { rules, now } = step.floor;
  const opening = rules.queues.get(visit.queueId)?.opening;
  const isLeft = opening?.atClose === 'leave';
  const to = isLeft ? closedTo(step, call, { place: 'queue', id: visit.queueId, opening }) : null;
  if (to) return overflow(step, call, visit, to, 'closed');
  step.call(call.id, { type: 'ClosingPlanned', closesAt: closingAt(rules, visit.queueId, now) });
}

/** Agents left: those who wait for nobody any more are sent on. Only queues somebody left are looked at. */
export function sendOnFromDeserted(step: Step): void {
  const { floor } = step;
  if (floor.deserted.size === 0) return;
  for (const queueId of floor.deserted) {
    floor.deserted.delete(queueId);
    const queue = floor.queues.get(queueId);
    for (const pools of queue ? poolGroups(queue) : []) sendOn(step, pools, queue ? desertedTo(queue, pools) : null);
  }
}

function sendOn(step: Step, pools: readonly Pool[], to: Destination | null): void {
  if (!to) return;
  for (const call of pools.flatMap((pool) => [...pool.waiting.values()])) {
    const { phase } = call;
    if (phase.kind === 'waiting' && hasCaller(call)) attempt(step, call, () => overflow(step, call, phase.visit, to));
  }
}
