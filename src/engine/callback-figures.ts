/** How much customers are owed at this moment, as of some seconds ago. */
import type { CallbackKind, CallbackState } from '../core/callback-kinds';
import type { Instant } from '../core/ids';

export interface CallbackSums {
  /** Tasks too. */
  readonly owed: number;
  /** To be dialled: their time has come. */
  readonly due: number;
  /** Their deadline has passed. */
  readonly overdue: number;
}
export interface CallbacksOwed extends CallbackSums {
  readonly queueId: string;
  readonly kind: CallbackKind;
  readonly state: CallbackState;
  readonly overdueSince: Instant | null;
}
export interface CallbackFigures {
  readonly parts: readonly CallbacksOwed[];
  readonly all: CallbackSums;
  /** By queue; those that owe nothing are absent. */
  readonly queues: ReadonlyMap<string, CallbackSums>;
  /** The oldest deadline that has passed; null: none has. */
  readonly overdueSince: Instant | null;
  /** Ended without being kept, by kind. */
  readonly failed: ReadonlyMap<string, number>;
}
export interface CallbackFiguresView {
  /** Null until Postgres has answered once. */
  figures(): CallbackFigures | null;
}
