/** Sums of one queue's day, or of all queues together, in the words of the reports' KPIs. */
import type { VisitExit } from '../../core/journal';
import { asaMs, longestWaitMs, waitedWithinTarget } from '../../core/kpi/kpis';
import { serviceLevel } from '../../core/kpi/service-level';
import { noSums, type Sums } from '../../core/kpi/sums';
import type { Rules } from '../../core/rules';
import type { QueueDay } from '../live-view';

const sumNames = Object.keys(noSums) as readonly (keyof Sums)[];

export class DayTally {
  readonly sums: { -readonly [K in keyof Sums]: Sums[K] } = { ...noSums };
  private sentOn = 0;
  private callbacks = 0;
  private interrupted = 0;

  left(exit: VisitExit, waitMs: number, rules: Rules): void {
    const { sums } = this;
    const isInTime = waitMs <= rules.serviceLevel.withinMs;
    sums.longestWaitMs = Math.max(sums.longestWaitMs, waitMs);
    if (waitMs <= rules.maxWaitMs) sums.endedWithinMaxWait += 1;
    if (exit === 'answered') {
      sums.answered += 1;
      sums.answeredWaitMs += waitMs;
      if (isInTime) sums.answeredInTime += 1;
      return;
    }
    if (exit === 'abandoned') {
      sums.abandoned += 1;
      if (isInTime) sums.abandonedInTime += 1;
      if (waitMs < rules.shortAbandonMs) sums.shortAbandons += 1;
      return;
    }
    sums.leftOtherwise += 1;
    if (exit === 'callback') this.callbacks += 1;
    else if (exit === 'overflowed') this.sentOn += 1;
    else this.interrupted += 1;
  }

  /** With what another has of the same day. */
  join({ sums: more, sentOn, callbacks, interrupted }: DayTally): void {
    const { sums } = this;
    const longestWaitMs = Math.max(sums.longestWaitMs, more.longestWaitMs);
    for (const name of sumNames) sums[name] += more[name];
    sums.longestWaitMs = longestWaitMs;
    this.sentOn += sentOn;
    this.callbacks += callbacks;
    this.interrupted += interrupted;
  }

  figures({ serviceLevel: { formula } }: Rules): QueueDay {
    const { sums, sentOn, callbacks, interrupted } = this;
    const { entered, answered, abandoned, shortAbandons, leftOtherwise } = sums;
    return {
      ...{ entered, answered, abandoned, shortAbandons, sentOn, callbacks, interrupted },
      serviceLevel: serviceLevel(formula, { ...sums, flowedOut: leftOtherwise }),
      asaMs: asaMs(sums),
      longestWaitMs: longestWaitMs(sums),
      withinMaxWait: waitedWithinTarget(sums),
    };
  }
}
