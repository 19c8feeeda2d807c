/** Counts of this run for the metrics. Reports count from Postgres, not from here. */
import type { Entry } from '../core/journal';

export class CallCounts {
  started = 0;
  ended = 0;
  answered = 0;
  abandoned = 0;
  offersMissed = 0;
  recordingsLost = 0;
  holdsOverdue = 0;
  selfServed = 0;
  broadcastsMet = 0;
  noticesTold = 0;
  recordingsRefused = 0;
  surveysStarted = 0;
  surveysInvited = 0;
  surveysAnswered = 0;

  take(entry: Entry): void {
    switch (entry.type) {
      case 'CallStarted':
        this.started += 1;
        return;
      case 'CallEnded':
        this.ended += 1;
        if (entry.outcome === 'answered') this.answered += 1;
        if (entry.outcome.startsWith('abandoned')) this.abandoned += 1;
        if (entry.outcome === 'self_served') this.selfServed += 1;
        return;
      case 'OfferEnded':
        if (entry.result !== 'answered' && entry.result !== 'cancelled') this.offersMissed += 1;
        return;
      case 'RecordingLost':
        this.recordingsLost += 1;
        return;
      case 'HoldOverdue':
        this.holdsOverdue += 1;
        return;
      default:
        return this.takeSaid(entry);
    }
  }

  private takeSaid(entry: Entry): void {
    if (entry.type === 'BroadcastMet') this.broadcastsMet += 1;
    if (entry.type === 'NoticeTold') this.noticesTold += 1;
    if (entry.type === 'RecordingRefused' && entry.by === 'caller') this.recordingsRefused += 1;
    if (entry.type === 'SurveyStarted') {
      this.surveysStarted += 1;
      if (entry.invited) this.surveysInvited += 1;
    }
    if (entry.type === 'SurveyEnded' && entry.result !== 'not-answered') this.surveysAnswered += 1;
  }
}
