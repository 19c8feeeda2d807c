/** The queue's strategy: who of two agents that could both take a call is rung first. */
import type { Agent } from './agent';
import type { Order } from './heap';
import { unreachable } from './ids';
import type { IdleSince, Needs, Queue } from './rules';

type Choice = Pick<Queue, 'agent' | 'idle' | 'order'>;
/** Less goes first. */
type Rank = (agent: Agent) => number;

/** By the strategy, then the longest idle, then the number. `needs`: what the call asks for. */
export function agentOrder(queue: Choice, needs: Needs): Order<Agent> {
  const idle = idleRank(queue.idle);
  return {
    key: rankOf(queue, needs),
    before(a, b) {
      if (queue.agent === 'fixed-order') return a.id < b.id;
      const byIdle = idle(a) - idle(b);
      return byIdle < 0 || (byIdle === 0 && a.id < b.id);
    },
  };
}

function rankOf({ agent: choice, idle, order }: Choice, needs: Needs): Rank {
  switch (choice) {
    case 'longest-idle':
    case 'ring-all':
      return idleRank(idle);
    case 'best-level': {
      const skills = [...needs.keys()];
      return (agent) => -skills.reduce((sum, skill) => sum + (agent.skills.get(skill) ?? 0), 0);
    }
    case 'round-robin':
      return (agent) => agent.tally.offeredAt;
    case 'fewest-calls':
      return (agent) => agent.tally.callsToday;
    case 'fixed-order': {
      const places = new Map(order.map((id, place) => [id, place]));
      return (agent) => places.get(agent.id) ?? order.length;
    }
    case 'random':
      return (agent) => agent.tally.draw;
    default:
      return unreachable(choice);
  }
}

/** The four readings of idle. `least-occupied-today` is the share of the shift in calls when she became ready. */
function idleRank(idle: IdleSince): Rank {
  switch (idle) {
    case 'since-last-call':
      return (agent) => agent.idleSince;
    case 'since-ready':
      return (agent) => agent.since;
    case 'since-last-inbound-call':
      return (agent) => agent.tally.inboundEndedAt;
    case 'least-occupied-today':
      return (agent) => agent.tally.occupancy;
    default:
      return unreachable(idle);
  }
}
