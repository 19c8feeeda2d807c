/** Where a caller is who says on which number she is to be called back. She keeps her place; no phone rings for her. */
import type { Instant, QueueId } from './ids';
import type { Visit } from './visit';

/**
 * `own`: the number she calls from is read back. `keying`: she keys another. `keyed`: that one is read back. `last`: nothing
 * came of keying, and she is asked once whether her own will do.
 */
export type NumberStage = 'own' | 'keying' | 'keyed' | 'last';

export interface NumberQuestion {
  /** Who is to call her. */
  readonly queueId: QueueId;
  /** What she pressed to be called back; null: she chose it in a menu. */
  readonly digit: string | null;
  readonly stage: NumberStage;
  /** Read back; while keying: what she has keyed so far. */
  readonly number: string;
  /** Answers so far of which nothing came. */
  readonly tries: number;
}
export interface ConfirmingPhase extends NumberQuestion {
  readonly kind: 'confirming';
  readonly visit: Visit;
  number: string;
  until: Instant;
}
