/** How long wrap-up lasts: by the queue's rule, a little longer when the agent asks for it, up to the queue's ceiling. */
import type { Agent } from './agent';
import type { Talk } from './call';
import type { Outside, Queue, Rules } from './rules';
import type { Step } from './step';

/** Milliseconds. `extend`: what each asking adds, 0: nothing; `most`: from the beginning of wrap-up, all in all. */
export interface WrapUpRule {
  readonly ms: number;
  readonly extendMs: number;
  readonly mostMs: number;
}

const none: WrapUpRule = { ms: 0, extendMs: 0, mostMs: 0 };

export function wrapUpOf(queue: Queue | undefined): WrapUpRule {
  if (!queue) return none;
  return { ms: queue.wrapUpMs, extendMs: queue.wrapUpExtendMs, mostMs: queue.wrapUpMostMs };
}

/** After an agent's own outside call; it cannot be extended. */
export function wrapUpOfOutside(outside: Outside | null): WrapUpRule {
  return outside ? { ...none, ms: outside.wrapUpMs, mostMs: outside.wrapUpMs } : none;
}

/** By the rules in force; a queue the operators removed meanwhile leaves the wrap-up the talk began with. */
export function wrapUpAfter({ queueId, wrapUp }: Pick<Talk, 'queueId' | 'wrapUp'>, rules: Rules): WrapUpRule {
  if (queueId === null) return rules.outside ? wrapUpOfOutside(rules.outside) : wrapUp;
  const queue = rules.queues.get(queueId);
  return queue ? wrapUpOf(queue) : wrapUp;
}

/** She needs more time for the record. Nothing changes outside wrap-up, at the ceiling, or where the queue allows none. */
export function extendWrapUp(step: Step, agent: Agent): void {
  const { state, since } = agent;
  if (state.kind !== 'wrap-up') return;
  const open = step.floor.calls.get(state.callId)?.wrapUps.find(({ agentId }) => agentId === agent.id);
  if (!open || open.rule.extendMs === 0) return;
  const until = Math.min(state.until + open.rule.extendMs, since + open.rule.mostMs);
  if (until > state.until) step.agent(agent, { type: 'WrapUpExtended', callId: state.callId, until });
}
