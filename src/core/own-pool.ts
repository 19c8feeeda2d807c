/** Pools of callers who wait for one agent alone: there while somebody waits in them. */
import { presenceOf } from './agent';
import { wantsAgent, type Call } from './call';
import type { Floor } from './floor';
import { joinPool, leavePool, newOwnPool, type Pool } from './pool';

export function openOwnPool(floor: Floor, call: Call): void {
  const preferred = preferredOf(call);
  if (!preferred || floor.own.has(preferred.agentId)) return;
  const { agentId } = preferred;
  const pool = newOwnPool();
  const agent = floor.agents.get(agentId);
  floor.own.set(agentId, pool);
  if (agent) joinPool(agent, pool);
  if (!agent || presenceOf(agent) !== 'at-work') floor.forsaken.add(agentId);
}

/** Behind a caller who left it. */
export function closeOwnPool(floor: Floor, pool: Pool, call: Call): void {
  const preferred = preferredOf(call);
  if (!preferred || pool.waiting.size > 0) return;
  const agent = floor.agents.get(preferred.agentId);
  if (agent) leavePool(agent, pool);
  floor.own.delete(preferred.agentId);
}

function preferredOf(call: Call) {
  const { phase } = call;
  if ((phase.kind !== 'waiting' && phase.kind !== 'offered') || !wantsAgent(call)) return null;
  return phase.visit.preferred;
}
