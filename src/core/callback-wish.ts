/** A caller is offered, or asks for, a callback instead of waiting. Her key press is the consent. */
import type { Call } from './call';
import type { CallbackId, QueueId } from './ids';
import { listsOf, uncalledList } from './known-callers';
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

/** `digit`: what she pressed, her consent. */
export function askForCallback(step: Step, call: Call, visit: Visit, queueId: QueueId, digit?: string): void {
  if (!mayCall(step, call)) return speak(step, call, { prompts: ['callback-unavailable'] });
  // a phone that rings for her already is taken back: she has chosen to be called
  if (call.phase.kind === 'offered') offersWithdrawn(step, call, call.phase);
  const callbackId = call.id as string as CallbackId;
  const { key } = visit;
  const number = call.caller;
  if (digit === undefined) step.call(call.id, { type: 'CallbackAsked', callbackId, queueId, number, key });
  else step.call(call.id, { type: 'CallbackAsked', callbackId, queueId, number, key, digit });
  const { id: callId, node, language } = call;
  const consent = digit === undefined ? {} : { digit };
  step.command({ type: 'ScheduleCallback', callId, node, callbackId, queueId, number, language, key, ...consent });
}

function mayCall(step: Step, call: Call): boolean {
  const { callbacks } = step.floor.rules;
  if (callbacks === null || !mayDial(callbacks.allow, call.caller)) return false;
  return !listsOf(step.floor, call.caller).includes(uncalledList);
}
