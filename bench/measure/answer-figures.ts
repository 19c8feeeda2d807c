/** The three times of one call, from its packets alone. */
import type { Law } from '../../test/phones/g711';
import { payloadType } from '../../test/phones/g711';
import type { RtpPacket } from '../../test/phones/rtp';
import type { Leg } from './calls';
import { isAudible, type KnownSound } from './known-sound';

export interface CallTimes {
  readonly caller: string;
  readonly agent: string | null;
  /** INVITE seen to 200 seen. */
  readonly inviteToOkMs: number | null;
  /** Last RFC 4733 end packet of her digit to the last packet of the menu's sentence; 0 when that came before it. */
  readonly digitToPromptStopMs: number | null;
  /** The agent's 200 to the first audible packet at the caller that is neither hold music nor a sentence of the wait. */
  readonly answerToAudioMs: number | null;
}

export interface Heard {
  /** What the caller's ear got and what her mouth sent, in order. */
  readonly ear: readonly RtpPacket[];
  readonly mouth: readonly RtpPacket[];
}
export interface Sounds {
  readonly menu: KnownSound;
  /** Everything she may hear before an agent answers. */
  readonly before: KnownSound;
}

export function callTimes(
  call: Leg,
  agent: Leg | null,
  heard: Heard,
  sounds: Readonly<Record<Law, Sounds>>,
): CallTimes {
  return {
    caller: call.fromUser,
    agent: agent?.toUser ?? null,
    inviteToOkMs: call.answeredAt === null ? null : call.answeredAt - call.invitedAt,
    digitToPromptStopMs: promptStop(heard, sounds),
    answerToAudioMs: firstSound(agent, heard, sounds),
  };
}

function promptStop({ ear, mouth }: Heard, sounds: Readonly<Record<Law, Sounds>>): number | null {
  const digitAt = lastEndPacket(mouth);
  const stop = digitAt === null ? null : stopOfMenu(ear, sounds);
  // A sentence that was heard out says nothing about being stopped.
  return digitAt === null || stop === null || stop.heardOut ? null : Math.max(0, stop.at - digitAt);
}

/**
 * When the sentence's last packet came: from an audible packet of it on, each further one belongs to it as long as its
 * bytes are those the file has there, audible or not. Counted by sequence numbers: Asterisk shifts timestamps by a few
 * samples when its clock and the sending do not agree.
 */
function stopOfMenu(
  ear: readonly RtpPacket[],
  sounds: Readonly<Record<Law, Sounds>>,
): { readonly at: number; readonly heardOut: boolean } | null {
  const first = ear.findIndex((packet) => {
    const law = lawOf(packet);
    return law !== null && isAudible(law, packet.payload) && sounds[law].menu.has(packet.payload);
  });
  const start = ear[first];
  const law = start && lawOf(start);
  if (!start || !law) return null;
  const { menu } = sounds[law];
  const place = menu.place(start.payload);
  const size = start.payload.length;
  let last = start;
  const placeOf = (packet: RtpPacket) => place + ((packet.sequence - start.sequence) & 0xffff) * size;
  for (const packet of ear.slice(first)) {
    if (!menu.isAt(placeOf(packet), packet.payload)) break;
    last = packet;
  }
  return { at: last.at, heardOut: placeOf(last) + 2 * size > menu.length };
}

/** The last of the end packets (three, as a rule) of the first digit. */
function lastEndPacket(mouth: readonly RtpPacket[]): number | null {
  const ends = mouth.filter((packet) => isEvent(packet) && ((packet.payload[1] ?? 0) & 0x80) !== 0);
  const [first] = ends;
  return ends.filter(({ timestamp }) => timestamp === first?.timestamp).at(-1)?.at ?? null;
}

const isEvent = ({ payloadType: type, payload }: RtpPacket) => (type === 96 || type === 101) && payload.length === 4;

function firstSound(agent: Leg | null, { ear }: Heard, sounds: Readonly<Record<Law, Sounds>>): number | null {
  const answeredAt = agent?.answeredAt ?? null;
  if (answeredAt === null) return null;
  const first = ear.find((packet) => {
    const law = packet.at > answeredAt ? lawOf(packet) : null;
    return law !== null && isAudible(law, packet.payload) && !sounds[law].before.has(packet.payload);
  });
  return first ? first.at - answeredAt : null;
}

function lawOf({ payloadType: type }: RtpPacket): Law | null {
  if (type === payloadType.PCMA) return 'PCMA';
  return type === payloadType.PCMU ? 'PCMU' : null;
}
