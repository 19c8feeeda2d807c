/**
 * A caller leaves a message: a greeting, a tone, then her voice until she presses #, falls silent, hangs up or the time
 * is up. Hanging up is an everyday way to end a message.
 */
import type { Call, Phase } from './call';
import type { Ending } from './end';
import { messageId, type Language, type QueueId } from './ids';
import type { MessageRecorded } from './message-event';
import { callerLeg, silence, speak } from './playing';
import { leave } from './route';
import type { Step } from './step';
import type { MessageEnd } from './voicemail-entry';

export type Voicemail = Extract<Phase, { kind: 'voicemail' }>;

/** Less is a click or a breath, not a message. */
const shortestMs = 1_000;
/** Asterisk ends a message by itself; past this it will not tell any more. */
const graceMs = 10_000;

export function enterVoicemail(step: Step, call: Call, queueId: QueueId, language: Language): void {
  step.call(call.id, { type: 'VoicemailEntered', queueId });
  speak(step, call, { prompts: ['voicemail-greeting', 'tone'], language });
}

/** The greeting is over, or she has heard enough of it. */
export function startMessage(step: Step, call: Call, phase: Voicemail): void {
  if (phase.message !== null) return;
  const { longestMs, silenceMs } = step.floor.rules.voicemail;
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

/** A key during the greeting: she need not hear the rest. While she speaks, `#` is Asterisk's to hear. */
export function voicemailDigit(step: Step, call: Call, phase: Voicemail): void {
  if (phase.message !== null) return;
  silence(step, call);
  startMessage(step, call, phase);
}

export function messageRecorded(step: Step, call: Call, event: MessageRecorded): void {
  const { phase } = call;
  if (phase.kind !== 'voicemail' || phase.message?.id !== event.messageId) return;
  if (!event.recorded) return messageFailed(step, call, phase);
  const { longestMs } = step.floor.rules.voicemail;
  endMessage(step, call, phase, event.durationMs, event.durationMs >= longestMs ? 'limit' : 'finished');
}

/** Asterisk would not record, or lost what it had. */
export function messageFailed(step: Step, call: Call, phase: Voicemail): void {
  if (phase.message) {
    const { id } = phase.message;
    step.call(call.id, { type: 'MessageEnded', messageId: id, durationMs: 0, how: 'failed', kept: false });
  }
  leave(step, call, { outcome: 'failed', endedBy: 'hotline', reason: 'voicemail-failed', prompts: ['system-busy'] });
}

/** The greeting's end was lost, or the message's. */
export function voicemailDeadline(step: Step, call: Call, phase: Voicemail): void {
  if (phase.message === null) return startMessage(step, call, phase);
  endMessage(step, call, phase, step.floor.now - phase.message.startedAt - graceMs, 'limit');
}

/** Whether what she said before she hung up is a message. */
export function hungUpInVoicemail(step: Step, call: Call, phase: Voicemail, because?: Ending): Ending {
  const { message } = phase;
  const durationMs = message ? step.floor.now - message.startedAt : 0;
  const kept = durationMs >= shortestMs;
  const reason = kept ? 'message-left' : 'caller-hung-up';
  if (message) step.call(call.id, { type: 'MessageEnded', messageId: message.id, durationMs, how: 'hung-up', kept });
  const outcome = call.visits > 0 ? 'abandoned_in_queue' : 'abandoned_in_menu';
  if (because) return kept ? { ...because, outcome: 'voicemail' } : because;
  return { outcome: kept ? 'voicemail' : outcome, endedBy: 'caller', reason };
}

function endMessage(step: Step, call: Call, phase: Voicemail, durationMs: number, how: MessageEnd): void {
  if (phase.message === null) return;
  const kept = durationMs >= shortestMs;
  step.call(call.id, { type: 'MessageEnded', messageId: phase.message.id, durationMs, how, kept });
  leave(step, call, {
    outcome: kept ? 'voicemail' : 'self_served',
    endedBy: how === 'limit' ? 'hotline' : 'caller',
    reason: kept ? 'message-left' : 'message-empty',
    prompts: [kept ? 'voicemail-thanks' : 'voicemail-empty'],
  });
}
