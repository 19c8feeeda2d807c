/**
 * Who is offered next. Outside a step no waiting call has an eligible agent, so only what was woken since needs a look:
 * an agent takes the longest waiter over all its queues, a call the longest idle agent of its queue.
 */
import type { Agent } from './agent';
import type { Call } from './call';
import { waitsBefore, type Floor, type QueueState } from './floor';

export interface Match {
  readonly call: Call;
  readonly agent: Agent;
}

/** The next pair, or null when nobody woken has one. The woken stay so until they find none. */
export function nextMatch(floor: Floor): Match | null {
  for (const agent of floor.wokenAgents) {
    const call = longestWaiter(agent.queues, agent);
    if (call) return { call, agent };
    floor.wokenAgents.delete(agent);
  }
  for (const woken of floor.wokenCalls) {
    const queue = woken.phase.kind === 'waiting' ? floor.queues.get(woken.phase.visit.queueId) : undefined;
    const agent = queue?.eligible.first();
    const call = queue?.waiting.first();
    if (call && agent) return { call, agent };
    floor.wokenCalls.delete(woken);
  }
  return null;
}

function longestWaiter(queues: readonly QueueState[], agent: Agent): Call | null {
  let longest: Call | null = null;
  for (const queue of queues) {
    if (!queue.eligible.has(agent)) continue;
    const call = queue.waiting.first();
    if (call && (!longest || waitsBefore(call, longest))) longest = call;
  }
  return longest;
}
