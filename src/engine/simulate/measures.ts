/** Reads the simulated day off the core's own entries, as the reports read the real one. */
import type { AgentId, CallId, Instant, QueueId } from '../../core/ids';
import type { AgentStateName, CallEntry, Entry } from '../../core/journal';
import { share } from '../../core/kpi/service-level';
import type { Rules } from '../../core/rules';
import { StaffTime } from './staff-time';
import { Tally, type QueueFigures, type Wait } from './tally';

export interface Figures extends QueueFigures {
  /** Arrived in the period, with those who never reached a queue. */
  readonly calls: number;
  readonly abandonedInMenu: number;
  /** Callbacks promised. */
  readonly callbacks: number;
  /** (Ringing + talking + wrap-up) ÷ (that + ready), all agents, in the period. */
  readonly occupancy: number | null;
  /** Offers answered within three rings ÷ (answered + no answer + refused). */
  readonly threeRingRate: number | null;
  readonly offers: number;
  readonly queues: Readonly<Record<string, QueueFigures>>;
}

/** What is kept of a call until it is counted. */
interface Open {
  enteredAt: Instant | null;
  visitAt: Instant;
  /** An agent was offered in the instant of the entry: to the visit, and to the first visit. */
  atOnce: boolean;
  firstAtOnce: boolean;
  /** A queue sent her on, and she is in no other one since. */
  sentOnAt: Instant | null;
  isCounted: boolean;
}
export type WaitListener = (wait: Wait, callId: CallId) => void;

export class Measures {
  private readonly open = new Map<CallId, Open>();
  private readonly total: Tally;
  private readonly byQueue = new Map<QueueId, Tally>();
  private readonly staff: StaffTime;
  private calls = 0;
  private abandonedInMenu = 0;
  private callbacks = 0;
  private offersAnswered = 0;
  private offersInTime = 0;
  private offersMissed = 0;

  /** `onWait` hears of each counted caller's whole wait, first entry to answer or leaving. */
  constructor(
    private readonly rules: Rules,
    private readonly period: { readonly from: Instant; readonly to: Instant },
    private readonly onWait: WaitListener | null = null,
  ) {
    this.total = new Tally(rules);
    this.staff = new StaffTime(period.from, period.to);
  }

  /** An agent who is there before the first entry is read. */
  standing(agentId: AgentId, state: AgentStateName, since: Instant): void {
    this.staff.change(agentId, state, since);
  }

  take(entry: Entry): void {
    if ('seq' in entry) return this.takeOfCall(entry);
    if (entry.type === 'AgentStateChanged') this.staff.change(entry.agentId, entry.state, entry.at);
  }

  /** `until`: the last instant anything is known of, where that is before the end of the period. */
  figures(until: Instant = this.period.to): Figures {
    const { calls, abandonedInMenu, callbacks, offersAnswered, offersInTime, offersMissed } = this;
    const queues = [...this.rules.queues.keys()].map((id) => [id, this.tallyOf(id).figures()] as const);
    return {
      calls,
      abandonedInMenu,
      callbacks,
      ...this.total.figures(),
      occupancy: this.staff.occupancy(Math.min(until, this.period.to)),
      threeRingRate: share(offersInTime, offersAnswered + offersMissed),
      offers: offersAnswered + offersMissed,
      queues: Object.fromEntries(queues),
    };
  }

  private takeOfCall(entry: CallEntry): void {
    if (entry.type === 'CallStarted') return this.start(entry.callId, entry.at, entry.direction === 'inbound');
    const call = this.open.get(entry.callId);
    if (!call) return;
    switch (entry.type) {
      case 'QueueEntered':
        call.visitAt = entry.at;
        call.atOnce = false;
        call.enteredAt ??= entry.at;
        call.sentOnAt = null;
        return;
      case 'OfferMade':
        if (entry.at === call.visitAt) call.atOnce = true;
        if (entry.at === call.enteredAt) call.firstAtOnce = true;
        return;
      case 'OfferEnded':
        if (call.isCounted) this.offerEnded(entry.result, entry.ringMs);
        return;
      case 'QueueLeft':
        if (call.isCounted) this.queueLeft(call, entry);
        return;
      case 'CallbackPromised':
        if (call.isCounted) this.callbacks += 1;
        return;
      case 'CallEnded':
        this.open.delete(entry.callId);
        if (!call.isCounted) return;
        if (entry.outcome === 'abandoned_in_menu') this.abandonedInMenu += 1;
        if (call.sentOnAt !== null) this.countWhole(entry.callId, call, 'overflowed', call.sentOnAt);
        return;
      default:
        return;
    }
  }

  /** Callbacks' own attempts are no arrivals; their offers do not count either. */
  private start(callId: CallId, at: Instant, isArrival: boolean): void {
    const isCounted = isArrival && at >= this.period.from && at < this.period.to;
    this.open.set(callId, {
      enteredAt: null,
      visitAt: at,
      atOnce: false,
      firstAtOnce: false,
      sentOnAt: null,
      isCounted,
    });
    if (isCounted) this.calls += 1;
  }

  private offerEnded(result: string, ringMs: number): void {
    if (result === 'answered') {
      this.offersAnswered += 1;
      if (ringMs <= 3 * this.rules.ringCycleMs) this.offersInTime += 1;
    } else if (result === 'no-answer' || result === 'refused') this.offersMissed += 1;
  }

  private queueLeft(
    call: Open,
    { at, callId, queueId, exit, waitMs }: Extract<CallEntry, { type: 'QueueLeft' }>,
  ): void {
    this.tallyOf(queueId).add({ waitMs, waited: !call.atOnce, exit });
    if (exit === 'overflowed')
      call.sentOnAt = at; // her wait may go on elsewhere
    else this.countWhole(callId, call, exit, at);
  }

  private countWhole(callId: CallId, call: Open, exit: Wait['exit'], at: Instant): void {
    const wait: Wait = { waitMs: at - (call.enteredAt ?? at), waited: !call.firstAtOnce, exit };
    this.total.add(wait);
    this.onWait?.(wait, callId);
  }

  private tallyOf(id: QueueId): Tally {
    const known = this.byQueue.get(id);
    if (known) return known;
    const made = new Tally(this.rules);
    this.byQueue.set(id, made);
    return made;
  }
}
