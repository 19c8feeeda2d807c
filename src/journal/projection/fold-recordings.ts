/** Entries of calls → what is known of their recordings before anybody looked at the files. Instants as in rows.ts. */
import { recordingId, type CallId } from '../../core/ids';
import type { CallEntry } from '../../core/journal';

export interface RecordingPart {
  readonly recording_id: string;
  readonly call_id: CallId;
  readonly kind: 'talk' | 'outside' | 'voicemail' | 'answer';
  readonly started_at: number;
  /** Null: it goes on. */
  readonly ended_at: number | null;
  readonly is_discarded: boolean;
}
export interface RecordingEnd {
  readonly recording_id: string;
  readonly at: number;
}
export interface RecordingMask extends RecordingEnd {
  readonly masked: boolean;
  readonly by_whom: string;
}
export interface RecordingRows {
  readonly begun: RecordingPart[];
  readonly ended: RecordingEnd[];
  readonly masks: RecordingMask[];
  /** Messages kept: those the caller spoke before are not. */
  readonly kept: { readonly recording_id: string; readonly call_id: CallId }[];
  /** Whatever is recorded of these is over. */
  readonly endedCalls: { readonly call_id: CallId; readonly at: number }[];
}

export function foldRecordings(entries: readonly CallEntry[]): RecordingRows {
  const rows: RecordingRows = { begun: [], ended: [], masks: [], kept: [], endedCalls: [] };
  for (const entry of entries) foldEntry(rows, entry);
  return rows;
}

function foldEntry(rows: RecordingRows, entry: CallEntry): void {
  const { callId, at } = entry;
  switch (entry.type) {
    case 'TalkStarted':
      return begin(rows, callId, 'talk', { id: entry.recordingId, at });
    case 'Forwarded':
      return begin(rows, callId, 'outside', { id: entry.recordingId, at });
    case 'SurveyRecording':
      return begin(rows, callId, 'answer', { id: entry.messageId, at });
    case 'TalkEnded':
      return void rows.ended.push({ recording_id: recordingId(callId, entry.n), at });
    case 'SurveyAnswered':
      if (entry.recording !== null) rows.ended.push({ recording_id: entry.recording, at });
      return;
    case 'RecordingMasked':
      return void rows.masks.push({
        ...{ recording_id: entry.recordingId, at, masked: entry.masked, by_whom: entry.by },
      });
    case 'MessageEnded': {
      const { messageId: recording_id, durationMs, kept } = entry;
      const of = { recording_id, call_id: callId };
      const times = { started_at: Math.round(at - durationMs), ended_at: at };
      rows.begun.push({ ...of, ...times, kind: 'voicemail', is_discarded: !kept });
      if (kept) rows.kept.push(of);
      return;
    }
    case 'CallEnded':
      return void rows.endedCalls.push({ call_id: callId, at });
    default:
      return;
  }
}

function begin(
  rows: RecordingRows,
  call_id: CallId,
  kind: RecordingPart['kind'],
  { id, at }: { readonly id: string | null; readonly at: number },
): void {
  if (id === null) return;
  rows.begun.push({ recording_id: id, call_id, kind, started_at: at, ended_at: null, is_discarded: false });
}
