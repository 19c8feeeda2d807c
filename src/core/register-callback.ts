/** From a caller's wish to the row: nothing is promised before it stands. */
import type { Call } from './call';
import type { NumberFault } from './callback-number-entry';
import type { Floor } from './floor';
import type { CallbackId, QueueId } from './ids';
import { listsOf, uncalledList } from './known-callers';
import { mayDial } from './may-dial';
import type { Step } from './step';
import type { Visit } from './visit';

/** Null: the number may be called back. */
export function numberFault(floor: Floor, number: string): NumberFault | null {
  const { callbacks } = floor.rules;
  if (callbacks === null || !mayDial(callbacks.allow, number)) return 'not-allowed';
  return listsOf(floor, number).includes(uncalledList) ? 'do-not-call' : null;
}

export interface CallbackWish {
  readonly queueId: QueueId;
  readonly number: string;
  /** What she pressed to be called back; null: she chose it in a menu. */
  readonly digit: string | null;
  /** What she pressed when the number was read back; null: it was not. */
  readonly confirmed: string | null;
}

export function registerCallback(step: Step, call: Call, { key }: Visit, wish: CallbackWish): void {
  const callbackId = call.id as string as CallbackId;
  const { queueId, number, digit, confirmed } = wish;
  const pressed = { ...(digit !== null && { digit }), ...(confirmed !== null && { confirmed }) };
  // Nobody is recorded while she waits: the keys and the sentences before them are the evidence.
  step.call(call.id, { type: 'CallbackAsked', callbackId, queueId, number, key, recordingId: null, ...pressed });
  const { id: callId, node, language } = call;
  step.command({ type: 'ScheduleCallback', callId, node, callbackId, queueId, number, language, key, ...pressed });
}
