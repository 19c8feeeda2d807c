/**
 * Who is offered next: of the pools with a caller and an agent, the one whose first caller goes before the others; to her
 * goes the agent her queue names first. Outside a step no pool has both, so only pools of those woken since need a look.
 */
import type { Agent } from './agent';
import { goesBefore } from './across';
import type { Call } from './call';
import { forgetWoken, poolOf, type Floor } from './floor';
import type { Pool } from './pool';

export interface Match {
  readonly call: Call;
  readonly agent: Agent;
}

/** The next pair, or null when nobody woken has one. The order of waking decides nothing. */
export function nextMatch(floor: Floor): Match | null {
  const { wokenAgents, wokenCalls } = floor;
  if (wokenAgents.length === 0 && wokenCalls.length === 0) return null;
  let best: Match | null = null;
  for (const agent of wokenAgents) for (const { pool } of agent.seats) best = earlier(floor, best, pool);
  for (const call of wokenCalls) best = earlier(floor, best, poolOf(floor, call));
  if (best) return best;
  forgetWoken(floor);
  return null;
}

function earlier(floor: Floor, best: Match | null, pool: Pool | null): Match | null {
  const call = pool?.waiting.first();
  const agent = pool?.eligible.first()?.agent;
  return call && agent && (!best || goesBefore(floor, call, best.call)) ? { call, agent } : best;
}
