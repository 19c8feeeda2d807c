/**
 * Ringing an agent. An offer ends answered, or the call keeps its place and the next agent rings (RONA). Late news of
 * an offer that is over only makes sure that its leg goes away.
 */
import type { Agent } from './agent';
import { agentIsFree, closeLeg, takeOut } from './agent-state';
import type { Call, Offer, Phase } from './call';
import type { OfferAnswered, OfferFailed, OfferFailure, OfferRinging } from './event';
import { legNumber } from './ids';
import type { Match } from './match';
import type { OfferResult } from './journal';
import { callerLeg, hangUp } from './playing';
import { leaveRemovedQueue } from './route';
import { agentAnswered, customerAnswered, customerLost, customerRang } from './outbound';
import type { Step } from './step';
import { startTalk } from './talk';

type Offered = Extract<Phase, { kind: 'offered' }>;

export function makeOffer(step: Step, { call, agent }: Match): void {
  if (call.phase.kind !== 'waiting') return;
  const { floor } = step;
  const { visit } = call.phase;
  const legId = step.nextLeg(call);
  const bridgeId = step.nextBridge(call);
  const until = floor.now + floor.rules.unreachableMs;
  const { queueId } = visit;
  step.call(call.id, { type: 'OfferMade', legId, visit: visit.n, queueId, agentId: agent.id, bridgeId, until });
  step.agent(agent, { type: 'AgentStateChanged', state: 'offered', reason: null, callId: call.id, legId, until: null });
  step.command({
    type: 'OfferCall',
    callId: call.id,
    node: call.node,
    legId,
    agentId: agent.id,
    callerLegId: call.direction === 'inbound' ? callerLeg(call) : null,
    caller: call.direction === 'inbound' ? call.caller : call.dialled,
    queueId,
    bridgeId,
  });
}

export function offerRinging(step: Step, call: Call, event: OfferRinging): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === event.legId) return customerRang(step, call, phase);
  if (phase.kind !== 'offered' || phase.offer.legId !== event.legId || phase.offer.ringingAt !== null) return;
  const { rings, ringCycleMs } = step.floor.rules;
  step.call(call.id, { type: 'OfferRang', legId: event.legId, until: step.floor.now + rings * ringCycleMs });
}

export function offerAnswered(step: Step, call: Call, event: OfferAnswered): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === event.legId) return customerAnswered(step, call, phase);
  if (phase.kind === 'dialling' && phase.offer.legId === event.legId) return;
  if (phase.kind === 'talking' && (phase.talk.legId === event.legId || legNumber(event.legId) === 0)) return;
  if (phase.kind !== 'offered' || phase.offer.legId !== event.legId) return hangUp(step, call, event.legId);
  const { visit, offer } = phase;
  offerEnded(step, call, offer, 'answered');
  const waitMs = step.floor.now - visit.enteredAt;
  step.call(call.id, { type: 'QueueLeft', visit: visit.n, queueId: visit.queueId, exit: 'answered', waitMs });
  if (call.direction === 'outbound') agentAnswered(step, call, offer);
  else startTalk(step, call, { visit, offer });
}

export function offerFailed(step: Step, call: Call, event: OfferFailed): void {
  const { phase } = call;
  if (phase.kind === 'dialling' && phase.legId === event.legId) return customerLost(step, call, phase, event.failure);
  if (phase.kind === 'offered' && phase.offer.legId === event.legId) offerLost(step, call, phase, event.failure);
}

/** Asterisk would not make the leg, or did not say so in time: what may ring all the same is taken back. */
export function offerRefused(step: Step, call: Call, leg: string): void {
  const { phase } = call;
  if (phase.kind !== 'offered' || phase.offer.legId !== leg) return;
  cancelOffer(step, call, phase.offer, 'no-answer');
  offerLost(step, call, phase, 'unreachable');
}

/** The phone did not ring in time, or three rings are over. */
export function offerTimeout(step: Step, call: Call, phase: Offered): void {
  const failure = phase.offer.ringingAt === null ? 'unreachable' : 'no-answer';
  cancelOffer(step, call, phase.offer, 'no-answer');
  offerLost(step, call, phase, failure);
}

/** Takes a ringing phone back. The agent is offered nothing until that leg is gone. */
export function cancelOffer(step: Step, call: Call, offer: Offer, reason: 'no-answer' | 'caller-gone'): void {
  step.command({ type: 'CancelOffer', callId: call.id, node: call.node, legId: offer.legId, reason });
  const agent = step.floor.agents.get(offer.agentId);
  if (agent) closeLeg(step, agent, offer.legId);
}

/** The caller left while the phone rang, or the ring was lost on the way: nobody is charged a miss. */
export function offerWithdrawn(step: Step, call: Call, phase: Offered): void {
  cancelOffer(step, call, phase.offer, 'caller-gone');
  offerEnded(step, call, phase.offer, 'cancelled');
  const agent = step.floor.agents.get(phase.offer.agentId);
  if (agent) agentIsFree(step, agent);
}

/** RONA: the call keeps its place, the agent is taken out of rotation. */
export function offerLost(step: Step, call: Call, phase: Offered, failure: OfferFailure): void {
  offerEnded(step, call, phase.offer, failure);
  leaveRemovedQueue(step, call, phase.visit);
  const agent = step.floor.agents.get(phase.offer.agentId);
  if (agent && holds(agent, phase.offer)) takeOut(step, agent, failure);
}

function holds(agent: Agent, offer: Offer): boolean {
  return agent.state.kind === 'offered' && agent.state.legId === offer.legId;
}

function offerEnded(step: Step, call: Call, offer: Offer, result: OfferResult): void {
  const ringMs = offer.ringingAt === null ? 0 : step.floor.now - offer.ringingAt;
  step.call(call.id, { type: 'OfferEnded', legId: offer.legId, agentId: offer.agentId, result, ringMs });
}
