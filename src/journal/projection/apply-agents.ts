/**
 * `AgentStateChanged` → intervals that touch one another. A change whose clock lies behind the interval it ends (late
 * news from a phone) ends it at its own beginning: time never runs back in the record.
 */
import type { ClientBase } from 'pg';
import type { AgentEntry } from '../../core/journal';
import type { AgentId } from '../../core/ids';

export type StateChange = Extract<AgentEntry, { type: 'AgentStateChanged' }>;

export interface Interval {
  readonly agent_id: AgentId;
  readonly from_at: number;
  to_at: number | null;
  readonly state: string;
  readonly reason: string | null;
  readonly call_id: string | null;
}

// `from_at` in milliseconds with its fraction: it must come back as it went in.
const OPEN = `
  SELECT agent_id, (extract(epoch FROM from_at) * 1000)::double precision AS from_at, state, reason, call_id
  FROM agent_interval WHERE to_at IS NULL AND agent_id = ANY ($1) FOR UPDATE`;

const CLOSE = `
  UPDATE agent_interval SET to_at = greatest(from_at, to_timestamp(new.to_at / 1000))
  FROM json_to_recordset($1) AS new (agent_id text, to_at double precision)
  WHERE agent_interval.agent_id = new.agent_id AND agent_interval.to_at IS NULL`;

const ADD = `
  INSERT INTO agent_interval (agent_id, from_at, to_at, state, reason, call_id)
  SELECT agent_id, to_timestamp(from_at / 1000), to_timestamp(to_at / 1000), state, reason, call_id
  FROM json_to_recordset($1) AS new (agent_id text, from_at double precision, to_at double precision, state text,
    reason text, call_id text)`;

export async function applyAgents(client: ClientBase, changes: readonly StateChange[]): Promise<void> {
  if (changes.length === 0) return;
  const agentIds = [...new Set(changes.map((change) => change.agentId))];
  const open = await client.query<Omit<Interval, 'to_at'>>(OPEN, [agentIds]);
  const { closed, added } = foldIntervals(
    open.rows.map((row) => ({ ...row, to_at: null })),
    changes,
  );
  if (closed.length > 0) await client.query(CLOSE, [JSON.stringify(closed)]);
  if (added.length > 0) await client.query(ADD, [JSON.stringify(added)]);
}

/** `open`: the present interval of each agent. Answers those of them that end, and the new ones in order. */
export function foldIntervals(
  open: readonly Interval[],
  changes: readonly StateChange[],
): { readonly closed: readonly Interval[]; readonly added: readonly Interval[] } {
  const present = new Map(open.map((interval) => [interval.agent_id, { ...interval }]));
  const closed: Interval[] = [];
  const added: Interval[] = [];
  const stored = new Set(present.values());
  for (const change of changes) {
    const before = present.get(change.agentId);
    if (before && isSame(before, change)) continue;
    const from = before ? Math.max(before.from_at, change.at) : change.at;
    if (before) before.to_at = from;
    if (before && stored.has(before)) closed.push(before);
    const next: Interval = {
      agent_id: change.agentId,
      from_at: from,
      to_at: null,
      state: change.state,
      reason: change.reason,
      call_id: change.callId,
    };
    present.set(change.agentId, next);
    added.push(next);
  }
  return { closed, added };
}

const isSame = (interval: Interval, change: StateChange) =>
  interval.state === change.state && interval.reason === change.reason && interval.call_id === change.callId;
