/**
 * A look at the floor between two entries: who could take a call, in the core's own order, who could not and why, and who
 * goes before her. The order is read off the core's indexes; nothing here decides it.
 */
import { isEligible, type Agent } from '../../core/agent';
import { goesBefore } from '../../core/across';
import type { Call } from '../../core/call';
import type { Preferred } from '../../core/visit';
import { poolOf, type Floor } from '../../core/floor';
import type { Heap } from '../../core/heap';
import type { AgentId, CallId, Instant, QueueId } from '../../core/ids';
import { isInPool, poolGroups, type Pool, type QueueState } from '../../core/pool';
import type { Queue } from '../../core/rules';
import { sayNeeds, words, type SayTime, type Words } from './words';
import { keptFor, whyNot, type Obstacle } from './obstacle';
import { sayRank } from './rank';

export interface Candidate {
  readonly agentId: AgentId;
  /** What puts her in her place. */
  readonly rank: Words;
}
export interface Refusal extends Obstacle {
  readonly agentId: AgentId;
}
export interface InFront {
  readonly callId: CallId;
  readonly queueId: QueueId;
  readonly key: Instant;
}
export interface Look {
  readonly queueId: QueueId;
  /** `repair≥3, english≥1`, as far as they are relaxed. */
  readonly needs: string;
  readonly strategy: string;
  readonly key: Instant;
  /** 1: first of her queue. */
  readonly place: number;
  /** Who goes before her, in her queue or another that shares an agent with it; the nearest to an agent first. */
  readonly inFront: readonly InFront[];
  /** First is who is rung. */
  readonly eligible: readonly Candidate[];
  readonly others: readonly Refusal[];
}

/** Of a call that waits; null for any other. `unknown`: agents of whom the journal has told nothing yet. */
export function look(floor: Floor, call: Call, unknown: ReadonlySet<AgentId>, time: SayTime): Look | null {
  const pool = poolOf(floor, call);
  if (!pool || call.phase.kind !== 'waiting') return null;
  const { visit } = call.phase;
  const queue = floor.queues.get(visit.queueId);
  if (!queue) return null;
  const inFront = goingBefore(floor, call, queue);
  return {
    queueId: queue.id,
    needs: sayNeeds(pool.needs),
    strategy: strategyOf(queue.rule),
    key: visit.key,
    place: 1 + inFront.filter(({ queueId }) => queueId === queue.id).length,
    inFront,
    eligible: inOrder(pool.eligible).map(({ agent }) => ({
      agentId: agent.id,
      rank: sayRank(agent, queue.rule, pool.needs, time),
    })),
    others: notEligible(floor, pool, { unknown, preferred: visit.preferred, time }),
  };
}

/** Agents who have what the call asks for. */
export function ableAgents(floor: Floor, call: Call): readonly Agent[] {
  const pool = poolOf(floor, call);
  return pool ? [...floor.agents.values()].filter((agent) => isInPool(agent, pool)) : [];
}

function strategyOf({ agent, idle }: Queue): string {
  return agent === 'longest-idle' ? `${agent}, ${idle}` : agent;
}

interface Asked {
  readonly unknown: ReadonlySet<AgentId>;
  readonly preferred: Preferred | null;
  readonly time: SayTime;
}

function notEligible(floor: Floor, pool: Pool, { unknown, preferred, time }: Asked): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const agent of floor.agents.values()) {
    const isAble = isInPool(agent, pool);
    if (isAble && isEligible(agent)) continue;
    const isUnknown = isAble && unknown.has(agent.id);
    const lacking = isAble ? null : pool.needs;
    const obstacle = preferred && lacking ? keptFor(preferred, time) : whyNot(agent, lacking, time);
    refusals.push({ agentId: agent.id, ...(isUnknown ? untold : obstacle) });
  }
  return refusals.sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
}

const untold: Obstacle = {
  code: 'unknown',
  why: words('日志开始之前的状态未知', 'her state before the journal begins is not known'),
};

function goingBefore(floor: Floor, call: Call, queue: QueueState): readonly InFront[] {
  const pool = poolOf(floor, call);
  const pools = new Set<Pool>(poolGroups(queue).flat());
  for (const agent of floor.agents.values())
    if (pool && isInPool(agent, pool)) for (const seat of agent.seats) pools.add(seat.pool);
  const before = [...pools].flatMap((each) => each.waiting.values()).filter((other) => goesBefore(floor, other, call));
  return before.sort((a, b) => (goesBefore(floor, a, b) ? -1 : 1)).flatMap(placeOf);
}

function placeOf({ id, phase }: Call): InFront[] {
  return phase.kind === 'waiting' ? [{ callId: id, queueId: phase.visit.queueId, key: phase.visit.key }] : [];
}

/** The heap's own order, by taking everything out and putting it back. */
function inOrder<T extends object>(heap: Heap<T>): readonly T[] {
  const taken: T[] = [];
  for (let first = heap.first(); first; first = heap.first()) {
    taken.push(first);
    heap.take(first);
  }
  for (const item of taken) heap.put(item);
  return taken;
}
