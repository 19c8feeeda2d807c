/** New rules on a running floor: nobody is lost. Agents removed finish what they are in. */
import { beLoggedOut, bePending } from './agent-state';
import { applyRules } from './floor';
import type { Rules } from './rules';
import { leaveRemovedQueue } from './route';
import type { Step } from './step';

export function changeRules(step: Step, rules: Rules): void {
  step.note({ type: 'RulesApplied', hash: rules.hash });
  step.commit();
  applyRules(step.floor, rules);
  for (const agent of step.floor.agents.values()) {
    if (rules.agents.has(agent.id) || agent.state.kind === 'logged-out') continue;
    if (agent.state.kind === 'ready' || agent.state.kind === 'not-ready') beLoggedOut(step, agent);
    else bePending(step, agent, { kind: 'logged-out' });
  }
  for (const call of step.floor.calls.values()) {
    if (call.phase.kind === 'waiting') leaveRemovedQueue(step, call, call.phase.visit);
  }
}
