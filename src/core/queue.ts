/** Waiting: what is told, and the key that asks for a callback. */
import { actionSpoken } from './action';
import { planSentences, tellWaiting } from './announcements';
import { hasCaller, type Call, type Phase } from './call';
import type { CallbackRegistered } from './callback-event';
import type { DigitPressed, PromptFinished } from './event';
import { numberHeard } from './callback-number';
import { askForCallback, offeredKey } from './callback-wish';
import { noticeOver } from './emergency';
import { endCall } from './end';
import { menuListen } from './menu';
import { holdMusic, ringTone, speak } from './playing';
import { queueCloses, waitedTooLong } from './overflow';
import { agentTold, restBegins } from './outbound';
import { endPreference } from './preferred';
import { leave, leaveQueue, leaveRemovedQueue } from './route';
import type { Step } from './step';
import { voicemailHeard } from './voicemail';
import { surveyListen } from './survey';

type Waiting = Extract<Phase, { kind: 'waiting' }>;
type Offered = Extract<Phase, { kind: 'offered' }>;
type Asking = Extract<Phase, { kind: 'asking' }>;

/** A sentence ended by itself, or could not be played: the same follows. */
export function promptFinished(step: Step, call: Call, event: Pick<PromptFinished, 'playbackId' | 'played'>): void {
  if (call.playing !== event.playbackId) return;
  step.call(call.id, { type: 'PromptEnded', playbackId: event.playbackId, played: event.played });
  step.commit(); // nothing is playing: what follows has no sentence to stop
  const { phase } = call;
  if (phase.kind === 'menu') return menuListen(step, call, phase);
  if (phase.kind === 'consulting' && phase.consult.stage === 'ringing') return ringTone(step, call, phase.talk.legId);
  if (phase.kind === 'dialling') return agentTold(step, call, phase);
  if (phase.kind === 'notice') return noticeOver(step, call, phase);
  if (phase.kind === 'voicemail') return voicemailHeard(step, call, phase);
  if (phase.kind === 'survey') return surveyListen(step, call, phase);
  if (phase.kind === 'confirming') return numberHeard(step, call);
  if (phase.kind === 'acting') return actionSpoken(step, call, phase);
  if (phase.kind !== 'waiting' && phase.kind !== 'offered' && phase.kind !== 'asking') return;
  if (hasCaller(call)) holdMusic(step, call);
  if (phase.kind !== 'asking') planSentences(step, call, phase.visit);
}

/** Relaxation, the end of waiting for one agent, too long a wait, closing time, or a sentence: whichever is due. */
export function waitingDeadline(step: Step, call: Call, phase: Waiting): void {
  const { visit } = phase;
  if (visit.relaxAt !== null && visit.relaxAt <= step.floor.now) {
    return step.call(call.id, { type: 'NeedsRelaxed', step: visit.step + 1 });
  }
  if (visit.preferred && visit.preferred.until <= step.floor.now) return endPreference(step, call, visit, 'waited');
  if (visit.overflowAt !== null && visit.overflowAt <= step.floor.now && hasCaller(call)) {
    return waitedTooLong(step, call, phase);
  }
  if (visit.closesAt !== null && visit.closesAt <= step.floor.now)
    return call.callback ? restBegins(step, call, visit) : queueCloses(step, call, phase);
  tellWaiting(step, call, phase);
}

/** A phone that rings for her already is taken back: she has chosen to be called. */
export function waitingDigit(step: Step, call: Call, phase: Waiting | Offered, event: DigitPressed): void {
  const { visit } = phase;
  if (call.direction === 'outbound') return;
  const isOffered = visit.callbackOffered !== null && event.digit === offeredKey;
  if (isOffered) return askForCallback(step, call, visit, visit.callbackOffered ?? visit.queueId, event.digit);
  if (event.digit === step.floor.rules.queues.get(visit.queueId)?.callbackKey)
    askForCallback(step, call, visit, visit.queueId, event.digit);
}

/**
 * The row stands: only now is she told. A late row still counts while she waits; once an agent rings or talks with her it
 * is void, and the record says so, lest she be called back as well.
 */
export function callbackRegistered(step: Step, call: Call, event: CallbackRegistered): void {
  const { phase } = call;
  if (phase.kind === 'offered' || 'talk' in phase || phase.kind === 'ended') {
    return step.call(call.id, { type: 'CallbackNotPromised', callbackId: event.callbackId, detail: 'too late' });
  }
  if (phase.kind !== 'asking' && phase.kind !== 'confirming' && phase.kind !== 'waiting') return;
  step.call(call.id, { type: 'CallbackPromised', callbackId: event.callbackId });
  if (phase.kind === 'asking' && phase.leftAt !== null) {
    leaveQueue(step, call, phase.visit, 'callback', phase.leftAt);
    return endCall(step, call, { outcome: 'callback_requested', endedBy: 'caller', reason: 'callback-promised' });
  }
  leaveQueue(step, call, phase.visit, 'callback');
  leave(step, call, {
    outcome: 'callback_requested',
    endedBy: 'hotline',
    reason: 'callback-promised',
    prompts: ['callback-registered'],
  });
}

/** Nothing is promised: she keeps her place and is told to hold on; if she has left, she gave up. */
export function callbackNotRegistered(step: Step, call: Call, phase: Asking, detail: string): void {
  step.call(call.id, { type: 'CallbackNotPromised', callbackId: phase.callbackId, detail });
  if (phase.leftAt !== null) {
    leaveQueue(step, call, phase.visit, 'abandoned', phase.leftAt);
    return endCall(step, call, { outcome: 'abandoned_in_queue', endedBy: 'caller', reason: 'caller-hung-up' });
  }
  leaveRemovedQueue(step, call, phase.visit);
  speak(step, call, { prompts: ['callback-unavailable'] });
}
