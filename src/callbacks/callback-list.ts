/** What callers are still owed: callbacks that are due or under way, and messages nobody has dealt with. */
import type { Pool } from 'pg';
import type { CallbackDesk, CallbackTask } from '../engine/ports';

/** More than anybody looks through; the oldest come first. */
const most = 1_000;

const OWED = `
  SELECT callback_id AS "callbackId", kind, queue_id AS "queueId", number, language, state, attempt, recording,
    message_ms AS "messageMs", parent_call_id AS "callId",
    (extract(epoch FROM created_at) * 1000)::double precision AS "createdAt",
    (extract(epoch FROM due_at) * 1000)::double precision AS "dueAt"
  FROM callback WHERE state IN ('open', 'scheduled', 'queued')
  ORDER BY created_at, callback_id LIMIT ${most}`;

export function createCallbackDesk(pool: Pool): CallbackDesk {
  return { owed: async () => (await pool.query<CallbackTask>(OWED)).rows };
}
