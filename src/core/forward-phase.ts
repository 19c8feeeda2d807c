/** A call that is sent on to a telephone outside, and where it goes back to. */
import type { BridgeId, Instant, LegId, MenuId, QueueId } from './ids';

export type ForwardPhase =
  | { readonly kind: 'forwarding'; readonly forward: Forward; ringingAt: Instant | null; until: Instant }
  | { readonly kind: 'forwarded'; readonly forward: Forward; readonly startedAt: Instant };
/** A caller on her way to a telephone outside, or talking there. */
export interface Forward {
  readonly legId: LegId;
  readonly number: string;
  readonly trunk: string;
  /** Where she came from, and goes back to should nobody be reached. */
  readonly from: ForwardedFrom;
  bridgeId: BridgeId;
}
export type ForwardedFrom =
  | { readonly kind: 'queue'; readonly queueId: QueueId; readonly key: number }
  | { readonly kind: 'menu'; readonly menuId: MenuId }
  | { readonly kind: 'number' }
  /** Her number or queue was closed, and led here. */
  | { readonly kind: 'closed' };
