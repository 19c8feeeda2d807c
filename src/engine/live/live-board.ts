/**
 * Keeps the live board beside the floor: each entry marks what it changed, and asking costs what changed, not what there
 * is. What it answers equals the floor at that moment.
 */
import type { Core } from '../../core/core';
import type { AgentStateName, Entry } from '../../core/journal';
import type { AgentId } from '../../core/ids';
import { viewAgent, viewQueue } from '../floor-view';
import type { LiveAgent, LiveView } from '../live-view';
import type { Clock } from '../ports';
import { DayFigures } from './day-figures';
import { WaitingLines } from './waiting-lines';

export interface LiveBoard extends LiveView {
  /** Called for each entry after the step it came of. Never throws. */
  take(entry: Entry): void;
}

export function createLiveBoard({ floor }: Core, clock: Clock): LiveBoard {
  const lines = new WaitingLines();
  const known = new Map<AgentId, AgentStateName>();
  const counts = noStates();
  let agents = new Set<AgentId>();
  let any = true;
  let all = true;
  const outbound = [...floor.calls.values()].filter((call) => call.direction === 'outbound').map(({ id }) => id);
  const day = new DayFigures(() => floor.rules, clock.now(), outbound);
  for (const call of floor.calls.values()) lines.follow(call.id, call);
  for (const id of floor.agents.keys()) count(id);

  function count(id: AgentId): void {
    const before = known.get(id);
    const after = floor.agents.get(id)?.state.kind;
    if (before === after) return;
    if (before) counts[before] -= 1;
    if (after) counts[after] += 1;
    if (after) known.set(id, after);
    else known.delete(id);
  }

  function viewLive(id: AgentId): LiveAgent | null {
    const agent = floor.agents.get(id);
    return agent ? { ...viewAgent(agent, floor.rules.agents.get(id)), queueIds: agent.queueIds } : null;
  }

  return {
    take(entry) {
      any = true;
      if ('seq' in entry) {
        lines.follow(entry.callId, floor.calls.get(entry.callId));
        day.take(entry);
      } else if ('agentId' in entry) {
        agents.add(entry.agentId);
        count(entry.agentId);
      } else if (entry.type === 'RulesApplied') {
        all = true;
        for (const id of new Set([...known.keys(), ...floor.agents.keys()])) count(id);
      }
    },
    takeChanges() {
      const changes = { any, all, agents };
      agents = new Set();
      any = all = false;
      return changes;
    },
    queues: () => [...floor.queues.values()].map((queue) => viewQueue(floor, queue, lines.of(queue.id))),
    agents: () => [...floor.agents.keys()].flatMap((id) => viewLive(id) ?? []),
    agent: viewLive,
    states: () => ({ ...counts }),
    today: () => day.view(clock.now()),
  };
}

const noStates = (): Record<AgentStateName, number> => ({
  'logged-out': 0,
  ready: 0,
  offered: 0,
  talking: 0,
  'wrap-up': 0,
  'not-ready': 0,
});
