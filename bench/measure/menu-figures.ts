/** From a key to the next sentence, by the packets of one call alone. */
import { payloadType, type Law } from '../../test/phones/g711';
import type { RtpPacket } from '../../test/phones/rtp';
import { isAudible, type KnownSound } from './known-sound';

export interface MenuSounds {
  /** What she hears before her key. */
  readonly before: KnownSound;
  /** What her key leads to. */
  readonly next: KnownSound;
}
export interface KeyTime {
  /** The first end packet (RFC 4733) of her first key. */
  readonly keyAt: number;
  /** To the first audible packet of the next sentence; null: it was never heard. Silence at its beginning counts as ours. */
  readonly toPromptMs: number | null;
}

/** Null: she pressed no key. */
export function keyTime(
  { ear, mouth }: { readonly ear: readonly RtpPacket[]; readonly mouth: readonly RtpPacket[] },
  sounds: Readonly<Record<Law, MenuSounds>>,
): KeyTime | null {
  const keyAt = mouth.find(isEnd)?.at;
  if (keyAt === undefined) return null;
  const first = ear.find((packet) => {
    const law = packet.at > keyAt ? lawOf(packet) : null;
    if (law === null || !isAudible(law, packet.payload)) return false;
    const { before, next } = sounds[law];
    return next.has(packet.payload) && !before.has(packet.payload);
  });
  return { keyAt, toPromptMs: first ? first.at - keyAt : null };
}

/** The most calls that had been answered and not ended at one moment, of those whose keys were measured. */
export function mostAtOnce(spans: readonly { readonly from: number; readonly to: number }[]): number {
  const turns = spans.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  let [now, most] = [0, 0];
  for (const { by } of turns.sort((a, b) => a.at - b.at || a.by - b.by)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

/** Media events of 4 bytes, with the end bit. */
const isEnd = ({ payloadType: type, payload }: RtpPacket) =>
  (type === 96 || type === 101) && payload.length === 4 && ((payload[1] ?? 0) & 0x80) !== 0;

function lawOf({ payloadType: type }: RtpPacket): Law | null {
  if (type === payloadType.PCMA) return 'PCMA';
  return type === payloadType.PCMU ? 'PCMU' : null;
}
