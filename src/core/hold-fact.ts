/** What became true of an agent's holding a caller; part of the journal. */
import type { LegId } from './ids';

export type HoldFact =
  | { readonly type: 'HoldStarted'; readonly n: number; readonly legId: LegId }
  | { readonly type: 'HoldEnded'; readonly n: number; readonly legId: LegId; readonly holdMs: number }
  /** The agent has held the caller for longer than the rules allow; again each time that long passes. */
  | { readonly type: 'HoldOverdue'; readonly n: number; readonly legId: LegId; readonly heldMs: number }
  /** New rules set no longest hold any more. */
  | { readonly type: 'HoldUnlimited'; readonly n: number };
