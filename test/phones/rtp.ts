/** RTP (RFC 3550) and its telephone events (RFC 4733), as found in a capture. */
import { decode, encode, payloadType, type Law } from './g711';
import type { Packet } from './pcap';

export interface RtpPacket {
  readonly at: number;
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Buffer;
}

/** Null for what is not RTP version 2 (RTCP has its types 72–76 where RTP has none). */
export function parseRtp({ payload, at }: Packet): RtpPacket | null {
  const [first = 0, second = 0] = payload;
  if (payload.length < 12 || first >> 6 !== 2) return null;
  const type = second & 0x7f;
  if (type >= 72 && type <= 76) return null;
  return {
    at,
    payloadType: type,
    marker: (second & 0x80) !== 0,
    sequence: payload.readUInt16BE(2),
    timestamp: payload.readUInt32BE(4),
    ssrc: payload.readUInt32BE(8),
    payload: payload.subarray(12 + (first & 0x0f) * 4),
  };
}

/** What one ear got: the audio packets sent to this address and port, in order of arrival. */
export function audioTo(packets: readonly Packet[], address: string, port: number): RtpPacket[] {
  return packets
    .filter((packet) => packet.to === address && packet.toPort === port)
    .map(parseRtp)
    .filter((rtp) => rtp !== null)
    .filter(({ payloadType: type }) => type === payloadType.PCMA || type === payloadType.PCMU);
}

/** The same for every port of an address that got any audio. */
export function audioPerPort(packets: readonly Packet[], address: string): RtpPacket[][] {
  const ports = new Set(packets.filter(({ to }) => to === address).map(({ toPort }) => toPort));
  return [...ports].map((port) => audioTo(packets, address, port)).filter((audio) => audio.length > 0);
}

/** The sound of such packets, put end to end. */
export function soundOf(audio: readonly RtpPacket[]): Int16Array {
  const parts = audio.map(({ payloadType: type, payload }) =>
    decode(type === payloadType.PCMU ? 'PCMU' : 'PCMA', payload),
  );
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return samples;
}

/** The longest pause between packets that followed one another within the times given, milliseconds. */
export function longestPause(audio: readonly RtpPacket[], from: number, to: number): number {
  const times = [from, ...audio.map(({ at }) => at).filter((at) => at > from && at < to), to];
  return times.reduce((longest, at, i) => Math.max(longest, at - (times[i - 1] ?? at)), 0);
}

/** Samples as a stream of 20 ms packets, for SIPp to play. */
export function packetsOf(samples: Int16Array, law: Law): { atMs: number; payload: Buffer }[] {
  const size = 160;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, i) => {
    const head = Buffer.alloc(12);
    head[0] = 0x80;
    head[1] = payloadType[law] | (i === 0 ? 0x80 : 0);
    head.writeUInt16BE(i % 65_536, 2);
    head.writeUInt32BE(i * size, 4);
    head.writeUInt32BE(0x5150_0001, 8);
    const sound = encode(law, samples.subarray(i * size, (i + 1) * size));
    return { atMs: i * 20, payload: Buffer.concat([head, sound]) };
  });
}
