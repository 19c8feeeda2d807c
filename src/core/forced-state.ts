/** What a team leader orders for an agent. It is no lock: the agent may change her state herself afterwards. */
import { beLoggedOut, beNotReady } from './agent-state';
import { asked, backToWork, readied } from './agent-wish';
import { unreachable } from './ids';
import type { AgentForced } from './leader-event';
import type { Step } from './step';

export function agentForced(step: Step, { agentId, state, reason, by }: AgentForced): void {
  const agent = step.floor.agents.get(agentId);
  if (!agent || !step.floor.rules.agents.has(agentId)) return;
  switch (state) {
    case 'ready':
      return agent.state.kind === 'logged-out' ? backToWork(step, agent, by) : readied(step, agent, by);
    case 'not-ready': {
      const why = reason ?? 'forced';
      return asked(step, agent, { kind: state, reason: why, by }, () => beNotReady(step, agent, why, by));
    }
    case 'logged-out':
      return asked(step, agent, { kind: state, by }, () => beLoggedOut(step, agent, by));
    default:
      return unreachable(state);
  }
}
