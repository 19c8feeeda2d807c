/** What an agent asks for, by feature code or API. During a call or an offer it is pending until that ends. */
import type { Agent } from './agent';
import { beLoggedOut, beNotReady, bePending, beReady, closeLeg } from './agent-state';
import type {
  AgentLoggedIn,
  AgentLoggedOut,
  AgentPaused,
  AgentReadied,
  AgentStateAsked,
  FeatureCodeUnknown,
  PhoneRegistered,
  WrapUpEnded,
} from './event';
import { phoneGone } from './gone';
import { anyNode, callIdOfLeg, playbackId, unreachable, type LegId, type NodeId, type PromptId } from './ids';
import { sayAgentState, sayMoreWrapUp } from './speak';
import type { Step } from './step';
import { endWrapUp } from './talk';
import { extendWrapUp } from './wrap-up';

export type AgentWish =
  AgentLoggedIn | AgentLoggedOut | AgentReadied | AgentPaused | WrapUpEnded | AgentStateAsked | FeatureCodeUnknown;

/** While the agent listens to the answer on her phone, nothing is offered to it. */
export const featureCallLimitMs = 8_000;

export function agentWish(step: Step, event: AgentWish): void {
  const agent = step.floor.agents.get(event.agentId);
  if (!agent || !step.floor.rules.agents.has(agent.id)) return reply(step, event, ['agent-not-configured']);
  if (event.type === 'FeatureCodeUnknown') return reply(step, event, ['agent-code-unknown']);
  if (event.legId !== undefined && agent.closing === null) closeLeg(step, agent, event.legId, featureCallLimitMs);
  const before = agent.state;
  carryOut(step, agent, event);
  step.commit();
  reply(step, event, event.type === 'MoreWrapUpAsked' ? sayMoreWrapUp(agent, before) : sayAgentState(agent));
}

function carryOut(step: Step, agent: Agent, event: Exclude<AgentWish, FeatureCodeUnknown>): void {
  switch (event.type) {
    case 'AgentLoggedIn':
      return agent.state.kind === 'logged-out' ? backToWork(step, agent) : readied(step, agent);
    case 'AgentReadied':
      return readied(step, agent);
    case 'AgentPaused':
      return asked(step, agent, { kind: 'not-ready', reason: event.reason }, () =>
        beNotReady(step, agent, event.reason),
      );
    case 'AgentLoggedOut':
      return asked(step, agent, { kind: 'logged-out' }, () => beLoggedOut(step, agent));
    case 'WrapUpEnded':
      return endWrapUp(step, agent);
    case 'MoreWrapUpAsked':
      return extendWrapUp(step, agent);
    case 'AgentStateAsked':
      return;
    default:
      return unreachable(event);
  }
}

/** `by`: as a team leader ordered. */
export function readied(step: Step, agent: Agent, by?: string): void {
  const { kind } = agent.state;
  if (kind === 'not-ready') return backToWork(step, agent, by);
  if (kind === 'wrap-up') return endWrapUp(step, agent, () => backToWork(step, agent, by));
  if (agent.pending) bePending(step, agent, null, by);
}

export function backToWork(step: Step, agent: Agent, by?: string): void {
  if (agent.registered) beReady(step, agent, by);
  else beNotReady(step, agent, 'unreachable', by);
}

export function asked(step: Step, agent: Agent, wanted: NonNullable<Agent['pending']>, enter: () => void): void {
  const { kind } = agent.state;
  if (kind === 'offered' || kind === 'talking') return bePending(step, agent, wanted);
  if (kind === 'wrap-up') return endWrapUp(step, agent, enter);
  if (kind === 'logged-out') return;
  enter();
}

/** Answers, speaks, and leaves the rest to the dialplan: commands on one leg are carried out one after another. */
export function reply(
  step: Step,
  event: { readonly legId?: LegId; readonly node?: NodeId },
  prompts: readonly PromptId[],
): void {
  const { legId } = event;
  if (legId === undefined) return;
  const callId = callIdOfLeg(legId);
  const node = event.node ?? anyNode;
  const { language } = step.floor.rules;
  step.command({ type: 'Answer', callId, node, legId });
  step.command({ type: 'PlayPrompt', callId, node, legId, playbackId: playbackId(callId, 1), language, prompts });
  step.command({ type: 'ReturnToDialplan', callId, node, legId, to: 'hang-up' });
}

/** Registering does not log in; losing the phone takes a ready agent out, and getting it back brings that agent back. */
export function phoneChanged(step: Step, event: PhoneRegistered): void {
  const agent = step.floor.agents.get(event.agentId);
  const registered = event.type === 'PhoneRegistered';
  if (!agent || agent.registered === registered) return;
  step.agent(agent, { type: 'PhoneStateChanged', registered });
  const { state } = agent;
  if (registered && state.kind === 'not-ready' && state.reason === 'unreachable') return beReady(step, agent);
  if (registered) return;
  if (state.kind === 'ready') return beNotReady(step, agent, 'unreachable');
  const call = state.kind === 'offered' ? step.floor.calls.get(state.callId) : undefined;
  if (call && state.kind === 'offered') phoneGone(step, call, state.legId);
}
