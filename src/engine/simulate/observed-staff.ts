/**
 * What the record tells of agents: when they worked, how they answered, how long they needed. Their own wishes are kept as
 * they were; what the routing did to them (an offer missed, a wrap-up ended by the rules) is not, it is for the simulated
 * routing to do.
 */
import type { Agent } from '../../core/agent';
import { chosenReasons, type Event, type NotReadyReason } from '../../core/event';
import type { Floor } from '../../core/floor';
import type { AgentId, Instant } from '../../core/ids';
import type { AgentEntry, CallEntry } from '../../core/journal';
import type { StepRecord } from '../ports';
import type { Case } from './survival';

type StateChanged = Extract<AgentEntry, { type: 'AgentStateChanged' }>;

/** Reasons an agent, or a team leader for her, has chosen. */
const chosen: ReadonlySet<NotReadyReason> = new Set([...chosenReasons, 'forced']);
const onThePhone: ReadonlySet<string> = new Set(['ready', 'offered', 'talking', 'wrap-up']);

export class ObservedStaff {
  readonly wishes: Event[] = [];
  /** Everyone the record knows. */
  readonly agents = new Set<AgentId>();
  /** First ring to answer; cut off where it was not answered. */
  readonly answers = new Map<AgentId, Case[]>();
  readonly refusals: number[] = [];
  offers = 0;
  /** Cut off where the rules ended it. */
  readonly wrapUps: Case[] = [];
  /** From a missed offer until ready again. */
  readonly rests: number[] = [];
  private readonly missedAt = new Map<AgentId, Instant>();
  private readonly wrappingUp = new Map<AgentId, StateChanged>();
  private readonly paused = new Set<AgentId>();

  /** `unknown`: of whom the record has told nothing before `begin`. */
  constructor(
    floor: Floor,
    private readonly unknown: Set<AgentId>,
    private readonly begin: Instant,
  ) {
    for (const agent of floor.agents.values()) {
      this.agents.add(agent.id);
      if (!unknown.has(agent.id)) this.wishes.push(...this.standing(agent));
    }
  }

  take(record: StepRecord): void {
    for (const entry of record.entries) {
      if ('seq' in entry) {
        if (entry.type === 'OfferEnded') this.offerEnded(entry);
      } else if (entry.type === 'PhoneStateChanged') this.phone(entry);
      else if (entry.type === 'AgentStateChanged') this.changed(entry, record.event);
    }
    this.wish(record.event);
  }

  /** How an agent stands as the simulation begins; calls of before are over for her. */
  private standing({ id: agentId, registered, state, pending }: Agent): Event[] {
    const at = this.begin;
    const events: Event[] = [];
    if (registered) events.push({ type: 'PhoneRegistered', at, agentId });
    if (state.kind === 'logged-out' || pending?.kind === 'logged-out') return events;
    events.push({ type: 'AgentLoggedIn', at, agentId });
    const reason = pending?.kind === 'not-ready' ? pending.reason : state.kind === 'not-ready' ? state.reason : null;
    if (reason === null || !chosen.has(reason)) return events;
    this.paused.add(agentId);
    return [...events, { type: 'AgentPaused', at, agentId, reason }];
  }

  private wish(event: Event): void {
    if (event.type === 'AgentLoggedIn' || event.type === 'AgentLoggedOut') {
      this.paused.delete(event.agentId);
      this.wishes.push({ type: event.type, at: event.at, agentId: event.agentId });
    } else if (event.type === 'AgentPaused') {
      this.paused.add(event.agentId);
      this.wishes.push({ type: 'AgentPaused', at: event.at, agentId: event.agentId, reason: event.reason });
    } else if (event.type === 'AgentReadied' && this.paused.delete(event.agentId)) {
      this.wishes.push({ type: 'AgentReadied', at: event.at, agentId: event.agentId });
    }
  }

  private phone({ agentId, registered, at }: Extract<AgentEntry, { type: 'PhoneStateChanged' }>): void {
    this.wishes.push({ type: registered ? 'PhoneRegistered' : 'PhoneUnregistered', at, agentId });
  }

  private changed(entry: StateChanged, event: Event): void {
    const { agentId, state, at } = entry;
    if (this.unknown.delete(agentId)) this.wasThere(entry, event);
    if (state === 'wrap-up') this.wrappingUp.set(agentId, entry);
    else this.wrapUpEnded(agentId, at);
    const missedAt = this.missedAt.get(agentId);
    if (state === 'ready' && missedAt !== undefined) this.rests.push(at - missedAt);
    if (state !== 'not-ready') this.missedAt.delete(agentId);
  }

  /** Her first news is not that she logs in: she has been there all the time. */
  private wasThere({ agentId, state }: StateChanged, event: Event): void {
    this.agents.add(agentId);
    const at = this.begin;
    const arrives = event.type === 'AgentLoggedIn' && event.agentId === agentId;
    if (onThePhone.has(state)) this.wishes.push({ type: 'PhoneRegistered', at, agentId });
    if (!arrives && state !== 'logged-out') this.wishes.push({ type: 'AgentLoggedIn', at, agentId });
  }

  private wrapUpEnded(agentId: AgentId, at: Instant): void {
    const wrapUp = this.wrappingUp.get(agentId);
    if (!wrapUp) return;
    this.wrappingUp.delete(agentId);
    this.wrapUps.push({ ms: at - wrapUp.at, ended: wrapUp.until !== null && at < wrapUp.until });
  }

  private offerEnded({ agentId, result, ringMs, at }: Extract<CallEntry, { type: 'OfferEnded' }>): void {
    if (result === 'refused') this.refusals.push(ringMs);
    else if (result === 'answered' || result === 'no-answer' || result === 'cancelled') {
      const known = this.answers.get(agentId) ?? [];
      known.push({ ms: ringMs, ended: result === 'answered' });
      this.answers.set(agentId, known);
    }
    if (result !== 'answered' && result !== 'cancelled') this.missedAt.set(agentId, at);
    this.offers += 1;
  }
}
