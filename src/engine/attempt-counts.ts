/** How attempts at callbacks ended, in this run. */
import type { Entry } from '../core/journal';

export class AttemptCounts {
  private readonly underWay: Set<string>;
  /** Outcome → attempts. */
  readonly ended = new Map<string, number>();

  /** `underWay`: attempts on the floor before the first entry. */
  constructor(underWay: readonly string[]) {
    this.underWay = new Set(underWay);
  }

  take(entry: Entry): void {
    if (entry.type === 'CallStarted') {
      if (entry.callback) this.underWay.add(entry.callId);
    } else if (entry.type === 'CallEnded' && this.underWay.delete(entry.callId)) {
      this.ended.set(entry.outcome, (this.ended.get(entry.outcome) ?? 0) + 1);
    }
  }
}
