/**
 * How our ids and Asterisk's correspond. Everything made by the hotline carries `h-`, so that after any restart it can
 * be told from what arrived by itself.
 */
import { legId, type BridgeId, type CallId, type LegId, type PlaybackId } from '../core/ids';

export const stasisApp = 'hotline';
export const ariUser = 'hotline';
export const amiUser = 'hotline';
/** On the channel of a caller; set before the call is answered. */
export const callIdVariable = 'HOTLINE_CALL_ID';

const ourChannel = /^h-([0-9a-f-]{36})-(\d{1,4})$/;
const ourThing = /^h-([0-9a-f-]{36})-[bpr]\d+$/;

/** `h-<callId>-<n>`: the channel the hotline makes for a leg. */
export function channelIdOf(leg: LegId): string {
  const dot = leg.lastIndexOf('.');
  return `h-${leg.slice(0, dot)}-${leg.slice(dot + 1)}`;
}

/** The leg of a channel of ours; null for any other channel. */
export function legOfChannel(channelId: string): { readonly callId: CallId; readonly legId: LegId } | null {
  const match = ourChannel.exec(channelId);
  if (!match) return null;
  const callId = match[1] as CallId;
  return { callId, legId: legId(callId, Number(match[2])) };
}

/** `nth`: of a sentence for several ears, whose; only the first one's (0) is told by its end. */
export const ariPlaybackId = (playback: PlaybackId, nth = 0): string =>
  nth === 0 ? `h-${playback}` : `h-${playback}-${nth}`;
export const ariBridgeId = (bridge: BridgeId): string => `h-${bridge}`;

/** The call a recorded message belongs to; null for what is not ours. Asterisk knows a message by its own id. */
export function callOfMessage(messageId: string): CallId | null {
  return (/^([0-9a-f-]{36})-m\d{1,4}$/.exec(messageId)?.[1] as CallId | undefined) ?? null;
}

/** The playback (or bridge) of ours behind Asterisk's id, and its call; null for what is not ours. */
export function ownThing<Id extends PlaybackId | BridgeId>(ariId: string): { callId: CallId; id: Id } | null {
  const match = ourThing.exec(ariId);
  return match ? { callId: match[1] as CallId, id: ariId.slice(2) as Id } : null;
}
