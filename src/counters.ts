/** Counts of this run, by name, for the metrics. */
import type { Count } from './console/metrics';
import type { CallCounts } from './engine/call-counts';
import type { JournalWriter } from './journal/writer';
import type { Lookups } from './lookups/lookups';
import type { Webhooks } from './webhooks/webhooks';

/** What `/metrics` counts of this run. */
export function counters(
  counts: CallCounts,
  writer: JournalWriter,
  { counts: asked }: Lookups,
  webhooks: Webhooks,
): readonly Count[] {
  const count = (name: string, help: string, value: () => number): Count => ({
    name: `hotline_${name}_total`,
    help,
    value,
  });
  return [
    count('calls_started', 'calls that arrived or were begun', () => counts.started),
    count('calls_ended', 'calls with an outcome', () => counts.ended),
    count('calls_answered', 'calls that ended answered', () => counts.answered),
    count('calls_abandoned', 'calls whose caller left before an agent', () => counts.abandoned),
    count('offers_missed', 'offers refused, busy, unreachable or not answered', () => counts.offersMissed),
    count('hold_overdue', 'reports of callers held for too long', () => counts.holdsOverdue),
    count('lookups_asked', 'questions to services and databases', () => asked.asked),
    count('lookups_failed', 'questions without an answer that can be used', () => asked.failed),
    count('lookups_spared', 'questions not asked because the ones before had failed', () => asked.spared),
    count('calls_self_served', 'calls whose caller was served without an agent', () => counts.selfServed),
    count('broadcasts_met', 'callers to whom a broadcast was said', () => counts.broadcastsMet),
    count('notices_told', 'callers who were told of the recording', () => counts.noticesTold),
    count('recordings_refused', 'callers who refused to be recorded', () => counts.recordingsRefused),
    count('surveys_started', 'callers asked after their talk', () => counts.surveysStarted),
    count('surveys_invited', 'those of them whom the agent handed over', () => counts.surveysInvited),
    count('surveys_answered', 'surveys with at least one answer', () => counts.surveysAnswered),
    count('recordings_lost', 'talks without a recording though one was due', () => counts.recordingsLost),
    count('webhooks_delivered', 'events that webhooks took', () => webhooks.counts.delivered),
    count('webhooks_failed', 'tries in vain to tell webhooks', () => webhooks.counts.failed),
    count('webhooks_given_up', 'events that were given up', () => webhooks.counts.dead),
    count('journal_entries_delivered', 'journal entries committed in Postgres', () => writer.stats().delivered),
    count('journal_entries_set_aside', 'journal entries Postgres refused', () => writer.stats().setAside),
  ];
}
