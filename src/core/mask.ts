/** A recording falls silent while a card number or the like is said; the talk goes on. */
import { talkOf, type Call } from './call';
import type { CallId, Instant } from './ids';
import type { Step } from './step';

export interface MaskAsked {
  readonly type: 'MaskAsked';
  readonly at: Instant;
  readonly callId: CallId;
  /** True: nothing is to be audible from now on; false: recorded again. */
  readonly masked: boolean;
  /** Who asks; text from outside. */
  readonly by: string;
}
export type MaskRefusal = 'not-talking' | 'not-recorded';

/** Why the recording of this call cannot be silenced (or heard again) now; null: it can. */
export function maskRefusal(call: Call): MaskRefusal | null {
  const talk = talkOf(call);
  if (!talk) return 'not-talking';
  return talk.recordingId ? null : 'not-recorded';
}

/** It ends with the talk: whoever has the caller next is recorded as the rules say. */
export function maskAsked(step: Step, call: Call, { masked, by }: MaskAsked): void {
  const talk = talkOf(call);
  if (!talk?.recordingId || (talk.isMasked ?? false) === masked) return;
  const { recordingId, legId, n } = talk;
  step.call(call.id, { type: 'RecordingMasked', n, recordingId, masked, by });
  step.command({ type: 'MaskRecording', callId: call.id, node: call.node, legId, masked });
}
