/** A caller in voicemail after the connection to Asterisk was lost, or the hotline was started again. */
import type { Call } from './call';
import { silence } from './playing';
import type { Step } from './step';
import { voicemailHeard } from './voicemail';
import { askChoiceAgain } from './voicemail-choice';
import type { VoicemailPhase } from './voicemail-phase';

/** Asterisk goes on recording by itself; the end of it may have gone unheard. */
export function mendVoicemail(step: Step, call: Call, phase: VoicemailPhase): void {
  if (phase.choosing) return askChoiceAgain(step, call, phase);
  if (phase.message) {
    const { id: callId, node } = call;
    return step.command({ type: 'CheckMessage', callId, node, messageId: phase.message.id });
  }
  silence(step, call);
  voicemailHeard(step, call, phase);
}
