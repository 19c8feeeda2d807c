/** What the caller hears from the hotline itself. One playback at a time on a leg: a new one stops the old. */
import type { Call } from './call';
import { legId, type LegId, type PromptId, type Language } from './ids';
import type { Step } from './step';

export const callerLeg = (call: Call): LegId => legId(call.id, 0);

export interface Speech {
  readonly prompts: readonly PromptId[];
  readonly language?: Language;
  /** Default: the caller's leg. */
  readonly leg?: LegId;
  /** A message of hers, heard before the sentences. */
  readonly message?: string;
}

export function speak(step: Step, call: Call, speech: Speech): void {
  silence(step, call);
  const playbackId = step.startPlayback(call, speech.prompts);
  step.command({
    type: 'PlayPrompt',
    callId: call.id,
    node: call.node,
    legId: speech.leg ?? callerLeg(call),
    playbackId,
    language: speech.language ?? call.language,
    prompts: speech.prompts,
    ...(speech.message !== undefined && { message: speech.message }),
  });
}

export function silence(step: Step, call: Call): void {
  if (call.playing === null) return;
  step.call(call.id, { type: 'PromptEnded', playbackId: call.playing, played: false });
  step.command({ type: 'StopPlayback', callId: call.id, node: call.node, playbackId: call.playing });
}

export function holdMusic(step: Step, call: Call): void {
  step.command({ type: 'StartHoldMusic', callId: call.id, node: call.node, legId: callerLeg(call) });
}

/** What somebody hears who waits for another to answer. */
export function ringTone(step: Step, call: Call, leg: LegId): void {
  step.command({ type: 'StartRingTone', callId: call.id, node: call.node, legId: leg });
}

/** Behind what is playing on the leg, the dialplan hangs up. */
export function returnToDialplan(step: Step, call: Call, leg: LegId): void {
  step.command({ type: 'ReturnToDialplan', callId: call.id, node: call.node, legId: leg, to: 'hang-up' });
}

export function hangUp(step: Step, call: Call, leg: LegId = callerLeg(call)): void {
  step.command({ type: 'HangUp', callId: call.id, node: call.node, legId: leg, reason: 'normal' });
}
