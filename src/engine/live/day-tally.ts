/** Counts of one queue's day, or of all queues together. */
import type { VisitExit } from '../../core/journal';
import type { Rules } from '../../core/rules';
import type { QueueDay } from '../live-view';
import { serviceLevel } from '../simulate/service-level';

export class DayTally {
  entered = 0;
  private answered = 0;
  private abandoned = 0;
  private answeredInTime = 0;
  private abandonedInTime = 0;
  private shortAbandons = 0;
  private sentOn = 0;
  private callbacks = 0;
  private interrupted = 0;
  private answeredMs = 0;
  private longestMs: number | null = null;
  private withinMaxWait = 0;

  left(exit: VisitExit, waitMs: number, rules: Rules): void {
    const isInTime = waitMs <= rules.serviceLevel.withinMs;
    this.longestMs = Math.max(this.longestMs ?? 0, waitMs);
    if (exit === 'answered') {
      this.answered += 1;
      this.answeredMs += waitMs;
      if (isInTime) this.answeredInTime += 1;
    } else if (exit === 'abandoned') {
      this.abandoned += 1;
      if (isInTime) this.abandonedInTime += 1;
      if (waitMs < rules.shortAbandonMs) this.shortAbandons += 1;
    } else if (exit === 'callback') this.callbacks += 1;
    else if (exit === 'overflowed') this.sentOn += 1;
    else this.interrupted += 1;
    if ((exit === 'answered' || exit === 'abandoned') && waitMs <= rules.maxWaitMs) this.withinMaxWait += 1;
  }

  figures({ serviceLevel: { formula } }: Rules): QueueDay {
    const { entered, answered, abandoned, shortAbandons, sentOn, callbacks, interrupted } = this;
    const served = answered + abandoned;
    const { answeredInTime, abandonedInTime } = this;
    const flowedOut = sentOn + callbacks;
    return {
      ...{ entered, answered, abandoned, shortAbandons, sentOn, callbacks, interrupted },
      serviceLevel: serviceLevel(formula, {
        ...{ entered, answered, abandoned, answeredInTime, abandonedInTime, shortAbandons, flowedOut },
      }),
      asaMs: answered === 0 ? null : this.answeredMs / answered,
      longestWaitMs: this.longestMs,
      withinMaxWait: served === 0 ? null : this.withinMaxWait / served,
    };
  }
}
