/** A call on the floor, as the console and the resync see it. */
import type { AgentId, CallId, Instant } from '../core/ids';

export interface ConsultView {
  /** Null: on a telephone outside. */
  readonly agentId: AgentId | null;
  /** Outside; unmasked. */
  readonly number: string | null;
  readonly stage: string;
}
export interface CallView {
  readonly data?: Readonly<Record<string, string | null>> | null;
  readonly callId: CallId;
  readonly direction: 'inbound' | 'outbound';
  readonly node: string;
  readonly dialled: string;
  /** Unmasked; whoever shows it masks it. */
  readonly caller: string;
  readonly language: string;
  readonly phase: string;
  readonly since: Instant;
  readonly arrivedAt: Instant;
  /** While she waits (also while an agent rings): when she entered the queue. */
  readonly enteredQueueAt?: Instant | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
  /** Since when her agent has held her, and whether that was reported as too long. */
  readonly heldAt?: Instant | null;
  readonly holdOverdue?: boolean;
  /** Agents who have had the caller, in order. */
  readonly agents?: readonly AgentId[];
  /** Whom the agent asks. */
  readonly consult?: ConsultView | null;
}
