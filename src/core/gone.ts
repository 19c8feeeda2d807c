/** A leg is gone, or the whole call has to end. */
import { hasCaller, offerOf, type Call } from './call';
import { consultLost, consultUnanswered, dropConsult, endConsult, handOver } from './consult';
import { endCall, type Ending } from './end';
import { dropForwarding, endForward, forwardNotBridged, isForwardTo, outcomeOf, outsideGone } from './forward';
import type { LegId } from './ids';
import type { Outcome } from './journal';
import { cancelOffer, offerLost, offersWithdrawn } from './offer';
import { agentLeftDialling, cancelCustomer, customerLost, dropDialling } from './outbound';
import { hangUp, silence } from './playing';
import { enterQueue, leave, leaveQueue, wasAnswered } from './route';
import type { Step } from './step';
import { dropSurvey, surveyEnding, surveyFollows } from './survey';
import { endTalk } from './talk';
import { closeVoicemail, hungUpInVoicemail } from './voicemail';

/** The caller's leg (or the called customer's) is gone. `because` is told when it was not her own will. */
export function callerGone(step: Step, call: Call, because?: Ending): void {
  const { phase } = call;
  if (phase.kind === 'ended') return;
  if (phase.kind === 'dialling' && !because) return customerLost(step, call, phase, 'gone');
  if (phase.kind === 'asking' && !because) {
    // She trusts that she will be called: the row, once it stands or is refused, says whether she was right.
    if (phase.leftAt === null) step.call(call.id, { type: 'CallerLeft' });
    return silence(step, call);
  }
  release(step, call, because !== undefined);
  if (phase.kind === 'voicemail') return endCall(step, call, hungUpInVoicemail(step, call, phase, because));
  endCall(step, call, because ? { ...because, outcome: outcomeOr(call, because.outcome) } : naturalEnding(call));
}

/** Whoever talked to an agent was answered, and what a goodbye was for stands, however the call ends. */
function outcomeOr(call: Call, outcome: Outcome): Outcome {
  const { phase } = call;
  if (phase.kind === 'leaving') return phase.outcome;
  if (phase.kind === 'forwarded') return outcomeOf(call, 'overflowed_out');
  if (phase.kind === 'survey') return 'answered';
  return phase.kind === 'talking' || phase.kind === 'consulting' || wasAnswered(call) ? 'answered' : outcome;
}

/** Everyone but the caller is let go; the call itself goes on to whatever the next entry says. */
function release(step: Step, call: Call, isForced: boolean): void {
  const { phase } = call;
  if (phase.kind === 'offered') offersWithdrawn(step, call, phase);
  if (phase.kind === 'waiting' || phase.kind === 'confirming' || phase.kind === 'asking' || phase.kind === 'offered') {
    leaveQueue(step, call, phase.visit, isForced ? 'interrupted' : 'abandoned');
  }
  if (phase.kind === 'dialling') dropDialling(step, call, phase);
  if (phase.kind === 'consulting') dropConsult(step, call, phase);
  if (phase.kind === 'talking' || phase.kind === 'consulting')
    endTalk(step, call, phase.talk, isForced ? 'hotline' : 'caller');
  if (phase.kind === 'survey') dropSurvey(step, call, phase);
  if (phase.kind === 'forwarding') dropForwarding(step, call, phase);
  if (phase.kind === 'forwarded') endForward(step, call, phase, isForced ? 'hotline' : 'caller');
}

function naturalEnding(call: Call): Ending {
  const { phase } = call;
  if (phase.kind === 'leaving') return { outcome: phase.outcome, endedBy: phase.endedBy, reason: phase.reason };
  if (phase.kind === 'survey') return surveyEnding(phase);
  if (isServed(call)) return hungUp('self_served');
  if (phase.kind === 'menu' || (phase.kind === 'notice' && call.visits === 0)) return hungUp('abandoned_in_menu');
  if (phase.kind === 'talking' || phase.kind === 'consulting' || wasAnswered(call)) return hungUp('answered');
  if (phase.kind === 'acting') return hungUp(call.visits > 0 ? 'abandoned_in_queue' : 'abandoned_in_menu');
  if (!hasCaller(call)) return hungUp('interrupted');
  if (phase.kind === 'forwarding') return hungUp(outcomeOf(call, 'abandoned_in_ring'));
  if (phase.kind === 'forwarded') return hungUp(outcomeOf(call, 'overflowed_out'));
  return hungUp(phase.kind === 'offered' ? 'abandoned_in_ring' : 'abandoned_in_queue');
}

/** She has heard what she called for, and waits for nobody. */
const isServed = (call: Call) =>
  call.selfService?.isServed === true &&
  !wasAnswered(call) &&
  (call.phase.kind === 'menu' || call.phase.kind === 'acting');

const hungUp = (outcome: Outcome): Ending => ({ outcome, endedBy: 'caller', reason: 'caller-hung-up' });

/** An agent's leg is gone: of a talk, of an offer nobody said was answered, or one that was being closed. */
export function agentGone(step: Step, call: Call, legId: LegId): void {
  const { phase } = call;
  if (phase.kind === 'consulting' && phase.talk.legId === legId) {
    handOver(step, call, phase, true);
  } else if (phase.kind === 'consulting' && phase.consult.legId === legId) {
    if (phase.consult.stage === 'ringing') consultLost(step, call, phase, 'gone');
    else endConsult(step, call, phase, true);
  } else if (phase.kind === 'talking' && phase.talk.legId === legId) {
    endTalk(step, call, phase.talk, 'agent');
    if (surveyFollows(step, call, phase.talk)) return;
    hangUp(step, call);
    endCall(step, call, { outcome: 'answered', endedBy: 'agent', reason: 'agent-hung-up' });
  } else if (phase.kind === 'dialling' && phase.offer.legId === legId) {
    agentLeftDialling(step, call, phase);
    return;
  } else if (isForwardTo(call, legId)) {
    return outsideGone(step, call);
  }
  const offer = offerOf(call, legId);
  if (offer) offerLost(step, call, offer, 'gone');
}

/** A phone that unregisters while it rings will not answer any more. */
export function phoneGone(step: Step, call: Call, legId: LegId): void {
  if (call.phase.kind === 'consulting') return consultUnanswered(step, call, call.phase, 'unreachable');
  const offer = offerOf(call, legId);
  if (!offer) return;
  cancelOffer(step, call, offer, 'no-answer');
  offerLost(step, call, offer, 'unreachable');
}

/**
 * Asterisk would not put the two together: an inbound caller goes back to her place in the queue. Where nobody had talked
 * yet, there is no wrap-up either.
 */
export function bridgeRefused(step: Step, call: Call, subject: string): void {
  if (call.phase.kind === 'forwarded' && call.phase.forward.bridgeId === subject)
    return forwardNotBridged(step, call, call.phase);
  if (call.phase.kind !== 'talking' || call.phase.talk.bridgeId !== subject) return;
  const { talk } = call.phase;
  endTalk(step, call, talk, 'hotline', talk.rebridged > 0 ? {} : { wrapUpMs: 0 });
  if (talk.queueId !== null && (call.direction === 'inbound' || wasAnswered(call)))
    return enterQueue(step, call, { queueId: talk.queueId, key: talk.key, quietly: true });
  hangUp(step, call);
  endCall(step, call, { outcome: 'failed', endedBy: 'hotline', reason: 'bridge-refused' });
}

/** Nobody is on the line any more, though the call is not over. */
export function hasLeft({ phase }: Call): boolean {
  return phase.kind === 'asking' && phase.leftAt !== null;
}

/** The engine met a bug in this call: an apology, and an outcome for the record. */
export function broken(step: Step, call: Call): void {
  if (call.phase.kind === 'ended') return;
  if (call.direction === 'outbound' || call.phase.kind === 'leaving' || hasLeft(call)) {
    if (call.phase.kind === 'dialling') cancelCustomer(step, call, call.phase);
    hangUp(step, call);
    return callerGone(step, call, { outcome: 'failed', endedBy: 'hotline', reason: 'internal-error' });
  }
  release(step, call, true);
  const isLeft = call.phase.kind === 'voicemail' && closeVoicemail(step, call, call.phase);
  const outcome = isLeft ? 'voicemail' : outcomeOr(call, 'failed');
  leave(step, call, { outcome, endedBy: 'hotline', reason: 'internal-error', prompts: ['system-busy'] });
}

/** News of a leg that a state no longer holds: only the closing is over. True when it was one. */
export function legClosed(step: Step, legId: LegId): boolean {
  const agent = step.floor.legs.get(legId);
  if (agent?.closing?.legId !== legId) return false;
  step.agent(agent, { type: 'LegClosed', legId });
  return true;
}
