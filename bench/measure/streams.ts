/** Sorts a capture's RTP by where it was sent to and from, so that each call's packets are found at once. */
import type { Packet } from '../../test/phones/pcap';
import { parseRtp, type RtpPacket } from '../../test/phones/rtp';
import { parseSip, type SipMessage } from './sip';

interface Place {
  readonly address: string;
  readonly port: number;
}

export class Streams {
  readonly messages: SipMessage[] = [];
  private readonly sentTo = new Map<string, RtpPacket[]>();
  private readonly sentFrom = new Map<string, RtpPacket[]>();

  constructor(packets: readonly Packet[]) {
    for (const packet of packets) this.add(packet);
  }

  /** What reached this place, and what left it; empty when nothing did. */
  ear({ address, port }: Place): readonly RtpPacket[] {
    return this.sentTo.get(`${address}:${port}`) ?? [];
  }
  mouth({ address, port }: Place): readonly RtpPacket[] {
    return this.sentFrom.get(`${address}:${port}`) ?? [];
  }

  private add(packet: Packet): void {
    const rtp = parseRtp(packet);
    if (rtp) {
      put(this.sentTo, `${packet.to}:${packet.toPort}`, rtp);
      put(this.sentFrom, `${packet.from}:${packet.fromPort}`, rtp);
      return;
    }
    const message = parseSip(packet);
    if (message) this.messages.push(message);
  }
}

function put(map: Map<string, RtpPacket[]>, key: string, packet: RtpPacket): void {
  const list = map.get(key);
  if (list) list.push(packet);
  else map.set(key, [packet]);
}
