/** Calls and agents as the API shows them: customers' numbers masked, instants as ISO 8601, ages in milliseconds. */
import type { Instant } from '../core/ids';
import type { AgentView, CallView } from '../engine/ports';
import { maskNumber } from '../log';

export interface AgentJson {
  readonly agentId: string;
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly since: string;
  readonly forMs: number;
  readonly registered: boolean;
  readonly pending: string | null;
  readonly callId: string | null;
  readonly forcedBy: string | null;
  readonly pendingBy: string | null;
  readonly until: string | null;
}
export interface CallJson {
  readonly callId: string;
  readonly direction: string;
  readonly node: string;
  readonly dialled: string;
  readonly caller: string;
  readonly language: string;
  readonly phase: string;
  readonly since: string;
  readonly forMs: number;
  readonly arrivedAt: string;
  readonly ageMs: number;
  readonly queueId: string | null;
  /** Null unless the caller waits. */
  readonly waitMs: number | null;
  readonly agentId: string | null;
  /** Null unless her agent holds her. */
  readonly heldMs: number | null;
  readonly holdOverdue: boolean;
  readonly agents: readonly string[];
  /** One of the first two is null. */
  readonly consult: { readonly agentId: string | null; readonly number: string | null; readonly stage: string } | null;
  /** Null until self-service has begun. */
  readonly data: Readonly<Record<string, string | null>> | null;
}

const text = { type: 'string' };
const orNull = { type: 'string', nullable: true };
const ms = { type: 'integer', description: 'milliseconds' };
const instant = { type: 'string', format: 'date-time' };

export const agentSchema = {
  $id: 'Agent',
  type: 'object',
  properties: {
    agentId: text,
    name: text,
    state: { type: 'string', description: 'logged-out, ready, offered, talking, wrap-up or not-ready' },
    reason: { ...orNull, description: 'why not-ready' },
    since: instant,
    forMs: ms,
    registered: { type: 'boolean', description: 'the phone is reachable' },
    pending: { ...orNull, description: 'the state asked for during a call, entered after it' },
    callId: orNull,
    forcedBy: { ...orNull, description: 'the team leader who ordered the state; null: nobody did' },
    pendingBy: { ...orNull, description: 'the team leader who ordered the pending state' },
    until: { ...instant, nullable: true, description: 'when wrap-up ends' },
  },
} as const;

export const callSchema = {
  $id: 'Call',
  type: 'object',
  properties: {
    callId: text,
    direction: { type: 'string', description: 'inbound or outbound' },
    node: text,
    dialled: { type: 'string', description: "masked where it is a customer's" },
    caller: { type: 'string', description: 'masked but for the last four digits' },
    language: text,
    phase: text,
    since: instant,
    forMs: ms,
    arrivedAt: instant,
    ageMs: ms,
    queueId: orNull,
    waitMs: { type: 'integer', nullable: true, description: 'milliseconds in the queue; null unless the caller waits' },
    agentId: orNull,
    heldMs: { type: 'integer', nullable: true, description: 'milliseconds on hold; null unless her agent holds her' },
    holdOverdue: { type: 'boolean', description: 'held for longer than the rules allow' },
    agents: { type: 'array', items: text, description: 'agents who have had the caller, in order' },
    consult: {
      type: 'object',
      nullable: true,
      description:
        'whom the agent asks while the caller is on hold, an agent or a masked outside number; stage: ringing, speaking or joined',
      properties: { agentId: orNull, number: orNull, stage: text },
    },
    data: {
      type: 'object',
      nullable: true,
      description:
        'what self-service collected, was answered or set, by name; secret values masked; null: none was met',
      additionalProperties: orNull,
    },
  },
} as const;

export function agentJson(agent: AgentView, now: Instant): AgentJson {
  const { forcedBy = null, pendingBy = null, until = null } = agent;
  const ends = until === null ? null : iso(until);
  return { ...agent, since: iso(agent.since), forMs: age(agent.since, now), forcedBy, pendingBy, until: ends };
}

export function callJson(call: CallView, now: Instant): CallJson {
  const waitingSince = waitsSince(call);
  return {
    callId: call.callId,
    direction: call.direction,
    node: call.node,
    dialled: call.direction === 'outbound' ? maskNumber(call.dialled) : call.dialled,
    caller: maskNumber(call.caller),
    language: call.language,
    phase: call.phase,
    since: iso(call.since),
    forMs: age(call.since, now),
    arrivedAt: iso(call.arrivedAt),
    ageMs: age(call.arrivedAt, now),
    queueId: call.queueId,
    waitMs: waitingSince === null ? null : age(waitingSince, now),
    agentId: call.agentId,
    heldMs: typeof call.heldAt === 'number' ? age(call.heldAt, now) : null,
    holdOverdue: call.holdOverdue ?? false,
    agents: call.agents ?? [],
    consult: consultJson(call),
    data: call.data ?? null,
  };
}

function consultJson({ consult }: CallView): CallJson['consult'] {
  if (!consult) return null;
  const { agentId, number, stage } = consult;
  return { agentId, number: number === null ? null : maskNumber(number), stage };
}

/** Phases in which a caller has no person yet though she has asked for one; a ringing agent does not end her wait. */
const waitingPhases: ReadonlySet<string> = new Set(['waiting', 'confirming', 'asking', 'offered']);

export function waitsSince(call: CallView): Instant | null {
  return waitingPhases.has(call.phase) ? (call.enteredQueueAt ?? call.since) : null;
}

const iso = (at: Instant) => new Date(at).toISOString();
const age = (at: Instant, now: Instant) => Math.max(0, now - at);
