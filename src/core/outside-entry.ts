/** What became true of telephones outside: of callers sent on to one, of customers called back, of agents' own calls. */
import type { OfferFailure } from './event';
import type { ForwardedFrom } from './forward-phase';
import type { AgentId, BridgeId, Instant, LegId } from './ids';
import type { EndedBy, OfferResult } from './journal';

export type OutsideEntry =
  /** She is sent on outside: that telephone is asked to ring by way of `trunk`, until `until` at most. */
  | {
      readonly type: 'ForwardDialled';
      readonly legId: LegId;
      readonly number: string;
      readonly trunk: string;
      readonly from: ForwardedFrom;
      readonly bridgeId: BridgeId;
      readonly until: Instant;
    }
  | { readonly type: 'ForwardRang'; readonly legId: LegId; readonly until: Instant }
  /** `answered`: `Forwarded` follows; anything else: nobody was reached there. */
  | { readonly type: 'ForwardEnded'; readonly legId: LegId; readonly result: OfferResult; readonly ringMs: number }
  | { readonly type: 'Forwarded'; readonly legId: LegId; readonly recordingId: string | null }
  | {
      readonly type: 'ForwardOver';
      readonly legId: LegId;
      readonly talkMs: number;
      readonly endedBy: EndedBy;
    }
  | { readonly type: 'ForwardRebridged'; readonly bridgeId: BridgeId }
  /** That trunk could not reach the number an agent asks for: the next one is tried. */
  | {
      readonly type: 'TrunkFailed';
      readonly legId: LegId;
      readonly trunk: string;
      readonly failure: OfferFailure;
    }
  /** Callback: the agent holds the line while the customer is rung. */
  | { readonly type: 'CustomerDialled'; readonly legId: LegId; readonly number: string; readonly until: Instant }
  /** An agent's own outside call: she holds the line while that telephone is asked to ring by way of `trunk`. */
  | {
      readonly type: 'OutsideDialled';
      readonly agentId: AgentId;
      readonly agentLegId: LegId;
      readonly legId: LegId;
      readonly number: string;
      readonly trunk: string;
      readonly bridgeId: BridgeId;
      readonly until: Instant;
    }
  | { readonly type: 'CustomerRang'; readonly legId: LegId; readonly until: Instant }
  | { readonly type: 'CustomerAnswered'; readonly legId: LegId };
