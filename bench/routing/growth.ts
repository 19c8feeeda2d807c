/**
 * What one event costs as the floor grows: N agents busy, N calls waiting over 50 skills, 3 skills an agent. The event: an
 * agent's phone hangs up, she is free, and the next call is offered to her. Everything between two such events is not timed.
 */
import { randomUUID } from 'node:crypto';
import type { Core, Stepped } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import type { Floor } from '../../src/core/floor';
import type { AgentId, CallId, LegId, NodeId } from '../../src/core/ids';
import { built } from './built';
import { coreRules, numberOf } from './core-rules';

export interface Size {
  readonly n: number;
  /** Microseconds of one event. */
  readonly medianUs: number;
  /** Entries of the floor's maps and places of its indexes read or written in one event, each once; on average. */
  readonly touched: number;
}
export interface Growth {
  /** Median time at 10,000 ÷ median time at 100. */
  readonly costGrowth100to10000: number;
  readonly touchedGrowth100to10000: number;
  readonly sizes: readonly Size[];
  readonly events: number;
}

const sizes = [100, 1_000, 10_000];
const skills = 50;
const rounds = 10;
const node = 'node-1' as NodeId;

/** The sizes take turns, so that whatever else the machine does meets them alike. */
export function measureGrowth(events: number, say: (line: string) => void): Growth {
  const floors = sizes.map((n) => new FullFloor(n));
  for (const floor of floors) floor.free(events / rounds);
  const times = floors.map((): number[] => []);
  for (let round = 1; round <= rounds; round += 1) {
    for (const [i, floor] of floors.entries()) times[i]?.push(...floor.free(events / rounds));
    say(`growth: round ${round} of ${rounds}`);
  }
  const measured = floors.map((floor, i): Size => ({
    n: floor.n,
    medianUs: rounded((median(times[i] ?? []) ?? NaN) * 1_000),
    touched: rounded(floor.touchedPerEvent(events / rounds)),
  }));
  const [small, large] = [measured[0] as Size, measured.at(-1) as Size];
  return {
    costGrowth100to10000: rounded(large.medianUs / small.medianUs),
    touchedGrowth100to10000: rounded(large.touched / small.touched),
    sizes: measured,
    events,
  };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value: number) => Math.round(value * 100) / 100;

interface Talking {
  readonly callId: CallId;
  readonly legId: LegId;
}

class FullFloor {
  private readonly core: Core;
  private readonly talking: Talking[] = [];
  private now = 1_700_000_000_000;
  private arrived = 0;
  private turn = 0;

  constructor(readonly n: number) {
    const { Core: BuiltCore } = built<typeof import('../../src/core/core')>('core/core');
    const rules = coreRules({ agents: n, skills, skillsPerAgent: 3, wrapUpMs: 0 });
    this.core = BuiltCore.create(rules, this.now);
    for (const agentId of rules.agents.keys()) this.staff(agentId);
    while (this.talking.length < n) this.arrive();
    while (this.core.floor.calls.size < 2 * n) this.arrive();
  }

  /** Milliseconds of each event. */
  free(events: number): number[] {
    return Array.from({ length: events }, () => {
      // Agents hang up in an order that has nothing to do with that of their calls.
      this.turn = (this.turn + 7_919) % this.talking.length;
      const [done] = this.talking.splice(this.turn, 1, this.talking.at(-1) as Talking);
      this.talking.pop();
      const event: Event = { type: 'LegHungUp', at: this.pass(), ...(done as Talking) };
      const startedAt = performance.now();
      const stepped = this.core.step(event);
      const ms = performance.now() - startedAt;
      this.answer(stepped);
      this.step({ type: 'CallerHungUp', at: this.now, callId: (done as Talking).callId, legId: leg(done as Talking) });
      this.arrive();
      return ms;
    });
  }

  touchedPerEvent(events: number): number {
    const seen = watchTouches(this.core.floor);
    const step = this.core.step.bind(this.core);
    let touched = 0;
    this.core.step = (event) => {
      seen.clear();
      const stepped = step(event);
      if (event.type === 'LegHungUp') touched += seen.size;
      return stepped;
    };
    this.free(events);
    return touched / events;
  }

  private staff(agentId: AgentId): void {
    this.step({ type: 'PhoneRegistered', at: this.pass(), agentId });
    this.step({ type: 'AgentLoggedIn', at: this.now, agentId });
  }

  /** She waits, or is offered, answered and talks. */
  private arrive(): void {
    const callId = randomUUID() as string as CallId;
    const dialled = numberOf(this.arrived++ % skills);
    this.answer(
      this.step({
        type: 'CallArrived',
        ...{ at: this.pass(), callId, legId: leg({ callId }), node, dialled, caller: '13800138000' },
      }),
    );
  }

  private answer({ commands }: Stepped): void {
    for (const command of commands) {
      if (command.type !== 'OfferCall') continue;
      const { callId, legId } = command;
      this.step({ type: 'OfferRinging', at: this.now, callId, legId });
      this.step({ type: 'OfferAnswered', at: this.now, callId, legId });
      this.talking.push({ callId, legId });
    }
  }

  private step(event: Event): Stepped {
    const stepped = this.core.step(event);
    if (stepped.error !== undefined || stepped.mended.length > 0) throw stepped.error ?? stepped.mended[0];
    return stepped;
  }

  private pass(): number {
    this.now += 1;
    return this.now;
  }
}

const leg = ({ callId }: { readonly callId: CallId }) => `${callId}.0` as LegId;

/** Collects the entries of the floor's maps and the places of its indexes that are read or written. */
function watchTouches(floor: Floor): Set<string> {
  const touched = new Set<string>();
  const maps = { calls: floor.calls, agents: floor.agents, legs: floor.legs, queues: floor.queues };
  for (const [name, map] of Object.entries(maps)) watchMap(map as Map<string, unknown>, name, touched);
  const pools = [...floor.queues.values()].flatMap((queue) => [...queue.pools]);
  const heaps: readonly object[] = [floor.dues, ...pools.flatMap((pool) => [pool.waiting, pool.eligible])];
  for (const [n, heap] of (heaps as { items: object[] }[]).entries())
    heap.items = new Proxy(heap.items, {
      get: (items, place) => Reflect.get(items, note(place, `heap ${n}`, touched)) as unknown,
      set: (items, place, item) => Reflect.set(items, note(place, `heap ${n}`, touched), item),
    });
  // The keys stand beside the items, at the same places.
  for (const [n, heap] of (heaps as { keys: number[] }[]).entries())
    heap.keys = new Proxy(heap.keys, {
      get: (keys, place) => Reflect.get(keys, note(place, `heap ${n}`, touched)) as unknown,
      set: (keys, place, key) => Reflect.set(keys, note(place, `heap ${n}`, touched), key),
    });
  return touched;
}

function note(place: string | symbol, of: string, touched: Set<string>): string | symbol {
  if (typeof place === 'string' && /^\d+$/.test(place)) touched.add(`${of} ${place}`);
  return place;
}

function watchMap(map: Map<string, unknown>, name: string, touched: Set<string>): void {
  for (const method of ['get', 'has', 'set', 'delete'] as const) {
    const original = map[method].bind(map) as (...args: unknown[]) => unknown;
    Object.assign(map, {
      [method](key: string, ...rest: unknown[]) {
        touched.add(`${name} ${key}`);
        return original(key, ...rest);
      },
    });
  }
}
