/**
 * 客户问题处理跟踪表: one line for each inbound call, with what is known of it without tickets. Names and numbers are masked as
 * people need them: 王女士, 138****5678.
 */
import type { Pool } from 'pg';
import type { AgentId, QueueId } from '../core/ids';
import type { Rules } from '../core/rules';
import type { Period, TrackedCall } from '../engine/ports';
import { ReportError } from './report-error';

const most = 100_000;

const TRACKED = `
  SELECT c.call_id AS "callId", (extract(epoch FROM c.arrived_at) * 1000)::double precision AS "contactAt", c.caller,
    c.data, c.outcome, c.first_queue_id AS "queueId", c.last_agent_id AS "agentId", c.disposition, c.satisfaction,
    (extract(epoch FROM c.final_at) * 1000)::double precision AS "completedAt", b.state AS callback,
    c.outcome = 'voicemail' AS "isMessage"
  FROM call c LEFT JOIN callback b ON b.callback_id = c.callback_id
  WHERE c.direction = 'inbound' AND c.arrived_at >= $1 AND c.arrived_at < $2
  ORDER BY c.arrived_at, c.call_id LIMIT ${most + 1}`;

interface Row {
  readonly callId: string;
  readonly contactAt: number;
  readonly caller: string | null;
  readonly data: Readonly<Record<string, string | null>> | null;
  readonly outcome: string | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly disposition: string | null;
  readonly satisfaction: number | null;
  readonly completedAt: number | null;
  readonly callback: string | null;
  readonly isMessage: boolean | null;
}

/** Oldest first. Throws a ReportError for more than 100,000 calls. */
export async function trackedCalls(pool: Pool, rules: Rules, { from, to }: Period): Promise<readonly TrackedCall[]> {
  const { rows } = await pool.query<Row>(TRACKED, [new Date(from), new Date(to)]);
  if (rows.length > most)
    throw new ReportError(`超过 ${most} 行，请缩短日期范围 / more than ${most} lines: ask for fewer days`);
  return rows.map((row) => tracked(rules, row));
}

function tracked(rules: Rules, row: Row): TrackedCall {
  const { callId, contactAt, caller, data, queueId, agentId, disposition, satisfaction, completedAt, callback } = row;
  const agent = agentId === null ? null : rules.agents.get(agentId as AgentId);
  return {
    callId,
    customer: data?.['name'] ? maskName(data['name']) : null,
    contactAt,
    channel: row.isMessage ? 'voicemail' : callback !== null ? 'callback' : 'telephone',
    contact: maskContact(caller ?? ''),
    order: data?.['order'] ?? null,
    type: queueId === null ? '' : (rules.queues.get(queueId as QueueId)?.name ?? queueId),
    agent: agentId === null ? null : `${agentId} ${agent?.name ?? ''}`.trim(),
    solution: disposition,
    // what a ticket will hold
    reply: null,
    satisfaction,
    completedAt,
    remark: [row.outcome ?? '', callback === null ? '' : `callback ${callback}`].filter(Boolean).join(', '),
  };
}

/** 13812345678 → 138****5678; of a short number the last two digits stay. */
export function maskContact(number: string): string {
  const mobile = /^(\+?\d{3,5})\d{4}(\d{4})$/.exec(number);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  return number === '' ? '' : `****${number.slice(number.length > 6 ? -4 : -2)}`;
}

/** 王小明 → 王**: the family name stays; of other names the first letter. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name.trim();
  return first + '*'.repeat(Math.min(rest.length, 2));
}
