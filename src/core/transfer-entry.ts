/** What becomes true of a call while its agent asks somebody else, or hands the caller on. `n` is her talk's number. */
import type { AgentId, BridgeId, Instant, LegId, QueueId } from './ids';
import type { ForwardedFrom } from './forward-phase';
import type { EndedBy, OfferResult } from './journal';
import type { TransferKind } from './transfer-asked';
import type { TransferRefusal } from './transfer-target';

/** How a talk ended: `transfer`, the agent handed the caller on. */
export type TalkEnd = EndedBy | 'transfer';
/** Of a caller who was handed on. */
export interface HandedOn {
  /** By whom. */
  readonly from?: AgentId;
  /** Who is rung first should the agent she was handed to not take her. */
  readonly back?: AgentId;
}

export type TransferEntry =
  /** What the agent has keyed of a code so far; `until` null: done with, or given up. */
  | { readonly type: 'AgentKeyed'; readonly n: number; readonly keys: string; readonly until: Instant | null }
  | {
      readonly type: 'TransferRefused';
      readonly n: number;
      readonly kind: TransferKind;
      readonly target: string | null;
      readonly refusal: TransferRefusal;
    }
  /** Somebody else is rung for the agent; the caller hears music. */
  | {
      readonly type: 'ConsultStarted';
      readonly n: number;
      readonly legId: LegId;
      readonly agentId: AgentId;
      /** Whose wrap-up and announcement hold should that agent take the caller over. */
      readonly queueId: QueueId;
      /** Null: of an agent's own outside call. */
      readonly visit: number | null;
      /** Will hold the two agents. */
      readonly bridgeId: BridgeId;
      /** No Ringing by then: unreachable. */
      readonly until: Instant;
    }
  /** A telephone outside is rung for the agent, by way of `trunk`; the caller hears music. */
  | {
      readonly type: 'ConsultDialled';
      readonly n: number;
      readonly legId: LegId;
      readonly number: string;
      readonly trunk: string;
      /** Will hold the two. */
      readonly bridgeId: BridgeId;
      /** Answered by then, or given up. */
      readonly until: Instant;
    }
  /** `until`: it has rung long enough. Here and below, `agentId` null: on a telephone outside. */
  | {
      readonly type: 'ConsultRang';
      readonly legId: LegId;
      readonly agentId: AgentId | null;
      readonly until: Instant;
    }
  | {
      readonly type: 'ConsultAnswered';
      readonly legId: LegId;
      readonly agentId: AgentId | null;
      readonly ringMs: number;
    }
  /** All three in one bridge. */
  | { readonly type: 'ConsultJoined'; readonly legId: LegId; readonly bridgeId: BridgeId }
  /** The agent is with her caller again. */
  | {
      readonly type: 'ConsultEnded';
      readonly legId: LegId;
      readonly agentId: AgentId | null;
      /** `answered`: they spoke. */
      readonly result: OfferResult;
      readonly ringMs: number;
      /** Where agent and caller are put together; null: they are, or the call is over. */
      readonly bridgeId: BridgeId | null;
    }
  /** The agent left while the other's phone rang: it rings on, now for the caller. */
  | {
      readonly type: 'ConsultHandedOn';
      readonly legId: LegId;
      readonly agentId: AgentId;
      readonly visit: number;
      readonly bridgeId: BridgeId;
      readonly madeAt: Instant;
      readonly ringingAt: Instant | null;
      readonly until: Instant;
    }
  /** The agent's part is over: whoever is (or is rung) on that telephone outside has the caller now. */
  | {
      readonly type: 'ConsultForwarded';
      readonly legId: LegId;
      readonly number: string;
      readonly trunk: string;
      readonly from: ForwardedFrom;
      readonly bridgeId: BridgeId;
      readonly ringingAt: Instant | null;
      readonly until: Instant;
    }
  /** The agent's part is over; the caller goes on to somebody else. */
  | {
      readonly type: 'CallTransferred';
      readonly n: number;
      readonly how: 'blind' | 'warm';
      readonly from: AgentId;
      readonly to: { readonly agentId: AgentId } | { readonly queueId: QueueId } | { readonly number: string };
      /** Of whom she asked, who has the caller now or rings for her; unset: she asked nobody. */
      readonly legId?: LegId;
      /** Where a caller handed on warm meets the other; null: none is made for it. */
      readonly bridgeId: BridgeId | null;
    };
