/**
 * What is to become of the message: 1 hear it, 2 record anew, 3 send it. Whoever presses nothing, or nothing that counts,
 * is asked again; after `tries` the message is sent.
 */
import type { Call } from './call';
import { speak } from './playing';
import { voicemailRule } from './voicemail-rule';
import type { Step } from './step';
import { recordAnew, sendMessage } from './voicemail';
import type { VoicemailPhase } from './voicemail-phase';

/** Her own message is heard on the way; past it and the sentence, the end was lost. */
const sentenceLimitMs = 60_000;

/** `first`: said before the question. */
export function askChoice(step: Step, call: Call, missed: number, first: readonly string[] = []): void {
  step.call(call.id, { type: 'MessageChoiceAsked', missed, until: step.floor.now + sentenceLimitMs });
  speak(step, call, { prompts: [...first, 'voicemail-menu'] });
}

/** The question was heard. */
export function choiceAwaited(step: Step, call: Call, { queueId }: VoicemailPhase): void {
  const { timeoutMs } = voicemailRule(step.floor.rules, queueId);
  step.call(call.id, { type: 'MessageChoiceAwaited', until: step.floor.now + timeoutMs });
}

/** `#`, which ended the recording, may be told a moment late: it means nothing here. */
export function choiceDigit(step: Step, call: Call, phase: VoicemailPhase, digit: string): void {
  const { kept } = phase;
  if (digit === '#' || !kept) return;
  if (digit === '1') return listen(step, call, kept);
  if (digit !== '2' && digit !== '3') return missed(step, call, phase, 'menu-invalid');
  step.call(call.id, { type: 'MessageChosen', choice: digit === '2' ? 'anew' : 'send' });
  if (digit === '2') recordAnew(step, call, ['voicemail-anew']);
  else sendMessage(step, call, phase, kept, 'caller');
}

/** No key in time. */
export function choiceMissed(step: Step, call: Call, phase: VoicemailPhase): void {
  missed(step, call, phase, 'menu-timeout');
}

/** After a lost connection. */
export function askChoiceAgain(step: Step, call: Call, { choosing }: VoicemailPhase): void {
  askChoice(step, call, choosing?.missed ?? 0);
}

function listen(step: Step, call: Call, { id, durationMs }: NonNullable<VoicemailPhase['kept']>): void {
  step.call(call.id, { type: 'MessageChosen', choice: 'listen' });
  const until = step.floor.now + durationMs + sentenceLimitMs;
  step.call(call.id, { type: 'MessageChoiceAsked', missed: 0, until });
  speak(step, call, { prompts: ['voicemail-menu'], message: id });
}

function missed(step: Step, call: Call, phase: VoicemailPhase, first: string): void {
  const times = (phase.choosing?.missed ?? 0) + 1;
  const { tries } = voicemailRule(step.floor.rules, phase.queueId);
  if (times >= tries && phase.kept) return sendMessage(step, call, phase, phase.kept, 'hotline');
  askChoice(step, call, times, [first]);
}
