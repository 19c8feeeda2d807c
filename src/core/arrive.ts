/** A call arrives: answered at once, and on its way by its number's rule. */
import { tierOf } from './asks';
import { passBroadcast } from './broadcast';
import { emergencyNow, meetEmergency } from './emergency';
import type { CallArrived } from './event';
import { blockedList, listedFact, listedTier, turnAwayBlocked } from './known-callers';
import { closedTo } from './opening';
import { customerRangIn } from './rang-in';
import type { Step } from './step';

export function arrive(step: Step, event: CallArrived): void {
  const { floor } = step;
  const { callId, node, dialled, caller, legId } = event;
  if (floor.calls.has(callId)) return;
  const number = floor.rules.numbers.get(dialled);
  const language = number?.language ?? floor.rules.language;
  const { listed } = listedFact(floor, caller);
  const tier = listedTier(floor, listed) ?? tierOf(floor.rules, caller);
  const { hash: rulesHash } = floor.rules;
  const type = 'CallStarted';
  const direction = 'inbound';
  const started = { type, direction, node, dialled, caller, language, rulesHash, callback: null } as const;
  if (listed) step.call(callId, { ...started, listed, ...(tier !== null && { tier }) });
  else if (tier === null)
    step.call(callId, { type, direction, node, dialled, caller, language, rulesHash, callback: null });
  else step.call(callId, { type, direction, node, dialled, caller, language, rulesHash, callback: null, tier });
  step.commit();
  const call = floor.calls.get(callId);
  if (!call) return;
  if (!number) {
    step.command({ type: 'HangUp', callId, node, legId, reason: 'congestion' });
    step.call(callId, {
      type: 'Leaving',
      outcome: 'rejected',
      endedBy: 'hotline',
      reason: 'number-unknown',
      until: floor.now + 5_000,
    });
    return;
  }
  step.command({ type: 'Answer', callId, node, legId });
  step.call(callId, { type: 'CallAnswered' });
  if (listed?.includes(blockedList)) return turnAwayBlocked(step, call);
  customerRangIn(step, call);
  // Whoever switched it on wants every caller to hear it, at night too.
  const emergency = emergencyNow(floor, dialled);
  if (emergency) return meetEmergency(step, call, emergency);
  const closed = closedTo(step, call, { place: 'number', id: dialled, opening: number.opening });
  if (closed) passBroadcast(step, call, closed, 'closed');
  else passBroadcast(step, call, number.destination);
}
