/** A caller is offered, or asks for, a callback instead of waiting. Her key press is the consent. */
import type { Call } from './call';
import type { CallbackId, QueueId } from './ids';
import { mayDial } from './may-dial';
import { offersWithdrawn } from './offer';
import { speak } from './playing';
import type { Step } from './step';
import type { Visit } from './visit';

/** The key of an offer by overflow; the sentence names it. */
export const offeredKey = '9';

/** Overflow: she keeps her place and may press the key. Once, and not where she could not be called: then false. */
export function offerCallback(step: Step, call: Call, visit: Visit, queueId: QueueId): boolean {
  if (visit.callbackOffered === null) step.call(call.id, { type: 'CallbackOffered', queueId });
  else if (visit.overflowAt !== null) step.call(call.id, { type: 'WaitUnlimited' });
  if (visit.callbackOffered !== null || !mayCall(step, call)) return false;
  speak(step, call, { prompts: ['callback-offer'] });
  return true;
}

export function askForCallback(step: Step, call: Call, visit: Visit, queueId: QueueId): void {
  if (!mayCall(step, call)) return speak(step, call, { prompts: ['callback-unavailable'] });
  // a phone that rings for her already is taken back: she has chosen to be called
  if (call.phase.kind === 'offered') offersWithdrawn(step, call, call.phase);
  const callbackId = call.id as string as CallbackId;
  const { key } = visit;
  const number = call.caller;
  step.call(call.id, { type: 'CallbackAsked', callbackId, queueId, number, key });
  const { id: callId, node, language } = call;
  step.command({ type: 'ScheduleCallback', callId, node, callbackId, queueId, number, language, key });
}

function mayCall(step: Step, call: Call): boolean {
  const { callbacks } = step.floor.rules;
  return callbacks !== null && mayDial(callbacks.allow, call.caller);
}
