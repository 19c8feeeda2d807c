/**
 * Who may act on a callback. A worker claims a row that is due: a lease keeps other workers off, a growing fence makes
 * what an earlier claim started worthless. Only the engine's own process ends a lease (lease-keeper.ts), because only it
 * knows which calls are on the floor.
 */
import type { Pool } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import type { FloorView } from '../engine/ports';
import type { CallbackDue } from '../core/event';
import { instantOfId, type CallbackId, type CallId, type NodeId } from '../core/ids';

/** What is handed to the engine; `at` is set on the engine's own clock. */
export type Due = Omit<CallbackDue, 'at'>;

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

/** The hand-over takes milliseconds; a claim whose worker died is free again after this. */
const CLAIM = `
  UPDATE callback SET lease_until = now() + interval '60 seconds', fence = fence + 1
  WHERE callback_id = $1 AND attempt = $2 AND state = 'scheduled' AND lease_until IS NULL
    AND due_at <= now() + interval '1 second'
  RETURNING callback_id, attempt, fence::double precision AS fence, parent_call_id, node, queue_id, number, language,
    queue_key`;

const TAKEN = `
  UPDATE callback SET state = 'queued', lease_until = now() + interval '2 minutes'
  WHERE callback_id = $1 AND fence = $2 AND state = 'scheduled'`;

const PUT_BACK = `
  UPDATE callback SET lease_until = NULL, due_at = now() + interval '15 seconds'
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
}

/** Null when it is not due, claimed by another, over, or unknown. */
export async function claim(pool: Pool, callbackId: string, attempt: number): Promise<Due | null> {
  const { rows } = await pool.query<ClaimedRow>(CLAIM, [callbackId, attempt]);
  const [row] = rows;
  if (!row) return null;
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
  };
}

/** The engine has it: it waits in its queue now. */
export async function markQueued(pool: Pool, due: Due): Promise<void> {
  await pool.query(TAKEN, [due.callbackId, due.fence]);
}

/** The engine would not have it now (the customer is still on the line, callbacks are switched off): asked again soon. */
export async function putBack(pool: Pool, due: Due): Promise<void> {
  await pool.query(PUT_BACK, [due.callbackId, due.fence]);
}
