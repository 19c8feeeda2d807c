/**
 * Who may act on a callback. A worker claims a row that is due: a lease keeps other workers off, a growing fence makes
 * what an earlier claim started worthless. Only the engine's own process ends a lease (lease-keeper.ts), because only it
 * knows which calls are on the floor.
 */
import type { Pool } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import type { FloorView } from '../engine/ports';
import type { CallbackDue } from '../core/callback-event';
import { instantOfId, type AgentId, type CallbackId, type CallId, type Instant, type NodeId } from '../core/ids';
import { uncalledList } from '../core/known-callers';

/** What is handed to the engine; `at` is set on the engine's own clock. */
export interface Due extends Omit<CallbackDue, 'at'> {
  /** When it was due for the first time, which is what its age counts from; unset: not told. */
  readonly bornAt?: Instant;
}

/** Any fixed UUID will do as the name space. */
const nameSpace = '0b6ee2a5-54e4-5c1f-9d0e-6f1c2f3a7b90';
const hashed = (callbackId: string, attempt: number) => uuidv5(`${callbackId}/${attempt}`, nameSpace);

/**
 * A callback's attempt has one call, whoever computes its id: UUIDv8, the millisecond of the callback's own id before a hash
 * of both. So it stands in the record's month of the call that asked for it.
 */
export function callIdOfAttempt(callbackId: string, attempt: number): CallId {
  const hash = hashed(callbackId, attempt);
  const id = instantOfId(callbackId) === null ? hash : `${callbackId.slice(0, 14)}8${hash.slice(15)}`;
  return id as CallId;
}

/** Earlier versions gave the hash alone; such a call may still be on the floor after an update. */
export const isAttemptKnown = (view: Pick<FloorView, 'knowsCall'>, callbackId: string, attempt: number): boolean =>
  view.knowsCall(callIdOfAttempt(callbackId, attempt)) || view.knowsCall(hashed(callbackId, attempt) as CallId);

// The hand-over takes milliseconds; a claim whose worker died is free again after this. Not while she rings us.
const CLAIM = `
  UPDATE callback b SET lease_until = now() + $3 * interval '1 millisecond', fence = fence + 1
  WHERE callback_id = $1 AND attempt = $2 AND state = 'scheduled' AND lease_until IS NULL
    AND due_at <= now() + interval '1 second' AND NOT is_listed(number, '${uncalledList}')
    AND NOT EXISTS (${onTheLine('b')})
  RETURNING callback_id, attempt, fence::double precision AS fence, parent_call_id, node, queue_id, number, language,
    queue_key, kind, agent_id,
    (extract(epoch FROM coalesce(first_due_at, created_at)) * 1000)::double precision AS born_at`;

// Due, and not to be rung: now, or ever.
const PASSED_OVER = `
  UPDATE callback b SET
    state = CASE WHEN is_listed(number, '${uncalledList}') THEN 'failed' ELSE 'scheduled' END,
    closed_at = CASE WHEN is_listed(number, '${uncalledList}') THEN now() END,
    closed_reason = CASE WHEN is_listed(number, '${uncalledList}') THEN '${uncalledList}' END,
    due_at = now() + interval '30 seconds'
  WHERE callback_id = $1 AND attempt = $2 AND state = 'scheduled' AND lease_until IS NULL
    AND due_at <= now() + interval '1 second'
    AND (is_listed(number, '${uncalledList}') OR EXISTS (${onTheLine('b')}))`;

const TAKEN = `
  UPDATE callback SET state = 'queued', lease_until = now() + interval '2 minutes'
  WHERE callback_id = $1 AND fence = $2 AND state = 'scheduled'`;

const PUT_BACK = `
  UPDATE callback SET lease_until = NULL, due_at = now() + $3 * interval '1 millisecond'
  WHERE callback_id = $1 AND fence = $2 AND state = 'scheduled'
  RETURNING (extract(epoch FROM due_at) * 1000)::double precision AS "dueAt"`;

const GIVE_UP = `
  UPDATE callback SET state = 'failed', lease_until = NULL, closed_at = now(), closed_reason = 'age'
  WHERE callback_id = $1 AND fence = $2 AND state = 'scheduled'`;

interface ClaimedRow {
  readonly callback_id: string;
  readonly attempt: number;
  readonly fence: number;
  readonly parent_call_id: string | null;
  readonly node: string;
  readonly queue_id: string;
  readonly number: string;
  readonly language: string;
  readonly queue_key: number | null;
  readonly kind: string;
  readonly agent_id: string | null;
  readonly born_at: Instant;
}

/** A call of hers, from whichever of her numbers, that has not ended: she would be busy. Her call that asked for it is the engine's to know. */
function onTheLine(callback: string): string {
  return `SELECT FROM call c WHERE c.caller = ANY (${callback}.number || ${callback}.numbers) AND c.direction = 'inbound' AND c.ended_at IS NULL
    AND c.arrived_at > now() - interval '4 hours' AND c.call_id IS DISTINCT FROM ${callback}.parent_call_id`;
}

const leaseMs = 60_000;

/** Null when it is not due, claimed by another, over, or unknown. */
export async function claim(pool: Pool, callbackId: string, attempt: number): Promise<Due | null> {
  const { rows } = await pool.query<ClaimedRow>(CLAIM, [callbackId, attempt, leaseMs]);
  const [row] = rows;
  if (!row) {
    await pool.query(PASSED_OVER, [callbackId, attempt]);
    return null;
  }
  return {
    type: 'CallbackDue',
    callbackId: row.callback_id as CallbackId,
    attempt: row.attempt,
    fence: row.fence,
    callId: callIdOfAttempt(row.callback_id, row.attempt),
    ...(row.parent_call_id === null ? {} : { parentCallId: row.parent_call_id as CallId }),
    node: row.node as NodeId,
    queueId: row.queue_id,
    number: row.number,
    language: row.language,
    key: row.queue_key,
    bornAt: row.born_at,
    ...(row.kind === 'callback' ? {} : { kind: row.kind }),
    ...(row.agent_id === null ? {} : { agentId: row.agent_id as AgentId }),
  };
}

/** The engine has it: it waits in its queue now. */
export async function markQueued(pool: Pool, due: Due): Promise<void> {
  await pool.query(TAKEN, [due.callbackId, due.fence]);
}

/** It is older than the rules bear: nobody rings her any more. */
export async function giveUp(pool: Pool, due: Due): Promise<void> {
  await pool.query(GIVE_UP, [due.callbackId, due.fence]);
}

/** The engine would not have it now: it is asked again after `againMs`, at the instant answered; null: it has changed. */
export async function putBack(pool: Pool, due: Due, againMs: number): Promise<Instant | null> {
  const { rows } = await pool.query<{ dueAt: Instant }>(PUT_BACK, [due.callbackId, due.fence, againMs]);
  return rows[0]?.dueAt ?? null;
}
