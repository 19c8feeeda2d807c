/**
 * A change of an agent's state that comes after those that followed it: it is put in between. The interval its instant lies
 * in ends there, and the new one lasts until that one's end; what came later stays as it is.
 */
import type { ClientBase } from 'pg';
import { applyAgents, type StateChange } from './apply-agents';

interface Around {
  readonly id: string;
  /** As Postgres writes them: to the microsecond. */
  readonly from_at: string;
  readonly to_at: string | null;
}

const DEFERRED = 'SET CONSTRAINTS agent_interval_chain DEFERRED';
const AROUND = `
  SELECT id, from_at::text, to_at::text FROM agent_interval WHERE agent_id = $1 AND from_at <= to_timestamp($2::double precision / 1000)
  ORDER BY agent_interval.from_at DESC, id DESC LIMIT 1 FOR UPDATE`;
const FIRST = `SELECT id, from_at::text, to_at::text FROM agent_interval WHERE agent_id = $1 ORDER BY agent_interval.from_at, id LIMIT 1 FOR UPDATE`;
const CUT = `
  UPDATE agent_interval SET to_at = to_timestamp($3::double precision / 1000) WHERE agent_id = $1 AND id = $2`;
const PUT = `
  INSERT INTO agent_interval (agent_id, from_at, to_at, state, reason, call_id)
  VALUES ($1, to_timestamp($2::double precision / 1000), $3::timestamptz, $4, $5, $6)`;

/** `change` alone, in a transaction of its own. */
export async function applyLateState(client: ClientBase, change: StateChange): Promise<void> {
  const { agentId, at, state, reason, callId } = change;
  const [around] = (await client.query<Around>(AROUND, [agentId, at])).rows;
  if (around?.to_at === null) return applyAgents(client, [change]);
  const [first] = around ? [] : (await client.query<Around>(FIRST, [agentId])).rows;
  const end = around?.to_at ?? first?.from_at;
  if (end === undefined) return applyAgents(client, [change]);
  await client.query(DEFERRED);
  if (around) await client.query(CUT, [agentId, around.id, at]);
  await client.query(PUT, [agentId, at, end, state, reason, callId]);
}
