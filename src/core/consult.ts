/**
 * The agent of a talk asks somebody else, a colleague or on a telephone outside, while the caller hears music; then the three are joined, the other takes the
 * caller over, or the agent goes back to her. Whoever leaves, two stay together: the caller is never alone but for music.
 */
import type { Agent } from './agent';
import { agentIsFree, closeLeg, takeOut } from './agent-state';
import type { Call, Consult, Phase, Talk } from './call';
import { handOverOutside, isOutside, outsideByNextTrunk, outsideSentences } from './consult-outside';
import type { OfferFailure } from './event';
import type { BridgeId, LegId, PromptId, QueueId } from './ids';
import type { OfferResult } from './journal';
import type { ConsultedAgent } from './parts-of-call';
import { callerLeg, hangUp, holdMusic, ringTone, silence, speak } from './playing';
import { enterQueue, queueOf } from './route';
import type { Step } from './step';
import { beginTalk, endTalk } from './talk';

export type Consulting = Extract<Phase, { kind: 'consulting' }>;

export function startConsult(step: Step, call: Call, talk: Talk, asked: { agent: Agent; queueId: QueueId }): void {
  const { floor } = step;
  const { agent, queueId } = asked;
  const { id: callId, node } = call;
  const legId = step.nextLeg(call);
  const fresh = step.nextBridge(call);
  const { n, visit, agentId: from } = talk;
  const until = floor.now + floor.rules.unreachableMs;
  leaveCaller(step, call, talk);
  const agentId = agent.id;
  step.call(callId, { type: 'ConsultStarted', n, legId, agentId, queueId, visit, bridgeId: fresh, until });
  step.agent(agent, { type: 'AgentStateChanged', state: 'offered', reason: null, callId, legId, until: null });
  step.command({ type: 'Unbridge', callId, node, bridgeId: talk.bridgeId });
  holdMusic(step, call);
  ringTone(step, call, talk.legId);
  step.command({
    type: 'OfferCall',
    callId,
    node,
    legId,
    agentId,
    callerLegId: callerLeg(call),
    caller: call.direction === 'inbound' ? call.caller : call.dialled,
    queueId,
    bridgeId: fresh,
    context: { from, queueName: floor.rules.queues.get(queueOf(step, talk))?.name ?? '' },
  });
}

/** The caller is held until the agent is back, or somebody else has her. */
export function leaveCaller(step: Step, call: Call, { n, legId, heldAt }: Talk): void {
  silence(step, call);
  if (heldAt === null) step.call(call.id, { type: 'HoldStarted', n, legId });
}

export function consultRang(step: Step, call: Call, { consult }: Consulting): void {
  if (consult.ringingAt !== null) return;
  const { rings, ringCycleMs, outside } = step.floor.rules;
  const { agentId, legId } = consult;
  const ringsMs = agentId === null ? (outside?.ringMs ?? 0) : rings * ringCycleMs;
  step.call(call.id, { type: 'ConsultRang', legId, agentId, until: step.floor.now + ringsMs });
}

/** The two speak; the caller's music plays on. */
export function consultAnswered(step: Step, call: Call, { talk, consult }: Consulting): void {
  if (consult.stage !== 'ringing') return;
  const { agentId, legId } = consult;
  const { id: callId } = call;
  silence(step, call);
  step.call(callId, { type: 'ConsultAnswered', legId, agentId, ringMs: rangMs(step, consult) });
  const agent = askedAgent(step, consult);
  if (agent)
    step.agent(agent, { type: 'AgentStateChanged', state: 'talking', reason: null, callId, legId, until: null });
  bridge(step, call, talk.bridgeId, [talk.legId, legId]);
}

/** That leg is gone, or will be: by another trunk where one cannot reach a number outside, else back. */
export function consultLost(step: Step, call: Call, phase: Consulting, failure: OfferFailure): void {
  if (!isOutside(phase)) return notReached(step, call, phase, { failure, told: 'transfer-failed' });
  if (outsideByNextTrunk(step, call, phase, failure)) return;
  notReached(step, call, phase, { failure, told: outsideSentences[failure] });
}

/** RONA, as for any ring; the agent is told and has her caller again. */
function notReached(
  step: Step,
  call: Call,
  phase: Consulting,
  { failure, told }: { readonly failure: OfferFailure; readonly told: PromptId },
): void {
  const agent = askedAgent(step, phase.consult);
  backToCaller(step, call, phase, failure);
  if (agent?.state.kind === 'offered' && agent.state.legId === phase.consult.legId) takeOut(step, agent, failure);
  speak(step, call, { prompts: [told], leg: phase.talk.legId, language: step.floor.rules.language });
}

/** It could not be put on record in time, or the leg not be made; one made too late must not ring anybody. */
export function consultRefused(step: Step, call: Call, phase: Consulting): void {
  takeBack(step, call, phase.consult, 'no-answer');
  notReached(step, call, phase, { failure: 'gone', told: 'outside-unavailable' });
}

/** Asterisk would not ring her, or the ring is over: what may ring all the same is taken back. */
export function consultUnanswered(step: Step, call: Call, phase: Consulting, failure?: OfferFailure): void {
  const why = failure ?? (phase.consult.ringingAt === null ? 'unreachable' : 'no-answer');
  takeBack(step, call, phase.consult, 'no-answer');
  // A trunk that was silent for as long as a telephone may ring is not followed by another.
  notReached(step, call, phase, { failure: why, told: isOutside(phase) ? outsideSentences[why] : 'transfer-failed' });
}

/** The agent wants her caller back, or the other has left: the two are together again. */
export function endConsult(step: Step, call: Call, phase: Consulting, isLegGone = false): void {
  const { consult } = phase;
  backToCaller(step, call, phase, consult.stage === 'ringing' ? 'cancelled' : 'answered');
  release(step, call, consult, isLegGone);
}

/** The call is over: the other goes too. */
export function dropConsult(step: Step, call: Call, { consult }: Consulting): void {
  consultEnded(step, call, consult, consult.stage === 'ringing' ? 'cancelled' : 'answered', null);
  release(step, call, consult, false);
}

/** All three in one bridge. */
export function joinAll(step: Step, call: Call, { talk, consult }: Consulting): void {
  const fresh = step.nextBridge(call);
  silence(step, call);
  step.call(call.id, { type: 'ConsultJoined', legId: consult.legId, bridgeId: fresh });
  holdEnded(step, call, talk);
  unbridge(step, call, talk.bridgeId);
  bridge(step, call, fresh, [callerLeg(call), talk.legId, consult.legId]);
}

/** The agent's part is over: whom she spoke to has the caller now; a phone still ringing rings on for the caller. */
export function handOver(step: Step, call: Call, phase: Consulting, isLegGone = false): void {
  const { talk, consult } = phase;
  if (isOutside(phase)) return handOverOutside(step, call, phase, isLegGone);
  if (consult.agentId === null) return;
  if (consult.stage === 'ringing') return handOn(step, call, { talk, consult }, isLegGone);
  const { agentId, legId, queueId } = consult;
  const isJoined = othersTogether(phase);
  const fresh = isJoined ? null : step.nextBridge(call);
  endTalk(step, call, talk, 'transfer', { isLegGone, isBridgeKept: isJoined });
  const from = talk.agentId;
  const handed = { n: talk.n, from, to: { agentId }, legId, bridgeId: fresh };
  step.call(call.id, { type: 'CallTransferred', how: 'warm', ...handed });
  const { visit } = talk;
  beginTalk(step, call, { visit, queueId, agentId, legId, bridgeId: fresh ?? talk.bridgeId, isJoined });
}

/** Caller and whoever is asked are in one bridge already. */
export const othersTogether = ({ consult }: Consulting): boolean => consult.stage === 'joined';

type Asked = { readonly talk: Talk; readonly consult: ConsultedAgent };

function handOn(step: Step, call: Call, { talk, consult }: Asked, isLegGone: boolean): void {
  const { agentId, legId, madeAt, ringingAt } = consult;
  const { n, agentId: from, bridgeId: kept } = talk;
  endTalk(step, call, talk, 'transfer', { isLegGone, isBridgeKept: true });
  step.call(call.id, { type: 'CallTransferred', n, how: 'blind', from, to: { agentId }, legId, bridgeId: null });
  enterQueue(step, call, { queueId: queueOf(step, talk), key: talk.key, quietly: true, from, back: from });
  const until = consult.until ?? step.floor.now;
  const visit = call.visits + 1;
  step.call(call.id, {
    type: 'ConsultHandedOn',
    ...{ legId, agentId, visit, bridgeId: kept, madeAt, ringingAt, until },
  });
}

/** Asterisk would not put the agents, or the three, together: the agent has her caller again. */
export function consultNotBridged(step: Step, call: Call, phase: Consulting): void {
  endConsult(step, call, { ...phase, consult: { ...phase.consult, stage: 'speaking' } });
}

function backToCaller(step: Step, call: Call, { talk, consult }: Consulting, result: OfferResult): void {
  if (consult.stage === 'joined') return consultEnded(step, call, consult, result, null);
  const fresh = step.nextBridge(call);
  silence(step, call);
  consultEnded(step, call, consult, result, fresh);
  holdEnded(step, call, talk);
  unbridge(step, call, talk.bridgeId);
  bridge(step, call, fresh, [callerLeg(call), talk.legId]);
}

function consultEnded(step: Step, call: Call, consult: Consult, result: OfferResult, fresh: BridgeId | null): void {
  const ringMs = consult.stage === 'ringing' ? rangMs(step, consult) : 0;
  const { legId, agentId } = consult;
  step.call(call.id, { type: 'ConsultEnded', legId, agentId, result, ringMs, bridgeId: fresh });
}

/** Nobody is charged a miss for a ring that is not wanted any more. */
function release(step: Step, call: Call, consult: Consult, isLegGone: boolean): void {
  if (!isLegGone) takeBack(step, call, consult, 'caller-gone');
  const agent = askedAgent(step, consult);
  if (agent) agentIsFree(step, agent);
}

function takeBack(step: Step, call: Call, consult: Consult, reason: 'no-answer' | 'caller-gone'): void {
  const { legId, stage } = consult;
  if (stage === 'ringing') step.command({ type: 'CancelOffer', callId: call.id, node: call.node, legId, reason });
  else hangUp(step, call, legId);
  const agent = askedAgent(step, consult);
  if (agent) closeLeg(step, agent, legId);
}

/** Nobody of ours is on a telephone outside. */
function askedAgent({ floor }: Step, { agentId }: Consult): Agent | undefined {
  return agentId === null ? undefined : floor.agents.get(agentId);
}

function holdEnded(step: Step, call: Call, { n, legId, heldAt }: Talk): void {
  if (heldAt !== null) step.call(call.id, { type: 'HoldEnded', n, legId, holdMs: step.floor.now - heldAt });
}

function unbridge(step: Step, call: Call, bridge: BridgeId): void {
  step.command({ type: 'Unbridge', callId: call.id, node: call.node, bridgeId: bridge });
}

function bridge(step: Step, call: Call, into: BridgeId, legIds: readonly LegId[]): void {
  const { id: callId, node, language } = call;
  const said = { announce: [], playbackId: null, language };
  step.command({ type: 'BridgeLegs', callId, node, bridgeId: into, legIds, ...said });
}

const rangMs = (step: Step, { ringingAt }: Consult) => (ringingAt === null ? 0 : step.floor.now - ringingAt);
