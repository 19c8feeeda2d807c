/**
 * The real core in a simulated world: a virtual clock, callers and agents as the traffic has them, telephones that answer
 * each command. Time goes from one happening to the next; the core's deadlines come after what happens in their instant.
 */
import { Core } from '../../core/core';
import type { Event } from '../../core/event';
import type { Floor } from '../../core/floor';
import { legId, type AgentId, type CallId, type Instant } from '../../core/ids';
import type { AgentEntry, CallEntry, Entry } from '../../core/journal';
import type { Rules } from '../../core/rules';
import { nextDay } from '../day-clock';
import type { StepRecord } from '../ports';
import { Happenings } from './happenings';
import { Measures, type Figures, type WaitListener } from './measures';
import { mixSeed, Random } from './random';
import { simulatedNode, Telephones } from './telephones';
import type { SimulatedCaller, Traffic } from './traffic';

export interface WorldOptions {
  readonly seed: number;
  readonly onWait?: WaitListener;
  /** Ids of calls that arrive; `s1`, `s2` … where it is not given. */
  readonly mint?: (at: Instant) => CallId;
  /** Gets what a journal would: the first record has n = 1. */
  readonly onStep?: (record: StepRecord, floor: Floor) => void;
}

/** Where nobody ever leaves and nobody ever answers, the day ends all the same. */
const longestEndMs = 24 * 3_600_000;

export class World {
  private readonly core: Core;
  private readonly happenings = new Happenings();
  private readonly telephones: Telephones;
  private readonly measures: Measures;
  private readonly callers: Iterator<SimulatedCaller>;
  private readonly wishes: Iterator<Event>;
  private readonly wrapUps: Random;
  private arrived = 0;
  private nextCaller: SimulatedCaller | null;
  private nextWish: Event | null;
  private midnight: Instant;
  private readonly onStep: WorldOptions['onStep'] | null;
  private readonly mint: WorldOptions['mint'] | null;
  private steps = 0;

  constructor(
    given: Rules,
    private readonly traffic: Traffic,
    { seed, onWait, onStep, mint }: WorldOptions,
  ) {
    this.onStep = onStep ?? null;
    this.mint = mint ?? null;
    const rules: Rules = { ...given, agents: traffic.staff(given) };
    this.core = Core.create(rules, traffic.begin);
    this.telephones = new Telephones(traffic.habits, this.happenings);
    this.measures = new Measures(rules, traffic, onWait ?? null);
    this.callers = traffic.callers();
    this.wishes = traffic.wishes(rules);
    this.wrapUps = new Random(mixSeed(seed, 7));
    this.nextCaller = taken(this.callers);
    this.nextWish = taken(this.wishes);
    this.midnight = nextDay(traffic.begin, rules.timeZone);
  }

  /** Lives the whole day. Throws when the core meets a bug: a simulation must not hide it. */
  run(): Figures {
    const last = this.traffic.to + longestEndMs;
    for (let at = this.nextInstant(); at <= last; at = this.nextInstant()) {
      this.telephones.now = at;
      this.step(this.nextEvent(at));
      if (this.isOver(at)) break;
    }
    return this.measures.figures();
  }

  /** Everyone who is to be counted has been. */
  private isOver(at: Instant): boolean {
    return at >= this.traffic.to && this.nextCaller === null && this.core.floor.calls.size === 0;
  }

  private nextInstant(): Instant {
    return Math.min(
      this.happenings.next?.at ?? Number.POSITIVE_INFINITY,
      this.nextCaller?.at ?? Number.POSITIVE_INFINITY,
      this.nextWish?.at ?? Number.POSITIVE_INFINITY,
      this.midnight,
      this.core.nextDeadline() ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Of one instant: a new day, the agents' wishes, then what was planned, then callers, then deadlines. Null: it was pointless. */
  private nextEvent(at: Instant): Event | null {
    if (this.midnight <= at) {
      this.midnight = nextDay(at, this.core.floor.rules.timeZone);
      return { type: 'DayBegan', at };
    }
    const wish = this.nextWish;
    if (wish && wish.at <= at) {
      this.nextWish = taken(this.wishes);
      return wish;
    }
    const happening = this.happenings.next;
    if (happening && happening.at <= at) {
      this.happenings.drop(happening);
      return happening.holds === null || happening.holds() ? happening.event : null;
    }
    const caller = this.nextCaller;
    if (caller && caller.at <= at) {
      this.nextCaller = taken(this.callers);
      return this.arrive(caller);
    }
    return { type: 'Tick', at };
  }

  private arrive(caller: SimulatedCaller): Event {
    const { at, dialled } = caller;
    this.arrived += 1;
    const callId = this.mint?.(at) ?? (`s${this.arrived}` as CallId);
    this.telephones.open(callId, caller);
    const leg = legId(callId, 0);
    return { type: 'CallArrived', at, callId, legId: leg, node: simulatedNode, dialled, caller: caller.caller };
  }

  private step(event: Event | null): void {
    if (!event) return;
    const { commands, entries, error, mended } = this.core.step(event);
    const bug = error ?? mended[0];
    if (bug !== undefined) throw new Error(`the core failed at ${JSON.stringify(event)}`, { cause: bug });
    this.onStep?.({ n: (this.steps += 1), at: this.core.floor.now, event, entries }, this.core.floor);
    for (const entry of entries) {
      this.measures.take(entry);
      this.live(entry);
    }
    for (const command of commands) this.telephones.carryOut(command);
    for (const entry of entries) if (entry.type === 'CallEnded') this.telephones.close(entry.callId);
  }

  /** What people make of it. */
  private live(entry: Entry): void {
    if (entry.type === 'QueueEntered') this.wait(entry);
    else if (entry.type === 'OfferEnded') this.rest(entry);
    else if (entry.type === 'AgentStateChanged' && entry.state === 'wrap-up') this.wrapUp(entry);
  }

  private wait({ callId, visit, at }: Extract<CallEntry, { type: 'QueueEntered' }>): void {
    const line = this.telephones.lines.get(callId);
    if (line && visit === 1) this.telephones.leavesAt(callId, at + line.caller.patienceMs);
  }

  /** Taken out of rotation for a missed offer, an agent comes back by herself. */
  private rest({ agentId, result, at }: Extract<CallEntry, { type: 'OfferEnded' }>): void {
    if (result === 'answered' || result === 'cancelled') return;
    const backAt = at + this.traffic.habits.restMs;
    this.happenings.plan({ type: 'AgentReadied', at: backAt, agentId }, () => isTakenOut(this.core, agentId));
  }

  private wrapUp({ agentId, at, until }: Extract<AgentEntry, { type: 'AgentStateChanged' }>): void {
    const ms = this.traffic.habits.wrapUpMs(agentId, this.wrapUps);
    if (ms === null || until === null || at + ms >= until) return;
    this.happenings.plan({ type: 'WrapUpEnded', at: Math.round(at + ms), agentId }, () => {
      const agent = this.core.floor.agents.get(agentId);
      return agent?.state.kind === 'wrap-up' && agent.since === at;
    });
  }
}

function isTakenOut(core: Core, agentId: AgentId): boolean {
  const state = core.floor.agents.get(agentId)?.state;
  return state?.kind === 'not-ready' && ['no-answer', 'refused', 'unreachable'].includes(state.reason);
}

function taken<T>(from: Iterator<T>): T | null {
  const next = from.next();
  return next.done === true ? null : next.value;
}
