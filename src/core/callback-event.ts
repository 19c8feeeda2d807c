/** What happens to callbacks outside the core: promised by an agent, on record, due. */
import type { AgentId, CallbackId, CallId, Instant, LegId, NodeId } from './ids';

/** `*57`: she promises whom she talks to, or has just talked to, to ring back. */
export interface AgentPromised {
  readonly type: 'AgentPromised';
  readonly at: Instant;
  readonly agentId: AgentId;
  /** In so many hours, as she keyed them; unset: as the rules say. */
  readonly hours?: number;
  /** The phone call that dialled the code: the answer is spoken there. */
  readonly legId?: LegId;
  readonly node?: NodeId;
}
/** The promised row stands in Postgres: only now may the caller, or the agent who promises, be told so. */
export interface CallbackRegistered {
  readonly type: 'CallbackRegistered';
  readonly at: Instant;
  readonly callId: CallId;
  readonly callbackId: CallbackId;
}
/** A worker holds the claim on a callback and asks for the attempt. `callId` follows from callback and attempt. */
export interface CallbackDue {
  readonly type: 'CallbackDue';
  readonly at: Instant;
  readonly callbackId: CallbackId;
  readonly attempt: number;
  /** Grows with each claim; an older one than the last seen is refused. */
  readonly fence: number;
  readonly callId: CallId;
  readonly parentCallId?: CallId;
  readonly node: NodeId;
  readonly queueId: string;
  readonly number: string;
  readonly language: string;
  /** The order-of-waiting key the caller left with; null: she starts at the end. */
  readonly key: number | null;
  /** Unset: a virtual hold. */
  readonly kind?: string;
  /** Whose promise it is: her phone first. */
  readonly agentId?: AgentId;
}
