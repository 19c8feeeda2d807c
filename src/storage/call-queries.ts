/** What people ask about calls: the summary row and the story. */
import type { Pool } from 'pg';

/** The `call` row as it stands; a column is null until it is known. */
export interface CallRow {
  readonly call_id: string;
  readonly parent_call_id: string | null;
  readonly callback_id: string | null;
  readonly callback_attempt: number | null;
  readonly direction: 'inbound' | 'outbound' | null;
  readonly node: string | null;
  readonly dialled: string | null;
  readonly caller: string | null;
  readonly language: string | null;
  readonly menu_path: readonly string[] | null;
  readonly arrived_at: Date | null;
  readonly answered_at: Date | null;
  readonly ended_at: Date | null;
  readonly final_at: Date | null;
  readonly outcome: string | null;
  readonly ended_by: string | null;
  readonly ended_reason: string | null;
  readonly first_queue_id: string | null;
  readonly last_agent_id: string | null;
  readonly wait_ms: number | null;
  readonly ring_ms: number | null;
  readonly talk_ms: number | null;
  readonly hold_ms: number | null;
  readonly wrap_up_ms: number | null;
  readonly offers: number | null;
  readonly transfers: number | null;
  readonly satisfaction: number | null;
  readonly disposition: string | null;
  readonly recording: string | null;
  readonly rules_hash: string | null;
}

export interface CallEventRow {
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const CALL_ROW = `SELECT * FROM call WHERE call_id = $1`;
const RECENT_CALLS = `SELECT * FROM call ORDER BY arrived_at DESC NULLS LAST LIMIT $1`;
const CALL_TIMELINE = `SELECT seq, at, type, data FROM call_event WHERE call_id = $1 ORDER BY seq`;

/** Null when no call of that id is on record (yet). */
export async function callRow(pool: Pool, callId: string): Promise<CallRow | null> {
  const { rows } = await pool.query<CallRow>(CALL_ROW, [callId]);
  return rows[0] ?? null;
}

/** Newest first. */
export async function recentCalls(pool: Pool, limit: number): Promise<readonly CallRow[]> {
  return (await pool.query<CallRow>(RECENT_CALLS, [limit])).rows;
}

/** Every entry of the call in order; empty when none is on record. */
export async function callTimeline(pool: Pool, callId: string): Promise<readonly CallEventRow[]> {
  return (await pool.query<CallEventRow>(CALL_TIMELINE, [callId])).rows;
}
