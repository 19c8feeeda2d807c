/** What is owed without having been asked for, and what is owed no longer: who gave up, left a message, or rang in again. */
import type { ClientBase } from 'pg';
import { consentList, uncalledList } from '../../core/known-callers';
import type { Callbacks } from '../../core/rules';
import type { Rows } from './rows';

// One who is owed a callback already is not owed two.
const ABANDONED = `
  INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, kind, asked_by, due_at, first_due_at,
    created_at, consent, consent_at)
  SELECT c.call_id, c.call_id, c.node, c.first_queue_id, c.caller, c.language, 'abandoned', 'rules',
    c.ended_at + $3 * interval '1 millisecond', c.ended_at + $3 * interval '1 millisecond', c.ended_at, $5::text, c.arrived_at
  FROM call c
  WHERE c.call_id = ANY ($1) AND c.direction = 'inbound' AND c.outcome IN ('abandoned_in_queue', 'abandoned_in_ring')
    AND c.wait_ms >= $2 AND c.first_queue_id IS NOT NULL AND c.caller ~ ('^(?:' || $4 || ')$')
    AND is_listed(c.caller, $5) AND NOT is_listed(c.caller, $6)
    AND NOT EXISTS (SELECT FROM callback b WHERE b.number = c.caller AND b.state IN ('scheduled', 'queued'))
  ON CONFLICT (callback_id) DO NOTHING`;

const MESSAGES_ANSWERED = `
  UPDATE callback SET state = 'scheduled', due_at = created_at + $2 * interval '1 millisecond',
    first_due_at = created_at + $2 * interval '1 millisecond', consent = 'message', consent_at = created_at,
    consent_recording = recording
  WHERE callback_id = ANY ($1) AND state = 'open' AND number ~ ('^(?:' || $3 || ')$') AND NOT is_listed(number, $4)`;

// An agent's promise, a visit and a ticket's follow-up end only by their own outcome. By arrays, so that the indexes of numbers
// are used: joined, each batch would read every callback there is.
const SETTLED = `
  WITH served AS MATERIALIZED (
    SELECT call_id, caller, ended_at FROM call
    WHERE call_id = ANY ($1) AND direction = 'inbound' AND outcome = 'answered')
  UPDATE callback b SET state = 'settled', lease_until = NULL, closed_at = c.ended_at, closed_reason = 'rang-in',
    closed_by = c.call_id
  FROM served c
  WHERE b.callback_id = ANY (ARRAY (
      SELECT callback_id FROM callback
      WHERE number = ANY (ARRAY (SELECT caller FROM served)) AND state IN ('scheduled', 'queued')
      UNION ALL
      SELECT callback_id FROM callback
      WHERE numbers && ARRAY (SELECT caller FROM served) AND state IN ('scheduled', 'queued')))
    AND (b.number = c.caller OR c.caller = ANY (b.numbers))
    AND b.kind IN ('callback', 'abandoned') AND b.state = 'scheduled' AND b.lease_until IS NULL
    AND b.parent_call_id IS DISTINCT FROM c.call_id AND b.created_at < c.ended_at`;

export async function applyOwed(client: ClientBase, rows: Rows, rules: Callbacks | null): Promise<void> {
  const { afterAbandon, afterVoicemailMs, allow } = rules ?? {};
  const messages = rows.messages.map(({ message_id }) => message_id);
  if (afterVoicemailMs && messages.length > 0)
    await client.query(MESSAGES_ANSWERED, [messages, afterVoicemailMs, allow, uncalledList]);
  if (rows.ended.length === 0) return;
  await client.query(SETTLED, [rows.ended]);
  if (!afterAbandon) return;
  const { waitedMs, afterMs } = afterAbandon;
  await client.query(ABANDONED, [rows.ended, waitedMs, afterMs, allow, consentList, uncalledList]);
}
