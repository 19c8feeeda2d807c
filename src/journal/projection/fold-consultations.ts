/** Entries of consultation → parts of rows: when somebody was asked, when they spoke, and what came of it. */
import { legNumber, type CallId, type LegId } from '../../core/ids';
import type { CallEntry } from '../../core/journal';
import type { ConsultationPart, Rows } from './rows';

export function foldConsultation(rows: Rows, entry: CallEntry): void {
  const { callId, at } = entry;
  const fill = (leg: LegId, known: Partial<ConsultationPart>) => Object.assign(partOf(rows, callId, leg), known);
  switch (entry.type) {
    case 'ConsultStarted':
      return void fill(entry.legId, { talk_n: entry.n, agent_id: entry.agentId, asked_at: at });
    case 'ConsultDialled':
      return void fill(entry.legId, { talk_n: entry.n, number: entry.number, asked_at: at });
    case 'TrunkFailed':
      return void fill(entry.legId, { ended_at: at, result: entry.failure });
    case 'ConsultAnswered':
      return void fill(entry.legId, { started_at: at });
    case 'ConsultEnded':
      return void fill(entry.legId, { ended_at: at, result: entry.result });
    case 'CallTransferred':
      if (entry.legId) fill(entry.legId, { ended_at: at, result: 'taken-over' });
      return;
    default:
      return;
  }
}

function partOf(rows: Rows, callId: CallId, leg: LegId): ConsultationPart {
  const found = rows.consultations.get(leg) ?? {
    ...{ call_id: callId, leg_no: legNumber(leg), talk_n: null, agent_id: null, number: null },
    ...{ asked_at: null, started_at: null, ended_at: null, result: null },
  };
  rows.consultations.set(leg, found);
  return found;
}
