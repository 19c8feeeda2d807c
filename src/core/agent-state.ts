/** The ways an agent changes state, each one entry (or two) and nothing else. */
import type { Agent } from './agent';
import type { NotReadyReason, OfferFailure } from './event';
import type { LegId } from './ids';
import type { PendingState } from './journal';
import type { OfferConsequences } from './rules';
import type { AgentFact, Step } from './step';

/** A leg that was hung up is taken for gone after this, even if nobody says so. */
const closingLimitMs = 1_000;

/** `by`: the team leader who ordered it. */
export function beReady(step: Step, agent: Agent, by?: string): void {
  settle(step, agent, { type, state: 'ready', reason: null, callId: null, legId: null, until: null }, by);
}

export function beNotReady(step: Step, agent: Agent, reason: NotReadyReason, by?: string): void {
  settle(step, agent, { type, state: 'not-ready', reason, callId: null, legId: null, until: null }, by);
}

export function beLoggedOut(step: Step, agent: Agent, by?: string): void {
  settle(step, agent, { type, state: 'logged-out', reason: null, callId: null, legId: null, until: null }, by);
}

const type = 'AgentStateChanged';
type StateFact = Extract<AgentFact, { type: typeof type }>;

/** Facts are written out in full: an object put together from others costs more than all else in a step. */
function settle(step: Step, agent: Agent, fact: StateFact, by: string | undefined): void {
  step.agent(agent, by === undefined ? fact : { ...fact, by });
}

export function bePending(step: Step, agent: Agent, pending: PendingState | null, by?: string): void {
  step.agent(agent, { type: 'AgentStatePending', pending, ...(by !== undefined && { by }) });
}

/** After a call, an offer or wrap-up: what was asked for meanwhile, else ready (if the phone is still there). */
export function agentIsFree(step: Step, agent: Agent): void {
  if (!step.floor.rules.agents.has(agent.id)) beLoggedOut(step, agent);
  else if (agent.pending?.kind === 'logged-out') beLoggedOut(step, agent, agent.pending.by);
  else if (agent.pending) beNotReady(step, agent, agent.pending.reason, agent.pending.by);
  else if (!agent.registered) beNotReady(step, agent, 'unreachable');
  else beReady(step, agent);
}

const reasons: Readonly<Record<OfferFailure, NotReadyReason>> = {
  'no-answer': 'no-answer',
  refused: 'refused',
  busy: 'unreachable',
  unreachable: 'unreachable',
  gone: 'unreachable',
};

const consequences: Readonly<Record<OfferFailure, keyof OfferConsequences>> = {
  'no-answer': 'noAnswerMs',
  refused: 'refusedMs',
  busy: 'busyMs',
  unreachable: 'unreachableMs',
  gone: 'unreachableMs',
};

/** An offer failed: out of rotation for as long as the rules say; an earlier wish of hers goes first. */
export function takeOut(step: Step, agent: Agent, failure: OfferFailure): void {
  if (agent.pending || !step.floor.rules.agents.has(agent.id)) agentIsFree(step, agent);
  else {
    const passedOverMs = step.floor.rules.offers[consequences[failure]];
    const until = passedOverMs === null ? null : step.floor.now + passedOverMs;
    step.agent(agent, { type, state: 'not-ready', reason: reasons[failure], callId: null, legId: null, until });
  }
}

export function closeLeg(step: Step, agent: Agent, legId: LegId, limitMs = closingLimitMs): void {
  step.agent(agent, { type: 'LegClosing', legId, until: step.floor.now + limitMs });
}
