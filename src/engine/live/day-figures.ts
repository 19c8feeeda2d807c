/** Today's figures, counted from journal entries as they come. They begin again at midnight of the hotline's time zone. */
import { DateTime } from 'luxon';
import type { CallEntry } from '../../core/journal';
import type { CallId, Instant, QueueId } from '../../core/ids';
import type { Rules } from '../../core/rules';
import { nextDay } from '../day-clock';
import type { QueueDay, TodayView } from '../live-view';
import { DayTally } from './day-tally';

export class DayFigures {
  private queues = new Map<QueueId, DayTally>();
  private total = new DayTally();
  private calls = 0;
  private abandonedInMenu = 0;
  private offersInTime = 0;
  private offersAnswered = 0;
  private offersMissed = 0;
  private talks = 0;
  private handledMs = 0;
  /** The day that is counted; 0: none yet. */
  private from = 0;
  private ends = 0;
  private readonly outbound: Set<CallId>;

  /** `startedAt`: nothing before is known. `outbound`: callbacks' own calls on the floor now; their visits are no arrivals. */
  constructor(
    private readonly rules: () => Rules,
    private readonly startedAt: Instant,
    outbound: Iterable<CallId>,
  ) {
    this.outbound = new Set(outbound);
  }

  take(entry: CallEntry): void {
    this.turn(entry.at);
    switch (entry.type) {
      case 'CallStarted':
        if (entry.direction === 'outbound') this.outbound.add(entry.callId);
        else this.calls += 1;
        return;
      case 'QueueEntered':
        if (this.outbound.has(entry.callId)) return;
        this.tallyOf(entry.queueId).entered += 1;
        this.total.entered += 1;
        return;
      case 'QueueLeft':
        return this.left(entry);
      case 'OfferEnded':
        return this.offerEnded(entry.result, entry.ringMs);
      case 'TalkEnded':
        this.talks += 1;
        this.handledMs += entry.talkMs + entry.holdMs;
        return;
      case 'WrapUpDone':
        this.handledMs += entry.wrapUpMs;
        return;
      case 'CallEnded':
        this.outbound.delete(entry.callId);
        if (entry.outcome === 'abandoned_in_menu') this.abandonedInMenu += 1;
        return;
      default:
        return;
    }
  }

  view(now: Instant): TodayView {
    this.turn(now);
    const rules = this.rules();
    const queues = new Map<QueueId, QueueDay>();
    for (const id of rules.queues.keys()) queues.set(id, (this.queues.get(id) ?? new DayTally()).figures(rules));
    const offers = this.offersAnswered + this.offersMissed;
    return {
      since: Math.max(this.from, this.startedAt),
      calls: this.calls,
      abandonedInMenu: this.abandonedInMenu,
      ...this.total.figures(rules),
      offers,
      threeRingRate: offers === 0 ? null : this.offersInTime / offers,
      ahtMs: this.talks === 0 ? null : this.handledMs / this.talks,
      queues,
    };
  }

  private left({ at, callId, queueId, exit, waitMs }: Extract<CallEntry, { type: 'QueueLeft' }>): void {
    // Yesterday's caller, or one whose entering nobody here has seen.
    if (this.outbound.has(callId) || at - waitMs < Math.max(this.from, this.startedAt)) return;
    const rules = this.rules();
    this.tallyOf(queueId).left(exit, waitMs, rules);
    this.total.left(exit, waitMs, rules);
    if (exit === 'overflowed') this.total.entered -= 1; // counts where she was sent
  }

  private offerEnded(result: string, ringMs: number): void {
    if (result === 'answered') {
      this.offersAnswered += 1;
      if (ringMs <= 3 * this.rules().ringCycleMs) this.offersInTime += 1;
    } else if (result === 'no-answer' || result === 'refused') this.offersMissed += 1;
  }

  private turn(at: Instant): void {
    if (at < this.ends) return;
    const { timeZone } = this.rules();
    this.from = DateTime.fromMillis(at, { zone: timeZone }).startOf('day').toMillis();
    this.ends = nextDay(at, timeZone);
    this.queues = new Map();
    this.total = new DayTally();
    this.calls = this.abandonedInMenu = this.talks = this.handledMs = 0;
    this.offersInTime = this.offersAnswered = this.offersMissed = 0;
  }

  private tallyOf(id: QueueId): DayTally {
    const known = this.queues.get(id);
    if (known) return known;
    const made = new DayTally();
    this.queues.set(id, made);
    return made;
  }
}
