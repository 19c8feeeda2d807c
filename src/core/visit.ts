/** A caller's stay in one queue. */
import type { Asks } from './asks';
import type { AgentId, Instant, QueueId } from './ids';
import type { Destination } from './rules';
import type { WaitRange } from './wait-range';

export interface Visit {
  readonly n: number;
  readonly queueId: QueueId;
  readonly enteredAt: Instant;
  /** Order of waiting; see architecture: `enteredQueueAt − headStart`. It never changes during the visit. */
  readonly key: number;
  /** When the next comfort sentence is due; null: none. */
  comfortAt: Instant | null;
  /** When her place and wait are told next; null: never. */
  announceAt: Instant | null;
  /** What she was told last. */
  told: Told;
  /** How far its needs have been relaxed, and when the next step is due; null: no more. */
  step: number;
  relaxAt: Instant | null;
  /** When she is sent on for having waited too long; null: never. */
  overflowAt: Instant | null;
  /** When she is sent on because the queue closes; null: never. */
  closesAt: Instant | null;
  /** Who handed her on; null: nobody did. */
  readonly from: AgentId | null;
  /** She was handed on to one agent: should that one not take her, this one is rung first. */
  readonly back: AgentId | null;
  /** Overflow offered her a callback of this queue, by the key 9; null: it did not. */
  callbackOffered: QueueId | null;
  /** Whom alone she waits for; null: for anybody who can help. */
  preferred: Preferred | null;
  /** Skills asked for beside the queue's. */
  readonly asks: Asks;
}
/** Null: not told yet. */
export interface Told {
  /** Callers ahead of her. */
  readonly ahead: number | null;
  /** As it was said. */
  readonly wait: WaitRange | null;
}
export interface Preferred {
  readonly agentId: AgentId;
  readonly until: Instant;
  /** Where she goes if that agent does not take her; null: she stays, for anybody. */
  readonly otherwise: Destination | null;
}

/** When something of the visit is due. While she is spoken to, comfort and announcements wait. */
export function visitDeadline(visit: Visit, isSpokenTo: boolean): Instant | null {
  const { relaxAt, overflowAt, comfortAt, announceAt, closesAt, preferred } = visit;
  const due = earliest(earliest(earliest(relaxAt, overflowAt), closesAt), preferred?.until ?? null);
  return isSpokenTo ? due : earliest(due, earliest(comfortAt, announceAt));
}

/** Null: never. */
export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
