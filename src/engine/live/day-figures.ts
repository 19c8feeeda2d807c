/** Today's figures, counted from journal entries as they come. They begin again at midnight of the hotline's time zone. */
import { DateTime } from 'luxon';
import type { CallEntry, OfferResult } from '../../core/journal';
import type { CallId, Instant, QueueId } from '../../core/ids';
import { ahtMs, threeRingRate } from '../../core/kpi/kpis';
import type { Rules } from '../../core/rules';
import { nextDay } from '../day-clock';
import type { QueueDay, TodayView } from '../live-view';
import { DayTally } from './day-tally';

type Left = Extract<CallEntry, { type: 'QueueLeft' }>;

export class DayFigures {
  private queues = new Map<QueueId, DayTally>();
  private total = new DayTally();
  /** The day that is counted; 0: none yet. */
  private from = 0;
  private ends = 0;
  private readonly outbound: Set<CallId>;
  /** Callers who entered before the start and have left since: they count once their entering is known. */
  private early: Left[] = [];

  /** `startedAt`: nothing before is known, until `join`. `outbound`: callbacks' own calls on the floor now; their visits are no arrivals. */
  constructor(
    private readonly rules: () => Rules,
    private startedAt: Instant,
    outbound: Iterable<CallId>,
  ) {
    this.outbound = new Set(outbound);
  }

  take(entry: CallEntry): void {
    this.turn(entry.at);
    const { sums } = this.total;
    switch (entry.type) {
      case 'CallStarted':
        if (entry.direction === 'outbound') this.outbound.add(entry.callId);
        else sums.calls += 1;
        return;
      case 'QueueEntered':
        if (this.outbound.has(entry.callId)) return;
        this.tallyOf(entry.queueId).sums.entered += 1;
        sums.entered += 1;
        return;
      case 'QueueLeft':
        return this.left(entry);
      case 'OfferEnded':
        return this.offerEnded(entry.result, entry.ringMs);
      case 'TalkEnded':
        sums.talks += 1;
        sums.talkMs += entry.talkMs;
        sums.holdMs += entry.holdMs;
        return;
      case 'WrapUpDone':
        sums.wrapUpMs += entry.wrapUpMs;
        return;
      case 'CallEnded':
        this.outbound.delete(entry.callId);
        if (entry.outcome === 'abandoned_in_menu') sums.abandonedInMenu += 1;
        return;
      default:
        return;
    }
  }

  /**
   * `past`: what was counted of this day up to the start, by the record. False: the day it is of is over, or it is known
   * already.
   */
  join(past: DayFigures, now: Instant): boolean {
    this.turn(now);
    past.turn(now);
    if (past.from !== this.from || past.startedAt >= this.startedAt) return false;
    this.startedAt = past.startedAt;
    this.total.join(past.total);
    for (const [id, tally] of past.queues) this.tallyOf(id).join(tally);
    for (const left of this.early.splice(0)) this.left(left);
    return true;
  }

  view(now: Instant): TodayView {
    this.turn(now);
    const rules = this.rules();
    const queues = new Map<QueueId, QueueDay>();
    for (const id of rules.queues.keys()) queues.set(id, (this.queues.get(id) ?? new DayTally()).figures(rules));
    const { sums } = this.total;
    return {
      since: Math.max(this.from, this.startedAt),
      calls: sums.calls,
      abandonedInMenu: sums.abandonedInMenu,
      ...this.total.figures(rules),
      offers: sums.offersAnswered + sums.offersNoAnswer + sums.offersRefused,
      threeRingRate: threeRingRate(sums),
      ahtMs: ahtMs(sums),
      queues,
    };
  }

  private left(entry: Left): void {
    const { at, callId, queueId, exit, waitMs } = entry;
    // Yesterday's caller.
    if (this.outbound.has(callId) || at - waitMs < this.from) return;
    if (at - waitMs < this.startedAt) {
      this.early.push(entry);
      return;
    }
    const rules = this.rules();
    this.tallyOf(queueId).left(exit, waitMs, rules);
    this.total.left(exit, waitMs, rules);
    if (exit === 'overflowed') this.total.sums.entered -= 1; // counts where she was sent
  }

  private offerEnded(result: OfferResult, ringMs: number): void {
    const { sums } = this.total;
    const { rings, ringCycleMs } = this.rules();
    if (result === 'no-answer') sums.offersNoAnswer += 1;
    if (result === 'refused') sums.offersRefused += 1;
    if (result !== 'answered') return;
    sums.offersAnswered += 1;
    if (ringMs <= rings * ringCycleMs) sums.offersInThreeRings += 1;
  }

  private turn(at: Instant): void {
    if (at < this.ends) return;
    const { timeZone } = this.rules();
    this.from = DateTime.fromMillis(at, { zone: timeZone }).startOf('day').toMillis();
    this.ends = nextDay(at, timeZone);
    this.queues = new Map();
    this.total = new DayTally();
    this.early = [];
  }

  private tallyOf(id: QueueId): DayTally {
    const known = this.queues.get(id);
    if (known) return known;
    const made = new DayTally();
    this.queues.set(id, made);
    return made;
  }
}
