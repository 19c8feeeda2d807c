/** What the journal says of what an agent promises by feature code. The customer's number stands with her call. */
import type { NumberFault } from './callback-number-entry';
import type { CallbackId, CallId, Instant, LegId, NodeId, QueueId } from './ids';

/**
 * `off`: the rules have no callbacks. `hours`: none from 1 to 99. `no-call`: she neither talks nor is in wrap-up. `no-queue`: nobody
 * to keep it when she cannot. `no-time`: the working hours end before. `under-way`: another of hers is being written.
 */
export type PromiseRefusal =
  'off' | 'hours' | 'no-call' | 'no-queue' | 'withheld' | NumberFault | 'no-time' | 'under-way';

export type PromiseEntry =
  | { readonly type: 'PromiseRefused'; readonly callId: CallId | null; readonly why: PromiseRefusal }
  /** Nothing is promised until `PromiseMade`: its row is being written until then at most. */
  | ({ readonly type: 'PromiseAsked' } & OpenPromise)
  /** The row is committed. */
  | { readonly type: 'PromiseMade'; readonly callId: CallId; readonly callbackId: CallbackId }
  | {
      readonly type: 'PromiseNotMade';
      readonly callId: CallId;
      readonly callbackId: CallbackId;
      readonly detail: string;
    };

/** Whose row is being written. */
export interface OpenPromise {
  readonly callId: CallId;
  readonly callbackId: CallbackId;
  readonly queueId: QueueId;
  readonly dueAt: Instant;
  readonly deadlineAt: Instant;
  /** Where she waits to be told; null: nowhere. */
  readonly leg: { readonly legId: LegId; readonly node: NodeId } | null;
  readonly until: Instant;
}
