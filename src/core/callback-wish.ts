/** A caller is offered, or asks for, a callback instead of waiting. Her key press is the consent. */
import type { Call } from './call';
import { askNumber } from './callback-number';
import type { QueueId } from './ids';
import { offersWithdrawn } from './offer';
import { speak } from './playing';
import { numberFault, registerCallback } from './register-callback';
import type { Step } from './step';
import type { Visit } from './visit';

/** The key of an offer by overflow; the sentence names it. */
export const offeredKey = '9';

/** Overflow: she keeps her place and may press the key. Once, and not where she could not be called: then false. */
export function offerCallback(step: Step, call: Call, visit: Visit, queueId: QueueId): boolean {
  if (visit.callbackOffered === null) step.call(call.id, { type: 'CallbackOffered', queueId });
  else if (visit.overflowAt !== null) step.call(call.id, { type: 'WaitUnlimited' });
  if (visit.callbackOffered !== null || !mayAsk(step, call)) return false;
  speak(step, call, { prompts: ['callback-offer'] });
  return true;
}

/** `digit`: what she pressed, her consent; null: she chose it in a menu. */
export function askForCallback(
  step: Step,
  call: Call,
  visit: Visit,
  queueId: QueueId,
  digit: string | null = null,
): void {
  if (!mayAsk(step, call)) return speak(step, call, { prompts: ['callback-unavailable'] });
  // a phone that rings for her already is taken back: she has chosen to be called
  if (call.phase.kind === 'offered') offersWithdrawn(step, call, call.phase);
  const number = call.caller;
  if (!step.floor.rules.callbacks?.confirmNumber)
    return registerCallback(step, call, visit, { queueId, number, digit, confirmed: null });
  const isOwn = numberFault(step.floor, number) === null;
  askNumber(step, call, { queueId, digit, stage: isOwn ? 'own' : 'keying', number: isOwn ? number : '', tries: 0 });
}

/** Who is asked for her number may key another than the one she calls from. */
function mayAsk({ floor }: Step, call: Call): boolean {
  const { callbacks } = floor.rules;
  return callbacks !== null && (callbacks.confirmNumber === true || numberFault(floor, call.caller) === null);
}
