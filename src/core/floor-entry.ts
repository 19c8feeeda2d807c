/** What became true of the floor as a whole, of no single call or agent. */
import type { CallersListed } from './known-callers';
import type { PersonEntry } from './person';
import type { Instant, NodeId, PromptId } from './ids';

export type FloorEntry =
  | {
      readonly type: 'RulesApplied';
      readonly at: Instant;
      readonly hash: string;
      /** What brought them: `start`, `file`, `reload`, `rollback`; not there in older journals. */
      readonly by?: string;
    }
  | {
      readonly type: 'EmergencySet';
      readonly at: Instant;
      /** Those whose emergency began, was changed, or ended. */
      readonly numbers: readonly string[];
      readonly on: boolean;
      /** Who ordered it. */
      readonly by: string;
      readonly until: Instant | null;
      /** Somebody asked for it; its time was over; the rules have no such emergency any more. */
      readonly why: 'asked' | 'until' | 'rules';
    }
  | {
      readonly type: 'BroadcastSet';
      readonly at: Instant;
      /** Those whose broadcast began, was changed, or ended. */
      readonly numbers: readonly string[];
      /** Null, and so `until`: it ended. */
      readonly prompt: PromptId | null;
      readonly by: string;
      readonly until: Instant | null;
      /** Somebody asked for it; its time was over; the rules have no such number any more. */
      readonly why: 'asked' | 'until' | 'rules';
    }
  | CallersListed
  | PersonEntry
  | {
      readonly type: 'FloorCompared';
      readonly at: Instant;
      readonly node: NodeId;
      readonly lostLegs: number;
      readonly strayLegs: number;
    };
