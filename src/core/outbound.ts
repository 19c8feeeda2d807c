/**
 * A callback's attempt: it waits in its queue like a caller, an agent is rung first, then the customer. The customer is
 * dialled only by `DialOutside`, which waits for the attempt's committed row. From the dialling on, an agent's own
 * outside call (see agent-dial) goes the same way.
 */
import { listedFact } from './known-callers';
import { presenceOf } from './agent';
import { agentIsFree, closeLeg } from './agent-state';
import type { Call, Offer, Phase } from './call';
import { endCall } from './end';
import { restsAt } from './dial-hours';
import type { CallbackDue } from './callback-event';
import type { OfferFailure } from './event';
import type { Outcome } from './journal';
import { standingOf } from './opening';
import { callerLeg, hangUp, returnToDialplan, ringTone, speak } from './playing';
import { outsideSentences } from './consult-outside';
import { enterQueue, leaveQueue } from './route';
import type { Step } from './step';
import { beginTalk, legsOf } from './talk';
import type { Preferred, Visit } from './visit';
import { sayOfCaller } from './whisper';
import type { PromptId, QueueId } from './ids';

type Dialling = Extract<Phase, { kind: 'dialling' }>;
/** The sorry-sentence on the agent's leg is over by then. */
const apologyLimitMs = 10_000;

export function callbackDue(step: Step, event: CallbackDue): void {
  const { floor } = step;
  const { callbackId, attempt, fence, callId, node, number } = event;
  const callbacks = floor.rules.callbacks;
  const parentCallId = event.parentCallId ?? null;
  const origin = { callbackId, attempt, fence, parentCallId };
  const isKnown = floor.calls.has(callId) || fence <= (floor.fences.get(callbackId) ?? 0);
  const isOnTheLine = parentCallId !== null && hasCallerLeg(floor.calls.get(parentCallId));
  if (!callbacks || isKnown || isOnTheLine || isClosed(step, event.queueId as QueueId)) return;
  step.call(callId, {
    type: 'CallStarted',
    direction: 'outbound',
    node,
    dialled: number,
    caller: callbacks.callerId,
    language: event.language === 'en' ? 'en' : 'zh',
    rulesHash: floor.rules.hash,
    callback: event.kind === undefined ? origin : { ...origin, kind: event.kind },
    ...listedFact(floor, number),
  });
  step.commit();
  const call = floor.calls.get(callId);
  if (!call) return;
  const preferred = promisedBy(step, event, callbacks.agentWaitMs);
  const entry = { queueId: event.queueId as QueueId, key: event.key ?? floor.now };
  enterQueue(step, call, preferred ? { ...entry, preferred } : entry);
}

const agentWaitMs = 600_000;

/** Whose promise it is, while she is at work; else it is any agent's to keep. */
function promisedBy({ floor }: Step, { agentId }: CallbackDue, waitMs = agentWaitMs): Preferred | null {
  const agent = agentId === undefined ? undefined : floor.agents.get(agentId);
  if (!agent || presenceOf(agent) !== 'at-work') return null;
  return { agentId: agent.id, until: floor.now + waitMs, otherwise: null };
}

/** Nobody is rung at rest, however long she has waited her turn: the attempt ends, and its like comes in the morning. */
export function restBegins(step: Step, call: Call, visit: Visit): void {
  const { callback } = call;
  const { callbacks } = step.floor.rules;
  const closesAt = callback && callbacks ? restsAt(callbacks, callback, step.floor.now) : null;
  if (closesAt === null || closesAt > step.floor.now) return step.call(call.id, { type: 'ClosingPlanned', closesAt });
  leaveQueue(step, call, visit, 'interrupted');
  endCall(step, call, { outcome: 'closed', endedBy: 'hotline', reason: 'rest-hours' });
}

/** Not taken, it stays due: it is asked again until its queue is open. */
function isClosed({ floor: { rules, now } }: Step, queueId: QueueId): boolean {
  return standingOf(rules, rules.queues.get(queueId)?.opening, now)?.isOpen === false;
}

function hasCallerLeg(call: Call | undefined): boolean {
  return call !== undefined && call.phase.kind !== 'ended';
}

interface Answered {
  readonly visit: Visit;
  readonly offer: Offer;
}

/** The agent holds the line and is told whose call it is; now the customer is rung. */
export function agentAnswered(step: Step, call: Call, { visit, offer }: Answered): void {
  const { callbacks } = step.floor.rules;
  const agent = step.floor.agents.get(offer.agentId);
  const { legId } = offer;
  if (agent)
    step.agent(agent, {
      type: 'AgentStateChanged',
      state: 'talking',
      reason: null,
      callId: call.id,
      legId,
      until: null,
    });
  if (!callbacks || !call.callback)
    return customerLostTo(step, call, offer, {
      outcome: 'failed',
      reason: 'callbacks-off',
      told: 'callback-customer-gone',
    });
  const { callbackId, attempt, fence } = call.callback;
  const until = step.floor.now + callbacks.ringMs;
  step.call(call.id, { type: 'CustomerDialled', legId: callerLeg(call), number: call.dialled, until });
  const seq = step.lastSeq(call);
  const language = step.floor.rules.language;
  const queue = step.floor.rules.queues.get(visit.queueId);
  const of = queue ? sayOfCaller({ queue, waitMs: step.floor.now - visit.enteredAt }, call.tier, language) : [];
  speak(step, call, { prompts: ['callback-agent', ...of], leg: legId, language });
  step.command({
    type: 'DialOutside',
    callId: call.id,
    node: call.node,
    legId: callerLeg(call),
    number: call.dialled,
    // A try that failed on one trunk is made on the next.
    trunk: callbacks.trunks[(attempt - 1) % callbacks.trunks.length] ?? '',
    callerId: callbacks.callerId,
    seq,
    callback: { callbackId, attempt, fence },
  });
}

export function customerRang(step: Step, call: Call, phase: Dialling): void {
  const { callbacks, outside } = step.floor.rules;
  const ringMs = (call.callback ? callbacks : outside)?.ringMs ?? 0;
  if (phase.ringingAt !== null) return;
  step.call(call.id, { type: 'CustomerRang', legId: phase.legId, until: step.floor.now + ringMs });
  if (call.playing === null) agentHearsRinging(step, call, phase);
}

/** The sentence is over; while the customer's phone rings, its agent hears that it does. */
export function agentTold(step: Step, call: Call, phase: Dialling): void {
  if (phase.ringingAt !== null) agentHearsRinging(step, call, phase);
}

/** The phone of one who dialled by herself makes the tone. */
function agentHearsRinging(step: Step, call: Call, { offer }: Dialling): void {
  if (call.callback) ringTone(step, call, offer.legId);
}

export function customerAnswered(step: Step, call: Call, phase: Dialling): void {
  step.call(call.id, { type: 'CustomerAnswered', legId: phase.legId });
  const { visit, offer } = phase;
  if (visit !== null && call.callback) {
    // She did not ring just now and wants to hear a person; what the agent has to know was told her before.
    const announce = step.floor.rules.callbacks?.announce ?? 'off';
    return beginTalk(step, call, { visit: visit.n, queueId: visit.queueId, ...legsOf(offer), announce });
  }
  // Until now her phone was only told that it rings there.
  step.command({ type: 'Answer', callId: call.id, node: call.node, legId: offer.legId });
  beginTalk(step, call, { visit: null, queueId: null, ...legsOf(offer) });
}

const outcomes: Readonly<Record<OfferFailure, Outcome>> = {
  busy: 'busy',
  refused: 'refused',
  unreachable: 'unreachable',
  'no-answer': 'no_answer',
  gone: 'failed',
};

export function customerLost(step: Step, call: Call, phase: Dialling, failure: OfferFailure): void {
  const told = call.callback ? 'callback-customer-gone' : outsideSentences[failure];
  customerLostTo(step, call, phase.offer, { outcome: outcomes[failure], reason: `customer-${failure}`, told });
}

/** Rung long enough. */
export function customerTimeout(step: Step, call: Call, phase: Dialling): void {
  cancelCustomer(step, call, phase);
  customerLost(step, call, phase, phase.ringingAt === null ? 'unreachable' : 'no-answer');
}

export function cancelCustomer(step: Step, call: Call, phase: Dialling): void {
  step.command({ type: 'CancelOffer', callId: call.id, node: call.node, legId: phase.legId, reason: 'no-answer' });
}

/** Before the record of it could be committed, or the leg be made; a leg made too late must not ring anybody. */
export function dialRefused(step: Step, call: Call, phase: Dialling, detail: string): void {
  cancelCustomer(step, call, phase);
  const reason = call.callback ? detail : 'dial-refused';
  const told = call.callback ? 'callback-customer-gone' : 'outside-unavailable';
  customerLostTo(step, call, phase.offer, { outcome: 'interrupted', reason, told });
}

/** The agent gave up while the customer was rung. */
export function agentLeftDialling(step: Step, call: Call, phase: Dialling): void {
  cancelCustomer(step, call, phase);
  const agent = step.floor.agents.get(phase.offer.agentId);
  if (agent) agentIsFree(step, agent);
  endCall(step, call, { outcome: 'interrupted', endedBy: 'agent', reason: 'agent-hung-up' });
}

/** The agent is told, and free when her leg is gone. */
function customerLostTo(
  step: Step,
  call: Call,
  offer: Offer,
  { told, ...end }: { readonly outcome: Outcome; readonly reason: string; readonly told: PromptId },
): void {
  const { legId } = offer;
  if (!call.callback) step.command({ type: 'Answer', callId: call.id, node: call.node, legId });
  speak(step, call, { prompts: [told], leg: legId });
  returnToDialplan(step, call, legId);
  releaseAgent(step, offer);
  endCall(step, call, { ...end, endedBy: 'hotline' });
}

function releaseAgent(step: Step, offer: Offer): void {
  const agent = step.floor.agents.get(offer.agentId);
  if (!agent) return;
  closeLeg(step, agent, offer.legId, apologyLimitMs);
  agentIsFree(step, agent);
}

/** Ends an attempt from our side, e.g. when its node is lost. */
export function dropDialling(step: Step, call: Call, phase: Dialling): void {
  hangUp(step, call, phase.offer.legId);
  releaseAgent(step, phase.offer);
}
