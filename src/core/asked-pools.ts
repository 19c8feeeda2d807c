/** Pools of callers who ask for more than their queue does: made when the first of them comes, kept until the rules change. */
import type { Floor } from './floor';
import { joinPool, newAskedPools } from './pool';
import type { Visit } from './visit';

/** Looks at all agents once for each combination of queue and skills that occurs; the rules know only so many. */
export function openAskedPools(floor: Floor, { queueId, asks }: Visit): void {
  const queue = floor.queues.get(queueId);
  if (!queue || asks === '' || queue.asked.has(asks)) return;
  const pools = newAskedPools(queue.rule, asks);
  queue.asked.set(asks, pools);
  for (const pool of pools)
    for (const agent of floor.agents.values()) {
      const isAble = [...pool.needs].every(([skill, least]) => (agent.skills.get(skill) ?? 0) >= least);
      if (isAble && floor.rules.agents.has(agent.id)) joinPool(agent, pool);
    }
}
