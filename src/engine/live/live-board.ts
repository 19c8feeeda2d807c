/**
 * Keeps the live board beside the floor: each entry marks what it changed, and asking costs what changed, not what there
 * is. What it answers equals the floor at that moment.
 */
import type { Core } from '../../core/core';
import type { AgentStateName, CallEntry, Entry } from '../../core/journal';
import { dayOf } from '../day-clock';
import type { AgentId, Instant } from '../../core/ids';
import { viewAgent, viewQueue } from '../floor-view';
import type { LiveAgent, LiveView } from '../live-view';
import type { Clock } from '../ports';
import { DayFigures } from './day-figures';
import { WaitingLines } from './waiting-lines';

export interface LiveBoard extends LiveView {
  /** Called for each entry after the step it came of. Never throws. */
  take(entry: Entry): void;
  /** Counts what the record has of this day before the start; asked again when it rejects. */
  recall(entriesOf: DayEntries): Promise<void>;
}
/** Entries of calls from `from` up to, without, `until`, in any order, in parts; visits of callbacks' own calls left out. */
export type DayEntries = (from: Instant, until: Instant) => AsyncIterable<readonly CallEntry[]>;

export function createLiveBoard({ floor }: Core, clock: Clock): LiveBoard {
  const lines = new WaitingLines();
  const known = new Map<AgentId, AgentStateName>();
  const counts = noStates();
  let agents = new Set<AgentId>();
  let any = true;
  let all = true;
  const outbound = [...floor.calls.values()].filter((call) => call.direction === 'outbound').map(({ id }) => id);
  // What is dated before this stands in the record, what is dated after it comes by `take`.
  const startedAt = Math.ceil(clock.now());
  const day = new DayFigures(() => floor.rules, startedAt, outbound);
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
        if (entry.at >= startedAt) day.take(entry);
      } else if ('agentId' in entry) {
        agents.add(entry.agentId);
        count(entry.agentId);
      } else if (entry.type === 'RulesApplied') {
        all = true;
        for (const id of new Set([...known.keys(), ...floor.agents.keys()])) count(id);
      }
    },
    async recall(entriesOf) {
      const from = dayOf(startedAt, floor.rules.timeZone);
      const past = new DayFigures(() => floor.rules, from, []);
      for await (const entries of entriesOf(from, startedAt)) for (const entry of entries) past.take(entry);
      if (day.join(past, clock.now())) any = true;
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
