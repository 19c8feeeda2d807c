/**
 * Ringing agents. An offer ends answered, or the call keeps its place and the next agent rings (RONA). Several phones
 * may ring for one call: the first to answer wins, the others are taken back and nobody is charged a miss. Late news of
 * an offer that is over only makes sure that its leg goes away.
 */
import { isEligible, type Agent } from './agent';
import { agentIsFree, closeLeg, takeOut } from './agent-state';
import { hasCaller, offerOf, wantsAgent, type Call, type Offer, type Phase } from './call';
import type { Command, OfferCall } from './command';
import type { OfferAnswered, OfferFailed, OfferFailure, OfferRinging } from './event';
import { legNumber, type LegId, type QueueId } from './ids';
import type { Match } from './match';
import type { OfferResult } from './journal';
import { callerLeg, hangUp } from './playing';
import { forwardAnswered, forwardFailed, forwardRang } from './forward';
import { leaveRemovedQueue } from './route';
import { noteOf } from './self-service';
import { agentAnswered, customerAnswered, customerLost, customerRang } from './outbound';
import type { Step } from './step';
import { startTalk } from './talk';

type Offered = Extract<Phase, { kind: 'offered' }>;
type CancelReason = Extract<Command, { type: 'CancelOffer' }>['reason'];

/** `alone`: this agent and nobody else, however the queue chooses. */
export function makeOffer(step: Step, { call, agent }: Match, alone?: 'alone'): void {
  const { phase } = call;
  if ((phase.kind !== 'waiting' && phase.kind !== 'offered') || !wantsAgent(call)) return;
  const { floor } = step;
  const { visit } = phase;
  const legId = step.nextLeg(call);
  const bridgeId = step.nextBridge(call);
  const until = floor.now + floor.rules.unreachableMs;
  const { queueId } = visit;
  const { id: agentId } = agent;
  const { n } = visit;
  if (alone) step.call(call.id, { type: 'OfferMade', legId, visit: n, queueId, agentId, bridgeId, until, alone: true });
  else step.call(call.id, { type: 'OfferMade', legId, visit: n, queueId, agentId, bridgeId, until });
  step.agent(agent, { type: 'AgentStateChanged', state: 'offered', reason: null, callId: call.id, legId, until: null });
  const { id: callId, node } = call;
  const callerLegId = hasCaller(call) ? callerLeg(call) : null;
  const caller = call.direction === 'inbound' ? call.caller : call.dialled;
  const type = 'OfferCall';
  const offer: OfferCall = { type, callId, node, legId, agentId, callerLegId, caller, queueId, bridgeId };
  const more = visit.from === null ? null : { context: { from: visit.from, queueName: queueName(step, queueId) } };
  const note = noteOf(call);
  step.command(more || note ? { ...offer, ...more, ...note } : offer);
}

const queueName = ({ floor }: Step, queueId: QueueId) => floor.rules.queues.get(queueId)?.name ?? '';

export function offerRinging(step: Step, call: Call, event: OfferRinging): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === event.legId) return customerRang(step, call, phase);
  if (phase.kind === 'forwarding' && phase.forward.legId === event.legId) return forwardRang(step, call, phase);
  const offer = offerOf(call, event.legId);
  if (phase.kind !== 'offered' || !offer || offer.ringingAt !== null) return;
  const { rules } = step.floor;
  const { ringCycleMs } = rules;
  const rings = rules.queues.get(phase.visit.queueId)?.rings ?? rules.rings;
  const until = step.floor.now + rings * ringCycleMs;
  step.call(call.id, { type: 'OfferRang', legId: event.legId, until, joinAt: joinAt(step, phase) });
}

/** The N-th ring of the first phone begins after N − 1 whole ones. */
function joinAt(step: Step, { visit, offers, wanted, joinAt: planned }: Offered): number | null {
  const atRing = step.floor.rules.queues.get(visit.queueId)?.joinAtRing ?? null;
  if (atRing === null || wanted !== 1 || offers.length > 1) return planned;
  return step.floor.now + (atRing - 1) * step.floor.rules.ringCycleMs;
}

export function offerAnswered(step: Step, call: Call, event: OfferAnswered): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === event.legId) return customerAnswered(step, call, phase);
  if (phase.kind === 'dialling' && phase.offer.legId === event.legId) return;
  if (phase.kind === 'forwarding' && phase.forward.legId === event.legId) return forwardAnswered(step, call, phase);
  if (phase.kind === 'forwarded' && phase.forward.legId === event.legId) return;
  if ('talk' in phase && (phase.talk.legId === event.legId || legNumber(event.legId) === 0)) return;
  const offer = offerOf(call, event.legId);
  if (phase.kind !== 'offered' || !offer) return hangUp(step, call, event.legId);
  const { visit } = phase;
  for (const other of phase.offers) if (other !== offer) withdraw(step, call, other, 'answered-elsewhere');
  offerEnded(step, call, offer, 'answered');
  const waitMs = step.floor.now - visit.enteredAt;
  step.call(call.id, { type: 'QueueLeft', visit: visit.n, queueId: visit.queueId, exit: 'answered', waitMs });
  if (!hasCaller(call)) agentAnswered(step, call, { visit, offer });
  else startTalk(step, call, { visit, offer });
}

export function offerFailed(step: Step, call: Call, event: OfferFailed): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === event.legId) return customerLost(step, call, phase, event.failure);
  if (phase.kind === 'forwarding' && phase.forward.legId === event.legId)
    return forwardFailed(step, call, phase, event.failure);
  const offer = offerOf(call, event.legId);
  if (offer) offerLost(step, call, offer, event.failure);
}

/** Asterisk would not make the leg, or did not say so in time: what may ring all the same is taken back. */
export function offerRefused(step: Step, call: Call, leg: string): void {
  const offer = offerOf(call, leg as LegId);
  if (!offer) return;
  cancelOffer(step, call, offer, 'no-answer');
  offerLost(step, call, offer, 'unreachable');
}

/** A phone did not ring in time, or its three rings are over; or it has rung long enough alone. */
export function offerDeadline(step: Step, call: Call, phase: Offered): void {
  const { now } = step.floor;
  for (const offer of phase.offers.filter(({ until }) => until <= now)) {
    cancelOffer(step, call, offer, 'no-answer');
    offerLost(step, call, offer, offer.ringingAt === null ? 'unreachable' : 'no-answer');
    step.commit();
  }
  if (call.phase.kind === 'offered' && call.phase.joinAt !== null && call.phase.joinAt <= now)
    step.call(call.id, { type: 'AnotherAgentWanted' });
}

/** Takes a ringing phone back. The agent is offered nothing until that leg is gone. */
export function cancelOffer(step: Step, call: Call, offer: Offer, reason: CancelReason): void {
  step.command({ type: 'CancelOffer', callId: call.id, node: call.node, legId: offer.legId, reason });
  const agent = step.floor.agents.get(offer.agentId);
  if (agent) closeLeg(step, agent, offer.legId);
}

/** The caller left while phones rang: nobody is charged a miss. */
export function offersWithdrawn(step: Step, call: Call, phase: Offered): void {
  for (const offer of phase.offers) offerWithdrawn(step, call, offer);
}

/** This ring was lost on the way, or is wanted no more. */
export function offerWithdrawn(step: Step, call: Call, offer: Offer): void {
  withdraw(step, call, offer, 'caller-gone');
}

function withdraw(step: Step, call: Call, offer: Offer, reason: 'caller-gone' | 'answered-elsewhere'): void {
  cancelOffer(step, call, offer, reason);
  offerEnded(step, call, offer, reason === 'caller-gone' ? 'cancelled' : reason);
  const agent = step.floor.agents.get(offer.agentId);
  if (agent) agentIsFree(step, agent);
}

/** RONA: the call keeps its place, the agent is taken out of rotation. */
export function offerLost(step: Step, call: Call, offer: Offer, failure: OfferFailure): void {
  const { phase } = call;
  offerEnded(step, call, offer, failure);
  if (phase.kind === 'offered' && phase.offers.length === 1) leaveRemovedQueue(step, call, phase.visit);
  const agent = step.floor.agents.get(offer.agentId);
  if (agent && holds(agent, offer)) takeOut(step, agent, failure);
  ringBack(step, call);
}

/** She was handed on to one agent who did not take her: back to who handed her on, if that agent is free. */
function ringBack(step: Step, call: Call): void {
  step.commit();
  const back = call.phase.kind === 'waiting' ? call.phase.visit.back : null;
  const agent = back === null ? undefined : step.floor.agents.get(back);
  if (agent && isEligible(agent)) makeOffer(step, { call, agent }, 'alone');
}

function holds(agent: Agent, offer: Offer): boolean {
  return agent.state.kind === 'offered' && agent.state.legId === offer.legId;
}

function offerEnded(step: Step, call: Call, offer: Offer, result: OfferResult): void {
  const ringMs = offer.ringingAt === null ? 0 : step.floor.now - offer.ringingAt;
  step.call(call.id, { type: 'OfferEnded', legId: offer.legId, agentId: offer.agentId, result, ringMs });
}
