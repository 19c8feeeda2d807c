/** What became true of the floor as a whole, of no single call or agent. */
import type { Instant, NodeId } from './ids';

export type FloorEntry =
  | { readonly type: 'RulesApplied'; readonly at: Instant; readonly hash: string }
  | {
      readonly type: 'FloorCompared';
      readonly at: Instant;
      readonly node: NodeId;
      readonly lostLegs: number;
      readonly strayLegs: number;
    };
