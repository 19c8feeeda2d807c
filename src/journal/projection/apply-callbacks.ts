/**
 * What calls, and agents who promise, say of callbacks. An attempt is over with its call: the customer was reached, or the next attempt is due,
 * or there are none left. A callback nobody was told of is cancelled.
 * A message that was sent is a task of the same kind; owed-callbacks.ts has what else calls bring about.
 */
import type { ClientBase } from 'pg';
import type { Callbacks } from '../../core/rules';
import { applyOwed } from './owed-callbacks';
import type { CallbackNews, Rows } from './rows';

/** In force where the rules say nothing of callbacks any more but one is under way. */
const fallback: Pick<Callbacks, 'maxTries' | 'retryMs' | 'retryAfterMs' | 'maxAgeMs'> = {
  maxTries: 3,
  retryMs: 300_000,
};

const PROMISED = `
  UPDATE callback SET promised_at = to_timestamp(new.at / 1000),
    state = CASE state WHEN 'cancelled' THEN 'scheduled' ELSE state END, closed_at = NULL, closed_reason = NULL
  FROM json_to_recordset($1) AS new (callback_id text, at double precision)
  WHERE callback.callback_id = new.callback_id AND promised_at IS NULL`;

// A caller who was refused may ask again and succeed while this news is still on its way: the newer row stands.
const NOT_PROMISED = `
  UPDATE callback SET state = 'cancelled', lease_until = NULL, closed_at = to_timestamp(new.at / 1000),
    closed_reason = 'not-promised'
  FROM json_to_recordset($1) AS new (callback_id text, at double precision)
  WHERE callback.callback_id = new.callback_id AND state IN ('scheduled', 'queued') AND promised_at IS NULL
    AND created_at <= to_timestamp(new.at / 1000)`;

const QUEUED = `
  UPDATE callback SET state = 'queued', lease_until = now() + interval '2 minutes'
  FROM json_to_recordset($1) AS new (callback_id text, attempt integer)
  WHERE callback.callback_id = new.callback_id AND callback.attempt = new.attempt AND state = 'scheduled'`;

const ATTEMPT_OVER = `
  INSERT INTO callback_attempt AS a (callback_id, attempt, fence, call_id, ended_at, outcome)
  SELECT b.callback_id, c.callback_attempt, b.fence, c.call_id, c.ended_at, c.outcome
  FROM call c JOIN callback b USING (callback_id)
  WHERE c.call_id = ANY ($1) AND c.direction = 'outbound' AND c.callback_attempt IS NOT NULL
  ON CONFLICT (callback_id, attempt) DO UPDATE SET ended_at = excluded.ended_at, outcome = excluded.outcome
    WHERE a.outcome IS NULL OR a.outcome = 'interrupted'`;

// Reached is reached: news that comes after an attempt was given up still ends the callback. An attempt that ended for
// the customer's own sake is no try. Another of her numbers is next unless this one was merely busy.
const CALLBACK_OVER = `
  UPDATE callback b SET
    state = CASE WHEN is_kept THEN 'kept' WHEN why IS NOT NULL THEN 'failed' ELSE 'scheduled' END,
    attempt = CASE WHEN is_kept OR why IS NOT NULL THEN b.attempt ELSE b.attempt + 1 END,
    spared = b.spared + is_spared::integer,
    number = CASE WHEN is_next THEN b.numbers[1] ELSE b.number END,
    numbers = CASE WHEN is_next THEN b.numbers[2:] || b.number ELSE b.numbers END,
    due_at = again_at,
    lease_until = NULL,
    closed_at = CASE WHEN is_kept OR why IS NOT NULL THEN ended_at END,
    closed_reason = CASE WHEN is_kept THEN 'answered' ELSE why END,
    reached_at = CASE WHEN is_kept THEN answered_at END
  FROM (
    SELECT o.*, CASE
        WHEN is_kept OR is_spared THEN NULL
        WHEN tries >= $2 THEN 'tries'
        WHEN $5::double precision IS NOT NULL AND again_at > born_at + $5 * interval '1 millisecond' THEN 'age'
      END AS why,
      NOT is_kept AND NOT is_spared AND has_numbers AND outcome NOT IN ('busy', 'interrupted') AS is_next
    FROM (
      SELECT c.callback_id, c.callback_attempt, c.outcome, c.answered_at, c.ended_at, c.outcome = 'answered' AS is_kept,
        c.outcome <> 'answered' AND c.ended_reason IN ('caller-rang-in', 'rest-hours') AS is_spared,
        b.attempt - b.spared AS tries, coalesce(b.first_due_at, b.created_at) AS born_at, b.numbers <> '{}' AS has_numbers,
        c.ended_at + coalesce(($4::jsonb ->> c.outcome)::double precision, $3) * interval '1 millisecond' AS again_at
      FROM call c JOIN callback b USING (callback_id)
      WHERE c.call_id = ANY ($1) AND c.direction = 'outbound') o) n
  WHERE n.callback_id = b.callback_id AND (n.callback_attempt = b.attempt OR is_kept)
    AND b.state IN ('scheduled', 'queued')`;

// A message has its task once: known by the message's own id.
const MESSAGES = `
  INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, state, kind, recording, message_ms,
    due_at, created_at)
  SELECT new.message_id, new.call_id, call.node, new.queue_id, new.number, call.language, 'open', 'voicemail',
    new.message_id, new.message_ms, to_timestamp(new.at / 1000), to_timestamp(new.at / 1000)
  FROM json_to_recordset($1) AS new (call_id text, message_id text, queue_id text, number text, message_ms integer,
    at double precision) JOIN call USING (call_id)
  ON CONFLICT (callback_id) DO NOTHING`;

export async function applyCallbacks(client: ClientBase, rows: Rows, rules: Callbacks | null): Promise<void> {
  if (rows.messages.length > 0) await client.query(MESSAGES, [JSON.stringify(rows.messages)]);
  await tell(client, NOT_PROMISED, rows.callbacks, 'not-promised');
  await tell(client, PROMISED, rows.callbacks, 'promised');
  await tell(client, QUEUED, rows.callbacks, 'queued');
  if (rows.ended.length > 0) await endAttempts(client, rows.ended, rules ?? fallback);
  // After the attempts: one that ended because she rang in is due again, unless she was served.
  await applyOwed(client, rows, rules);
}

async function endAttempts(client: ClientBase, ended: Rows['ended'], rules: typeof fallback): Promise<void> {
  const { maxTries, retryMs, retryAfterMs = {}, maxAgeMs = null } = rules;
  const attempts = await client.query(ATTEMPT_OVER, [ended]);
  if ((attempts.rowCount ?? 0) === 0) return;
  await client.query(CALLBACK_OVER, [ended, maxTries, retryMs, JSON.stringify(retryAfterMs), maxAgeMs]);
}

async function tell(client: ClientBase, statement: string, news: readonly CallbackNews[], kind: CallbackNews['kind']) {
  const told = news.filter((each) => each.kind === kind);
  if (told.length > 0) await client.query(statement, [JSON.stringify(told)]);
}
