/** A call's last entry but for wrap-up. Whoever still has a leg in it has been dealt with before. */
import type { Call } from './call';
import type { EndedBy, Measures, Outcome } from './journal';
import type { Step } from './step';

export interface Ending {
  readonly outcome: Outcome;
  readonly endedBy: EndedBy;
  /** A short word for the record: `caller-hung-up`, `node-lost`, … */
  readonly reason: string;
}

const unsummed: Measures = { waitMs: 0, ringMs: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0, offers: 0, transfers: 0 };

/** The sums and `final` are filled in by the fold. */
export function endCall(step: Step, call: Call, ending: Ending): void {
  const { outcome, endedBy, reason } = ending;
  step.call(call.id, { type: 'CallEnded', outcome, endedBy, reason, measures: unsummed, final: false });
}
