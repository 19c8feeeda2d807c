/** A message that was sent → the row of its task. */
import type { CallEntry } from '../../core/journal';
import type { Rows } from './rows';

export function foldMessage(rows: Rows, entry: CallEntry): void {
  if (entry.type !== 'MessageSent') return;
  const { callId, messageId, queueId, number, durationMs, at } = entry;
  rows.messages.push({
    call_id: callId,
    message_id: messageId,
    queue_id: queueId,
    number: number === '' ? null : number,
    message_ms: Math.round(durationMs),
    at,
  });
}
