/** Whatever happens on the floor, the live board says what a look at everything would say. */
import fc from 'fast-check';
import { Core } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import type { AgentId, CallId } from '../../src/core/ids';
import type { Entry } from '../../src/core/journal';
import { floorView } from '../../src/engine/floor-view';
import { createLiveBoard, type LiveBoard } from '../../src/engine/live/live-board';
import type { LiveAgent } from '../../src/engine/ports';
import { anyEvent, node } from '../fixtures/floor/any-event';
import { orderRules } from '../fixtures/floor/order-rules';
import { plausibleEvents, type Timeless } from '../fixtures/floor/plausible';
import { rules } from '../fixtures/floor/rules';

type Moment = { readonly pick: number | null; readonly event: Timeless; readonly passed: number };
const moment: fc.Arbitrary<Moment> = fc.record({
  pick: fc.option(fc.nat(), { freq: 5 }),
  event: anyEvent,
  passed: fc.constantFrom(0, 0, 1, 20, 1_000, 6_000, 20_000),
});
const day = fc.array(moment, { minLength: 1, maxLength: 120, size: 'max' });

interface Watched {
  readonly core: Core;
  readonly board: LiveBoard;
  readonly entries: Entry[];
}

function run(moments: readonly Moment[], check: (watched: Watched) => void): Watched {
  const core = Core.create(moments.length % 2 === 0 ? rules() : orderRules, 0);
  const clock = { now: () => core.floor.now, fromWall: (at: number) => at, wakeAt: () => () => undefined };
  const watched = { core, board: createLiveBoard(core, clock), entries: [] as Entry[] };
  const step = (event: Event) => {
    const { entries } = core.step(event);
    for (const entry of entries) watched.board.take(entry);
    watched.entries.push(...entries);
    check(watched);
  };
  let now = 0;
  for (const [i, { pick, event, passed }] of moments.entries()) {
    now += passed;
    for (let due = core.nextDeadline(); due !== null && due <= now; due = core.nextDeadline())
      step({ type: 'Tick', at: due });
    const likely = pick === null ? [] : plausibleEvents(core, node, `n${i}` as CallId);
    step({ ...(likely[(pick ?? 0) % likely.length] ?? event), at: now });
  }
  return watched;
}

test('queues, agents and states equal the floor after every step', () => {
  const seen = new Map<AgentId, LiveAgent>();
  const equals = ({ core, board }: Watched) => {
    const view = floorView(core);
    expect(board.queues()).toEqual(view.queues());
    const { all, agents } = board.takeChanges();
    if (all) seen.clear();
    for (const id of all ? core.floor.agents.keys() : agents) {
      const agent = board.agent(id);
      if (agent) seen.set(id, agent);
      else seen.delete(id);
    }
    // A reader who was told every change knows what a look at all agents shows.
    expect([...seen.values()].sort(byId).map(({ queueIds: _, ...agent }) => agent)).toEqual(
      [...view.agents()].sort(byId),
    );
    const counted = view.agents().reduce<Record<string, number>>((sum, { state }) => {
      return { ...sum, [state]: (sum[state] ?? 0) + 1 };
    }, {});
    const told = Object.entries(board.states()).filter(([, count]) => count > 0);
    expect(Object.fromEntries(told)).toEqual(counted);
  };
  fc.assert(
    fc.property(day, (moments) => {
      seen.clear();
      run(moments, equals);
    }),
    { numRuns: 60, seed: 20261123 },
  );
});

test('of every queue: entered = answered + abandoned + left otherwise + those still in it', () => {
  fc.assert(
    fc.property(day, (moments) => {
      const { core, board, entries } = run(moments, () => undefined);
      const outbound = new Set<CallId>();
      const exits = new Map<string, number>();
      for (const entry of entries) {
        if (entry.type === 'CallStarted' && entry.direction === 'outbound') outbound.add(entry.callId);
        if (entry.type === 'CallEnded') outbound.delete(entry.callId);
        if (entry.type === 'QueueLeft' && !outbound.has(entry.callId))
          exits.set(entry.queueId, (exits.get(entry.queueId) ?? 0) + 1);
      }
      for (const [queueId, queue] of board.today().queues) {
        const inside = [...core.floor.calls.values()].filter(
          ({ direction, phase }) => direction === 'inbound' && 'visit' in phase && phase.visit?.queueId === queueId,
        );
        const left = queue.answered + queue.abandoned + queue.sentOn + queue.callbacks + queue.interrupted;
        expect(left).toBe(exits.get(queueId) ?? 0);
        expect(queue.entered).toBe(left + inside.length);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});

const byId = (a: { readonly agentId: string }, b: { readonly agentId: string }) => (a.agentId < b.agentId ? -1 : 1);
