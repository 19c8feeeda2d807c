/** What customers are or were owed: one page of rows, or one with all that became of it. */
import type { Pool } from 'pg';
import type { CallbackChange, CallbackAttemptView, CallbackFilter, CallbackStory, CallbackTask } from '../engine/ports';

/** More than anybody looks through; the oldest come first. */
const most = 1_000;

const ms = (column: string, name: string) => `(extract(epoch FROM ${column}) * 1000)::double precision AS "${name}"`;

/** Of the table `callback` by that name. */
export const taskColumns = `
  callback_id AS "callbackId", kind, queue_id AS "queueId", number, language, state, attempt, recording,
  message_ms AS "messageMs", parent_call_id AS "callId", agent_id AS "agentId", asked_by AS "askedBy", note, ticket,
  coalesce(deadline_at < coalesce(closed_at, now()), false) AS overdue, closed_reason AS "closedReason", consent,
  consent_recording AS "consentRecording",
  ${ms('created_at', 'createdAt')}, ${ms('due_at', 'dueAt')}, ${ms('deadline_at', 'deadlineAt')},
  ${ms('closed_at', 'closedAt')}, ${ms('consent_at', 'consentAt')}`;

const LIST = `
  SELECT ${taskColumns} FROM callback
  WHERE state = ANY ($1) AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR queue_id = $3)
    AND ($4::text IS NULL OR agent_id = $4) AND (NOT $5::boolean OR deadline_at < now())
  ORDER BY coalesce(deadline_at, due_at), callback_id LIMIT ${most}`;

const ONE = `SELECT ${taskColumns} FROM callback WHERE callback_id = $1`;

const ATTEMPTS = `
  SELECT attempt, call_id AS "callId", outcome, ${ms('dialled_at', 'dialledAt')}, ${ms('ended_at', 'endedAt')}
  FROM callback_attempt WHERE callback_id = $1 ORDER BY attempt`;

const CHANGES = `
  SELECT ${ms('at', 'at')}, change, changed_by AS by, note FROM callback_change WHERE callback_id = $1 ORDER BY n`;

const owed = ['open', 'scheduled', 'queued'];

/** By deadline, or when they are due. Rejects while Postgres is away. */
export async function listCallbacks(pool: Pool, filter: CallbackFilter): Promise<readonly CallbackTask[]> {
  const { states = owed, kind = null, queueId = null, agentId = null, overdue = false } = filter;
  return (await pool.query<CallbackTask>(LIST, [states, kind, queueId, agentId, overdue])).rows;
}

export async function callbackTask(pool: Pool, callbackId: string): Promise<CallbackTask | null> {
  return (await pool.query<CallbackTask>(ONE, [callbackId])).rows[0] ?? null;
}

/** Null: there is no such callback. */
export async function callbackStory(pool: Pool, callbackId: string): Promise<CallbackStory | null> {
  const callback = await callbackTask(pool, callbackId);
  if (!callback) return null;
  const attempts = await pool.query<CallbackAttemptView>(ATTEMPTS, [callbackId]);
  const changes = await pool.query<CallbackChange>(CHANGES, [callbackId]);
  return { callback, attempts: attempts.rows, changes: changes.rows };
}
