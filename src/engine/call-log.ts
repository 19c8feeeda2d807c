/** What operators read of a call: at most six lines, in fixed words. */
import type { FloorEntry } from '../core/floor-entry';
import type { AgentEntry, CallEntry, Entry } from '../core/journal';
import type { Log } from '../log';

export function logEntry(log: Log, entry: Entry): void {
  if (!('seq' in entry)) {
    if (entry.type === 'EmergencySet') {
      const { numbers, on, by, until, why } = entry;
      return log.warn({ numbers, on, by, until, why }, 'emergency set');
    }
    if (entry.type === 'BroadcastSet') {
      const { numbers, prompt, by, until, why } = entry;
      return log.warn({ numbers, prompt, by, until, why }, 'broadcast set');
    }
    if (entry.type === 'CallersListed')
      return log.info({ added: entry.added.length, removed: entry.removed.length }, 'callers listed');
    const noted = noteOf(entry);
    if (noted) log.info(noted[1], noted[0]);
    return;
  }
  if (entry.type === 'HoldOverdue') {
    const { callId, legId, heldMs } = entry;
    return log.warn({ callId, legId, heldMs }, 'caller held for too long');
  }
  const line = lineOf(entry);
  if (line) log.info({ callId: entry.callId, ...line[1] }, line[0]);
}

type Line = readonly [string, Readonly<Record<string, unknown>>];

function noteOf(entry: AgentEntry | FloorEntry): Line | null {
  switch (entry.type) {
    case 'PersonErased': {
      const { mark, reason, by } = entry;
      return ['person erased', { mark, reason, by }];
    }
    case 'RulesApplied':
      return ['rules applied', { hash: entry.hash }];
    case 'AgentStateChanged': {
      const { agentId, state, reason, by } = entry;
      return by === undefined ? null : ['agent forced', { agentId, state, reason, by }];
    }
    default:
      return null;
  }
}

function lineOf(entry: CallEntry): Line | null {
  switch (entry.type) {
    case 'CallStarted':
      return ['call started', { direction: entry.direction, dialled: entry.dialled, caller: entry.caller }];
    case 'QueueEntered':
      return ['call queued', { queueId: entry.queueId }];
    case 'TalkStarted':
      return ['call connected', { agentId: entry.agentId, queueId: entry.queueId }];
    case 'ForwardDialled':
      return ['call sent outside', { number: entry.number, trunk: entry.trunk }];
    case 'ConsultDialled':
      return ['outside consulted', { number: entry.number, trunk: entry.trunk }];
    case 'RecordingLost':
      return ['recording failed', { detail: entry.detail }];
    case 'CallEnded':
      return ['call ended', { outcome: entry.outcome, endedBy: entry.endedBy, ...entry.measures }];
    default:
      return null;
  }
}
