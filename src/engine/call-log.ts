/** What operators read of a call: at most six lines, in fixed words. */
import type { CallEntry, Entry } from '../core/journal';
import type { Log } from '../log';

export function logEntry(log: Log, entry: Entry): void {
  if (!('seq' in entry)) {
    if (entry.type === 'RulesApplied') log.info({ hash: entry.hash }, 'rules applied');
    return;
  }
  const line = lineOf(entry);
  if (line) log.info({ callId: entry.callId, ...line[1] }, line[0]);
}

function lineOf(entry: CallEntry): readonly [string, Readonly<Record<string, unknown>>] | null {
  switch (entry.type) {
    case 'CallStarted':
      return ['call started', { direction: entry.direction, dialled: entry.dialled, caller: entry.caller }];
    case 'QueueEntered':
      return ['call queued', { queueId: entry.queueId }];
    case 'TalkStarted':
      return ['call connected', { agentId: entry.agentId, queueId: entry.queueId }];
    case 'RecordingLost':
      return ['recording failed', { detail: entry.detail }];
    case 'CallEnded':
      return ['call ended', { outcome: entry.outcome, endedBy: entry.endedBy, ...entry.measures }];
    default:
      return null;
  }
}
