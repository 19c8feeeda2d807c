/** What became true while a caller waits; see `CallEntry`. */
import type { Preferred } from './visit';
import type { Asks, HeadStart, Mark } from './asks';
import type { AgentId, Instant, QueueId } from './ids';
import type { VisitExit } from './journal';
import type { HandedOn } from './transfer-entry';
import type { WaitRange } from './wait-range';

export type QueueingEntry =
  | ({
      readonly type: 'QueueEntered';
      readonly visit: number;
      readonly queueId: QueueId;
      /** Order of waiting: `enteredQueueAt − headStart`, or the key kept from an earlier call. */
      readonly key: number;
      /** She rang again soon after hanging up: the key is that of the earlier call. */
      readonly isRedial?: true;
      /** Whom alone she waits for, and until when. */
      readonly preferred?: Preferred;
      /** Skills asked for beside the queue's. */
      readonly asks?: Asks;
      /** What the key is made of beside the queue's own head start. */
      readonly headStarts?: readonly HeadStart[];
    } & HandedOn)
  /** She was led a way that adds to what she asks for. */
  | ({ readonly type: 'CallMarked' } & Mark)
  /** She waits for anybody now, or goes where the agent's number leads otherwise. */
  | { readonly type: 'PreferenceEnded'; readonly agentId: AgentId; readonly why: 'waited' | 'not-at-work' }
  | {
      readonly type: 'QueueLeft';
      readonly visit: number;
      readonly queueId: QueueId;
      readonly exit: VisitExit;
      readonly waitMs: number;
    }
  /** New rules set no longest wait any more. */
  | { readonly type: 'WaitUnlimited' }
  /** Waited long enough: the needs of this step of the queue's relaxation are asked for now. */
  | { readonly type: 'NeedsRelaxed'; readonly step: number }
  /** She was told how many are ahead of her, and how many minutes it is likely to take; null: not told. */
  | { readonly type: 'WaitTold'; readonly ahead: number | null; readonly wait: WaitRange | null }
  /** Place and wait are told next at `nextAt`; null: no more. */
  | { readonly type: 'TellingPlanned'; readonly nextAt: Instant | null }
  /** The next comfort sentence is due at `nextAt`; null: none is to follow. */
  | { readonly type: 'ComfortPlanned'; readonly nextAt: Instant | null };
