/** What stands in Postgres before anything is promised to a caller or a customer is dialled. */
import type { Pool } from 'pg';
import type { CallbackAttempt, ScheduleCallback } from '../core/command';
import type { CallId, Instant } from '../core/ids';
import type { CallbackRows } from '../engine/ports';
import { CallbackRefused } from './callback-error';
import { inTime } from './in-time';

// A caller who was refused may ask again, on another number: the row nobody was told of is taken up anew. An earlier
// request that comes late changes nothing.
const REGISTER = `
  INSERT INTO callback AS b (callback_id, parent_call_id, node, queue_id, number, language, queue_key, due_at, first_due_at,
    created_at, consent, consent_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now(), to_timestamp($8::double precision / 1000), $9,
    to_timestamp($8::double precision / 1000))
  ON CONFLICT (callback_id) DO UPDATE SET state = 'scheduled', queue_id = excluded.queue_id,
    number = excluded.number, language = excluded.language, queue_key = excluded.queue_key,
    due_at = excluded.due_at, first_due_at = excluded.first_due_at, created_at = excluded.created_at, closed_at = NULL,
    closed_reason = NULL, consent = excluded.consent, consent_at = excluded.consent_at
    WHERE b.state IN ('cancelled', 'scheduled') AND b.promised_at IS NULL AND b.created_at <= excluded.created_at`;

const COMMIT_ATTEMPT = `
  WITH claimed AS (
    SELECT callback_id FROM callback
    WHERE callback_id = $1 AND attempt = $2 AND fence = $3 AND state IN ('scheduled', 'queued') FOR UPDATE)
  INSERT INTO callback_attempt (callback_id, attempt, fence, call_id, dialled_at)
  SELECT callback_id, $2, $3, $4, to_timestamp($5::double precision / 1000) FROM claimed
  ON CONFLICT DO NOTHING`;

const WHY_NOT = `
  SELECT state, attempt, fence::double precision AS fence FROM callback WHERE callback_id = $1`;

/** Both reject with CallbackRefused, within two seconds. */
export function createCallbackRows(pool: Pool): CallbackRows {
  return {
    async register(command: ScheduleCallback, at: Instant): Promise<void> {
      const { callbackId, callId, node, queueId, number, language, key } = command;
      const consent = consentOf(command);
      await inTime(pool.query(REGISTER, [callbackId, callId, node, queueId, number, language, key, at, consent]));
    },

    async commitAttempt(command: CallbackAttempt, callId: CallId, at: Instant): Promise<void> {
      const { callbackId, attempt, fence } = command;
      const done = await inTime(pool.query(COMMIT_ATTEMPT, [callbackId, attempt, fence, callId, at]));
      if (done.rowCount !== 1) throw await refusal(pool, command);
    },
  };
}

/** `key 9, number confirmed by key 1`; at that moment she is not recorded, so that nothing of it can be heard. */
function consentOf({ digit, confirmed }: ScheduleCallback): string {
  const asked = digit === undefined ? 'menu' : `key ${digit}`;
  return confirmed === undefined ? asked : `${asked}, number confirmed by key ${confirmed}`;
}

async function refusal(pool: Pool, { callbackId, attempt, fence }: CallbackAttempt): Promise<CallbackRefused> {
  const { rows } = await inTime(pool.query<{ state: string; attempt: number; fence: number }>(WHY_NOT, [callbackId]));
  const [row] = rows;
  if (!row) return new CallbackRefused('unknown-callback', callbackId);
  if (row.state !== 'scheduled' && row.state !== 'queued') return new CallbackRefused('closed', `it is ${row.state}`);
  if (row.fence !== fence || row.attempt !== attempt)
    return new CallbackRefused(
      'old-fence',
      `fence ${fence} of attempt ${attempt}, in force is ${row.fence} of ${row.attempt}`,
    );
  return new CallbackRefused('already-attempted', `attempt ${attempt} was dialled before`);
}
