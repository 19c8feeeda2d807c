/** SIP messages as captured, read as far as the figures need. */
import type { Packet } from '../../test/phones/pcap';

export interface SipMessage {
  readonly at: number;
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
  /** Of a request. */
  readonly method: string | null;
  /** Of an answer. */
  readonly status: number | null;
  readonly callId: string;
  readonly cseq: string;
  /** User parts of From and of the request's URI or To. */
  readonly fromUser: string;
  readonly toUser: string;
  /** Where the sender wants its audio. */
  readonly media: { readonly address: string; readonly port: number } | null;
}

/** Null for what is not SIP. */
export function parseSip(packet: Packet): SipMessage | null {
  const text = packet.payload.toString('utf8');
  const first = /^(?:SIP\/2\.0 (\d{3})|([A-Z]+) sip:\S+ SIP\/2\.0)/.exec(text);
  if (!first) return null;
  const header = (name: string) => new RegExp(`^${name}:\\s*(.*?)\\s*$`, 'im').exec(text)?.[1] ?? '';
  const user = (value: string) => /sips?:([^@>;]*)@/.exec(value)?.[1] ?? '';
  const { at, from, fromPort, to, toPort } = packet;
  return {
    ...{ at, from, fromPort, to, toPort },
    method: first[2] ?? null,
    status: first[1] === undefined ? null : Number(first[1]),
    callId: header('Call-ID'),
    cseq: header('CSeq'),
    fromUser: user(header('From')),
    toUser: user(header('To')),
    media: mediaOf(text),
  };
}

function mediaOf(text: string): SipMessage['media'] {
  const address = /^c=IN IP4 (\S+)/m.exec(text)?.[1];
  const port = /^m=audio (\d+)/m.exec(text)?.[1];
  return address && port ? { address, port: Number(port) } : null;
}
