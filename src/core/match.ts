/**
 * Who is offered next: of the pools with a caller and an agent, the one whose first caller goes before the others; to her
 * goes the agent her queue names first. Outside a step no pool has both, so only pools of those woken since need a look.
 */
import type { Agent } from './agent';
import { goesBefore } from './across';
import type { Call } from './call';
import { poolOf, type Floor } from './floor';
import type { Pool } from './pool';

export interface Match {
  readonly call: Call;
  readonly agent: Agent;
}

/** The next pair, or null when nobody woken has one. The order of waking decides nothing. */
export function nextMatch(floor: Floor): Match | null {
  if (floor.wokenAgents.size === 0 && floor.wokenCalls.size === 0) return null;
  let best: Match | null = null;
  for (const agent of floor.wokenAgents) for (const pool of agent.pools) best = earlier(floor, best, pool);
  for (const call of floor.wokenCalls) best = earlier(floor, best, poolOf(floor, call));
  if (best) return best;
  floor.wokenAgents.clear();
  floor.wokenCalls.clear();
  return null;
}

function earlier(floor: Floor, best: Match | null, pool: Pool | null): Match | null {
  const call = pool?.waiting.first();
  const agent = pool?.eligible.first();
  return call && agent && (!best || goesBefore(floor, call, best.call)) ? { call, agent } : best;
}
