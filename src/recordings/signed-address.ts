/** Addresses under which a file of a recording may be heard for a while: by whom and until when stands under the signature. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isRecordingId, type Side } from './recording-file';

export interface Grant {
  readonly recordingId: string;
  readonly side: Side;
  /** Who may; kept with each access. */
  readonly who: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}
export type GrantRefusal = 'signature-wrong' | 'signature-expired';

/** Path and query. */
export function signedAddress(grant: Grant, secret: string): string {
  const { recordingId, side, who, until } = grant;
  const query = new URLSearchParams({ side, who, until: String(until), signature: sign(grant, secret) });
  return `/recordings/${recordingId}?${query.toString()}`;
}

/** What of the address is not yet known to be true. */
export type Claimed = Readonly<Record<'side' | 'who' | 'until' | 'signature', string>>;

/** The grant, or why it is none; nothing of the address is believed before its signature is. */
export function readGrant(recordingId: string, claimed: Claimed, secret: string, now: number): Grant | GrantRefusal {
  const { side, who, until, signature } = claimed;
  if (!isSide(side) || !isRecordingId(recordingId) || !/^\d{13}$/.test(until)) return 'signature-wrong';
  const grant = { recordingId, side, who, until: Number(until) };
  const [given, due] = [Buffer.from(signature), Buffer.from(sign(grant, secret))];
  if (given.length !== due.length || !timingSafeEqual(given, due)) return 'signature-wrong';
  return grant.until > now ? grant : 'signature-expired';
}

const isSide = (text: string): text is Side => text === 'agent' || text === 'caller' || text === 'message';

function sign({ recordingId, side, who, until }: Grant, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([recordingId, side, who, until]))
    .digest('base64url');
}
