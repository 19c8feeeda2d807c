/** Counts of waits, for one queue or for all: nothing is kept of a call that has been counted. */
import type { VisitExit } from '../../core/journal';
import type { Rules } from '../../core/rules';
import { serviceLevel, share, type LevelCounts } from '../../core/kpi/service-level';

export interface Wait {
  /** Entry to answer, or to leaving. Includes the ringing. */
  readonly waitMs: number;
  /** No agent was offered to her the moment she entered. */
  readonly waited: boolean;
  readonly exit: VisitExit;
}

export interface QueueFigures {
  readonly entered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly shortAbandons: number;
  /** By the formula and threshold of the rules. */
  readonly serviceLevel: number | null;
  /** Answered within 20 s ÷ (answered + abandoned). */
  readonly serviceLevel20: number | null;
  /** Mean wait of those who were answered. */
  readonly asaMs: number | null;
  readonly meanWaitMs: number | null;
  readonly maxWaitMs: number;
  /** Share to whom no agent could be offered at once. */
  readonly pWait: number | null;
  readonly abandonment: number | null;
}

const twentySecondsMs = 20_000;

export class Tally {
  private entered = 0;
  private answered = 0;
  private abandoned = 0;
  private answeredInTime = 0;
  private abandonedInTime = 0;
  private shortAbandons = 0;
  private flowedOut = 0;
  private answeredIn20 = 0;
  private waited = 0;
  private waitMs = 0;
  private answeredWaitMs = 0;
  private maxWaitMs = 0;

  constructor(private readonly rules: Pick<Rules, 'serviceLevel' | 'shortAbandonMs'>) {}

  add({ waitMs, waited, exit }: Wait): void {
    const isInTime = waitMs <= this.rules.serviceLevel.withinMs;
    this.entered += 1;
    this.waitMs += waitMs;
    this.maxWaitMs = Math.max(this.maxWaitMs, waitMs);
    if (waited) this.waited += 1;
    if (exit === 'answered') {
      this.answered += 1;
      this.answeredWaitMs += waitMs;
      if (isInTime) this.answeredInTime += 1;
      if (waitMs <= twentySecondsMs) this.answeredIn20 += 1;
    } else if (exit === 'abandoned') {
      this.abandoned += 1;
      if (isInTime) this.abandonedInTime += 1;
      if (waitMs < this.rules.shortAbandonMs) this.shortAbandons += 1;
    } else {
      this.flowedOut += 1;
    }
  }

  figures(): QueueFigures {
    const { entered, answered, abandoned, shortAbandons } = this;
    const counts: LevelCounts = {
      entered,
      answered,
      abandoned,
      shortAbandons,
      answeredInTime: this.answeredInTime,
      abandonedInTime: this.abandonedInTime,
      flowedOut: this.flowedOut,
    };
    return {
      entered,
      answered,
      abandoned,
      shortAbandons,
      serviceLevel: serviceLevel(this.rules.serviceLevel.formula, counts),
      serviceLevel20: share(this.answeredIn20, answered + abandoned),
      asaMs: share(this.answeredWaitMs, answered),
      meanWaitMs: share(this.waitMs, entered),
      maxWaitMs: this.maxWaitMs,
      pWait: share(this.waited, entered),
      abandonment: share(abandoned, entered),
    };
  }
}
