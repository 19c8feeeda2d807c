/** The ways an agent changes state, each one entry (or two) and nothing else. */
import type { Agent } from './agent';
import type { NotReadyReason, OfferFailure } from './event';
import type { LegId } from './ids';
import type { PendingState } from './journal';
import type { Step } from './step';

/** A leg that was hung up is taken for gone after this, even if nobody says so. */
const closingLimitMs = 1_000;

export function beReady(step: Step, agent: Agent): void {
  step.agent(agent, {
    type: 'AgentStateChanged',
    state: 'ready',
    reason: null,
    callId: null,
    legId: null,
    until: null,
  });
}

export function beNotReady(step: Step, agent: Agent, reason: NotReadyReason): void {
  step.agent(agent, { type: 'AgentStateChanged', state: 'not-ready', reason, callId: null, legId: null, until: null });
}

export function beLoggedOut(step: Step, agent: Agent): void {
  step.agent(agent, {
    type: 'AgentStateChanged',
    state: 'logged-out',
    reason: null,
    callId: null,
    legId: null,
    until: null,
  });
}

export function bePending(step: Step, agent: Agent, pending: PendingState | null): void {
  step.agent(agent, { type: 'AgentStatePending', pending });
}

/** After a call, an offer or wrap-up: what was asked for meanwhile, else ready (if the phone is still there). */
export function agentIsFree(step: Step, agent: Agent): void {
  if (!step.floor.rules.agents.has(agent.id)) beLoggedOut(step, agent);
  else if (agent.pending?.kind === 'logged-out') beLoggedOut(step, agent);
  else if (agent.pending) beNotReady(step, agent, agent.pending.reason);
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

/** An offer failed: out of rotation until the agent says otherwise; an earlier wish of hers goes first. */
export function takeOut(step: Step, agent: Agent, failure: OfferFailure): void {
  if (agent.pending || !step.floor.rules.agents.has(agent.id)) agentIsFree(step, agent);
  else beNotReady(step, agent, reasons[failure]);
}

export function closeLeg(step: Step, agent: Agent, legId: LegId, limitMs = closingLimitMs): void {
  step.agent(agent, { type: 'LegClosing', legId, until: step.floor.now + limitMs });
}
