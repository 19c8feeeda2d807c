/**
 * A caller leaves a message: a greeting, a tone, then her voice until she presses #, falls silent, hangs up or the time is
 * up; then a small menu (voicemail-choice.ts). Whatever she does or what happens to the call from then on, her last message
 * of at least a second is sent: hanging up is an everyday way to end one.
 *
 *     greeting ─▶ recording ─▶ choosing ─▶ sent          1 hear it   2 record anew   3 send
 *                  ▲   └ nothing heard ┐ │ 2
 *                  └─────── tone ◀─────┴─┘
 */
import type { Call } from './call';
import type { Ending } from './end';
import { messageId, type Language, type QueueId } from './ids';
import type { MessageRecorded } from './message-event';
import { callerLeg, silence, speak } from './playing';
import { leave } from './route';
import { voicemailRule } from './voicemail-rule';
import type { Step } from './step';
import { askChoice, choiceAwaited, choiceDigit, choiceMissed } from './voicemail-choice';
import type { MessageEnd } from './voicemail-entry';
import type { KeptMessage, VoicemailPhase } from './voicemail-phase';

/** Less is a click or a breath, not a message. */
const shortestMs = 1_000;
/** Asterisk ends a message by itself; past this it will not tell any more. */
const graceMs = 10_000;
/** A sentence whose end nobody told is taken for over by then. */
const sentenceLimitMs = 120_000;

export function enterVoicemail(step: Step, call: Call, queueId: QueueId, language: Language): void {
  step.call(call.id, { type: 'VoicemailEntered', queueId });
  speak(step, call, { prompts: ['voicemail-greeting', 'tone'], language });
}

/** What plays before the tone, or before she chooses, is over, or she has heard enough of it. */
export function voicemailHeard(step: Step, call: Call, phase: VoicemailPhase): void {
  if (phase.choosing) choiceAwaited(step, call, phase);
  else if (phase.message === null) startMessage(step, call, phase);
}

/** A key during the greeting: she need not hear the rest. While she speaks, `#` is Asterisk's to hear. */
export function voicemailDigit(step: Step, call: Call, phase: VoicemailPhase, digit: string): void {
  if (phase.choosing) return choiceDigit(step, call, phase, digit);
  if (phase.message !== null) return;
  silence(step, call);
  startMessage(step, call, phase);
}

export function messageRecorded(step: Step, call: Call, event: MessageRecorded): void {
  const { phase } = call;
  if (phase.kind !== 'voicemail' || phase.message?.id !== event.messageId) return;
  if (!event.recorded) return messageFailed(step, call, phase);
  const { durationMs, spokenMs = durationMs } = event;
  const { longestMs } = voicemailRule(step.floor.rules, phase.queueId);
  endMessage(step, call, phase, { durationMs, spokenMs, how: durationMs >= longestMs ? 'limit' : 'finished' });
}

/** Asterisk would not record, or lost what it had. One recorded before is sent. */
export function messageFailed(step: Step, call: Call, phase: VoicemailPhase): void {
  if (phase.message) {
    const { id } = phase.message;
    step.call(call.id, { type: 'MessageEnded', messageId: id, durationMs: 0, how: 'failed', kept: false });
  }
  if (phase.kept) return sendMessage(step, call, phase, phase.kept, 'hotline');
  leave(step, call, { outcome: 'failed', endedBy: 'hotline', reason: 'voicemail-failed', prompts: ['system-busy'] });
}

/** Asterisk records it no more and its end was not told: as long as it may have been. */
export function messageLost(step: Step, call: Call, phase: VoicemailPhase): void {
  if (phase.message === null) return;
  const { longestMs } = voicemailRule(step.floor.rules, phase.queueId);
  const durationMs = Math.min(step.floor.now - phase.message.startedAt, longestMs);
  endMessage(step, call, phase, { durationMs, spokenMs: durationMs, how: 'finished' });
}

/** The end of a sentence was lost, or the message's, or she does not choose. */
export function voicemailDeadline(step: Step, call: Call, phase: VoicemailPhase): void {
  if (phase.choosing) return choiceMissed(step, call, phase);
  if (phase.message === null) {
    silence(step, call);
    return startMessage(step, call, phase);
  }
  const durationMs = step.floor.now - phase.message.startedAt - graceMs;
  endMessage(step, call, phase, { durationMs, spokenMs: durationMs, how: 'limit' });
}

/** The call ends here, by her will or not: what she said is sent. True when there was a message. */
export function closeVoicemail(step: Step, call: Call, phase: VoicemailPhase): boolean {
  let message = phase.kept ?? null;
  if (phase.message) {
    const { id, startedAt } = phase.message;
    const durationMs = step.floor.now - startedAt;
    const kept = durationMs >= shortestMs;
    step.call(call.id, { type: 'MessageEnded', messageId: id, durationMs, how: 'hung-up', kept });
    if (kept) message = { id, durationMs };
  }
  if (message) tellSent(step, call, phase, message);
  return message !== null;
}

export function hungUpInVoicemail(step: Step, call: Call, phase: VoicemailPhase, because?: Ending): Ending {
  const isSent = closeVoicemail(step, call, phase);
  if (because) return isSent ? { ...because, outcome: 'voicemail' } : because;
  if (isSent) return { outcome: 'voicemail', endedBy: 'caller', reason: 'message-left' };
  const outcome = call.visits > 0 ? 'abandoned_in_queue' : 'abandoned_in_menu';
  return { outcome, endedBy: 'caller', reason: 'caller-hung-up' };
}

export function sendMessage(
  step: Step,
  call: Call,
  phase: VoicemailPhase,
  message: KeptMessage,
  endedBy: 'caller' | 'hotline',
): void {
  tellSent(step, call, phase, message);
  leave(step, call, { outcome: 'voicemail', endedBy, reason: 'message-left', prompts: ['voicemail-thanks'] });
}

/** The tone once more, behind these sentences. */
export function recordAnew(step: Step, call: Call, prompts: readonly string[]): void {
  step.call(call.id, { type: 'MessageAnew', until: step.floor.now + sentenceLimitMs });
  speak(step, call, { prompts: [...prompts, 'tone'] });
}

function tellSent(step: Step, call: Call, { queueId }: VoicemailPhase, { id, durationMs }: KeptMessage): void {
  step.call(call.id, { type: 'MessageSent', messageId: id, queueId, number: call.caller, durationMs });
}

function startMessage(step: Step, call: Call, phase: VoicemailPhase): void {
  const { longestMs, silenceMs } = voicemailRule(step.floor.rules, phase.queueId);
  const message = messageId(call.id, call.messages + 1);
  const { id: callId, node } = call;
  step.call(callId, { type: 'MessageStarted', messageId: message, until: step.floor.now + longestMs + graceMs });
  step.command({
    type: 'RecordMessage',
    callId,
    node,
    legId: callerLeg(call),
    messageId: message,
    longestMs,
    silenceMs,
  });
}

interface Recorded {
  readonly durationMs: number;
  /** Without its silences. */
  readonly spokenMs: number;
  readonly how: MessageEnd;
}

function endMessage(step: Step, call: Call, phase: VoicemailPhase, { durationMs, spokenMs, how }: Recorded): void {
  if (phase.message === null) return;
  const kept = spokenMs >= shortestMs;
  step.call(call.id, { type: 'MessageEnded', messageId: phase.message.id, durationMs, how, kept });
  if (kept || phase.kept) return askChoice(step, call, 0, kept ? [] : ['voicemail-unheard']);
  const { tries } = voicemailRule(step.floor.rules, phase.queueId);
  if ((phase.unheard ?? 0) + 1 < tries) return recordAnew(step, call, ['voicemail-unheard', 'voicemail-anew']);
  leave(step, call, {
    outcome: 'self_served',
    endedBy: how === 'limit' ? 'hotline' : 'caller',
    reason: 'message-empty',
    prompts: ['voicemail-empty'],
  });
}
