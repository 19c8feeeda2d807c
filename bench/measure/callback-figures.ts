/** Callbacks from their packets: how often each customer's telephone was rung, and how soon she heard the person behind it. */
import { decode, type Law } from '../../test/phones/g711';
import { payloadType } from '../../test/phones/g711';
import { loudness, toneShare } from '../../test/phones/listen';
import type { RtpPacket } from '../../test/phones/rtp';
import type { Leg } from './calls';
import { audible } from './known-sound';

export interface CallbackTimes {
  readonly number: string;
  /** INVITEs with a Call-ID of their own, and answers 180. */
  readonly invites: number;
  readonly rings: number;
  /** Her 200 to the first audible packet of any kind; null: she heard nothing. */
  readonly answerToSoundMs: number | null;
  /** Her 200 to the first packet that is the agent's voice. */
  readonly answerToPersonMs: number | null;
}

/** `legs`: to customers. `ear`: what reached the telephone of a leg. */
export function callbackTimes(
  legs: readonly Leg[],
  ear: (leg: Leg) => readonly RtpPacket[],
  agentHz: number,
): CallbackTimes[] {
  const byNumber = new Map<string, Leg[]>();
  for (const leg of legs) byNumber.set(leg.toUser, [...(byNumber.get(leg.toUser) ?? []), leg]);
  return [...byNumber].map(([number, own]) => {
    const answered = own.find(({ answeredAt }) => answeredAt !== null);
    const at = answered?.answeredAt ?? null;
    const heard = answered && at !== null ? ear(answered).filter((packet) => packet.at >= at) : [];
    const since = (packet: RtpPacket | undefined) => (packet && at !== null ? packet.at - at : null);
    return {
      ...{ number, invites: own.length, rings: own.filter(({ ringingAt }) => ringingAt !== null).length },
      answerToSoundMs: since(heard.find((packet) => isSound(samplesOf(packet)))),
      answerToPersonMs: since(heard.find((packet) => isTone(samplesOf(packet), agentHz))),
    };
  });
}

function samplesOf({ payloadType: type, payload }: RtpPacket): Int16Array {
  const law: Law | null = type === payloadType.PCMA ? 'PCMA' : type === payloadType.PCMU ? 'PCMU' : null;
  return law === null ? new Int16Array(0) : decode(law, payload);
}

const isSound = (samples: Int16Array): boolean => (loudness(samples)[0] ?? 0) > audible;
/** Also while a sentence is said over it. */
const isTone = (samples: Int16Array, hz: number): boolean => isSound(samples) && toneShare(samples, hz) > 0.2;
