/**
 * Who is offered next: of the queues with a caller and an agent, the one whose first caller has waited longest; to her
 * goes the agent her queue names first. Outside a step no queue has both, so only queues of those woken since need a look.
 */
import type { Agent } from './agent';
import type { Call } from './call';
import { waitsBefore, type Floor, type QueueState } from './floor';

export interface Match {
  readonly call: Call;
  readonly agent: Agent;
}

/** The next pair, or null when nobody woken has one. The order of waking decides nothing. */
export function nextMatch(floor: Floor): Match | null {
  let best: Match | null = null;
  for (const { waiting, eligible } of wokenQueues(floor)) {
    const call = waiting.first();
    const agent = eligible.first();
    if (call && agent && (!best || waitsBefore(call, best.call))) best = { call, agent };
  }
  if (best) return best;
  floor.wokenAgents.clear();
  floor.wokenCalls.clear();
  return null;
}

function wokenQueues(floor: Floor): ReadonlySet<QueueState> {
  const queues = new Set<QueueState>();
  for (const agent of floor.wokenAgents) for (const queue of agent.queues) queues.add(queue);
  for (const { phase } of floor.wokenCalls) {
    const queue = phase.kind === 'waiting' ? floor.queues.get(phase.visit.queueId) : undefined;
    if (queue) queues.add(queue);
  }
  return queues;
}
