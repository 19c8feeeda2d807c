/** The row of what an agent promises by feature code: committed before she is told that it is registered. */
import type { Pool } from 'pg';
import type { SchedulePromise } from '../core/command';
import type { Instant } from '../core/ids';
import { CallbackRefused } from './callback-error';
import { inTime } from './in-time';

// Where the customer was recorded in that talk, it can be heard. Promised once more it has the later times, as long as it is not
// under way; one nobody was told of is taken up anew, and an earlier request that comes late changes nothing.
const REGISTER = `
  WITH asked AS (
    INSERT INTO callback AS b (callback_id, parent_call_id, node, queue_id, number, language, kind, asked_by, agent_id,
      promised_by, due_at, first_due_at, deadline_at, remind_at, created_at, consent, consent_at, consent_recording)
    SELECT $1, $2, $3, $4, $5, $6, 'promise', 'agent', $7, $7, due, due, to_timestamp($9::double precision / 1000),
      to_timestamp($10::double precision / 1000), made, 'promised by agent ' || $7::text, made,
      (SELECT recording_id FROM recording WHERE call_id = $2 AND kind IN ('talk', 'outside')
        ORDER BY started_at DESC LIMIT 1)
    FROM to_timestamp($8::double precision / 1000) AS due, to_timestamp($11::double precision / 1000) AS made
    ON CONFLICT (callback_id) DO UPDATE SET state = 'scheduled', agent_id = excluded.agent_id, due_at = excluded.due_at,
      first_due_at = excluded.first_due_at, deadline_at = excluded.deadline_at, remind_at = excluded.remind_at,
      reminded_at = NULL, overdue_at = NULL, consent_at = excluded.consent_at, closed_at = NULL, closed_reason = NULL
      WHERE b.attempt = 1 AND b.lease_until IS NULL AND b.consent_at <= excluded.consent_at
        AND (b.state = 'scheduled' OR b.state = 'cancelled' AND b.promised_at IS NULL)
    RETURNING callback_id, xmax = 0 AS is_new)
  INSERT INTO callback_change (callback_id, change, changed_by)
  SELECT callback_id, CASE WHEN is_new THEN 'asked' ELSE 'moved' END, $7 FROM asked`;

/** Rejects with CallbackRefused within two seconds; `closed`: it is under way or over already. */
export async function registerPromise(pool: Pool, command: SchedulePromise, at: Instant): Promise<void> {
  const { callbackId, callId, node, queueId, number, language, agentId, dueAt, deadlineAt, remindAt } = command;
  const row = [callbackId, callId, node, queueId, number, language, agentId];
  const done = await inTime(pool.query(REGISTER, [...row, dueAt, deadlineAt, remindAt, at]));
  if (done.rowCount !== 1) throw new CallbackRefused('closed', `${callbackId} is under way or over`);
}
