/** What there is of the caller's voice, or why there is nothing. */
import type { CallEntry } from '../../core/journal';
import { unrecordedList } from '../../core/known-callers';
import type { CallPart } from './rows';

type Entry = Extract<CallEntry, { type: 'MessageEnded' | 'RecordingRefused' | 'RecordingLost' }>;

/** Empty: a message that was not kept. */
export function recordingIn(entry: Entry): Partial<CallPart> {
  if (entry.type === 'RecordingLost') return { recording: 'failed' };
  if (entry.type === 'RecordingRefused') return { recording: entry.by === 'caller' ? 'refused' : unrecordedList };
  return entry.kept ? { recording: entry.messageId } : {};
}
