/**
 * New rules on a running floor: nobody is lost. Agents removed finish what they are in and are logged out then, unless they
 * are back in the rules by that time: what they asked for meanwhile still holds.
 */
import { beLoggedOut } from './agent-state';
import { endUnheard } from './broadcast';
import { endUnruled } from './emergency';
import { applyRules } from './floor';
import { planClosing } from './opening';
import type { Rules } from './rules';
import { leaveRemovedQueue } from './route';
import type { Step } from './step';

export function changeRules(step: Step, rules: Rules, by?: string): void {
  step.note({ type: 'RulesApplied', hash: rules.hash, ...(by !== undefined && { by }) });
  step.commit();
  applyRules(step.floor, rules);
  for (const agent of step.floor.agents.values()) {
    const isIdle = agent.state.kind === 'ready' || agent.state.kind === 'not-ready';
    if (isIdle && !rules.agents.has(agent.id)) beLoggedOut(step, agent);
  }
  endUnruled(step);
  endUnheard(step);
  for (const call of step.floor.calls.values()) {
    const visit = 'visit' in call.phase ? call.phase.visit : null;
    if (visit && rules.queues.has(visit.queueId)) planClosing(step, call);
    else if (call.phase.kind === 'waiting') leaveRemovedQueue(step, call, call.phase.visit);
  }
}
