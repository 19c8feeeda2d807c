/** A caller whose telephone sends keys faster than any hand: raw SIP and RTP (RFC 4733). */
import { createSocket, type Socket } from 'node:dgram';
import { parseRtp } from '../phones/rtp';
import { until } from '../phones/until';
import { trunkAddress } from './rules';

export interface FloodingCaller {
  /** Sends all these keys within the time; resolves when the last is out. */
  press(keys: string, withinMs: number): Promise<void>;
  /** Packets of sound that have reached her. */
  heard(): number;
  hangUp(): Promise<void>;
}

const silence = Buffer.alloc(160, 0xd5);
const burstMs = 20;

/** Resolves once she is answered. `port`: where the hotline listens. */
export async function floodingCaller(port: number, number: string, dials: string): Promise<FloodingCaller> {
  const [sip, media] = await Promise.all([boundSocket(), boundSocket()]);
  const received: string[] = [];
  let packets = 0;
  sip.on('message', (message) => received.push(message.toString()));
  media.on('message', (payload) => {
    if (parseRtp({ at: 0, from: '', fromPort: 0, to: '', toPort: 0, payload })) packets += 1;
  });
  const key = `${number}-${process.hrtime.bigint()}`;
  const hotline = `<sip:${dials}@127.0.0.1:${port}>`;
  const send = (method: string, cseq: number, to: string, body = '') => {
    const here = `${trunkAddress}:${sip.address().port}`;
    const lines = [
      `${method} sip:${dials}@127.0.0.1:${port} SIP/2.0`,
      `Via: SIP/2.0/UDP ${here};branch=z9hG4bK${key}${cseq}${method}`,
      `From: <sip:${number}@${here}>;tag=${key}`,
      `To: ${to}`,
      `Call-ID: ${key}`,
      `CSeq: ${cseq} ${method}`,
      `Contact: <sip:${number}@${here}>`,
      'Max-Forwards: 70',
      ...(body ? ['Content-Type: application/sdp'] : []),
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    sip.send(`${lines.join('\r\n')}\r\n\r\n${body}`, port, '127.0.0.1');
  };
  const answered = (cseq: string) => () =>
    received.find((text) => /^SIP\/2\.0 [2-6]/.test(text) && text.includes(`CSeq: ${cseq}`));
  send('INVITE', 1, hotline, offer(media.address().port));
  const answer = await until('the INVITE is answered', answered('1 INVITE'));
  const to = /^To: (.*)\r$/m.exec(answer)?.[1] ?? hotline;
  send('ACK', 1, to);
  const sound = Number(/^m=audio (\d+)/m.exec(answer)?.[1]);
  if (!sound) throw new Error(`no sound in ${answer}`);
  const mouth = new Mouth(media, sound);
  return {
    heard: () => packets,
    press: (keys, withinMs) => mouth.press(keys, withinMs),
    async hangUp() {
      mouth.close();
      send('BYE', 2, to);
      await until('the BYE is answered', answered('2 BYE'));
      sip.close();
      media.close();
    },
  };
}

async function boundSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, trunkAddress, resolve));
  return socket;
}

const offer = (port: number) =>
  [
    ...['v=0', `o=- 1 1 IN IP4 ${trunkAddress}`, 's=-', `c=IN IP4 ${trunkAddress}`, 't=0 0'],
    ...[`m=audio ${port} RTP/AVP 8 101`, 'a=rtpmap:101 telephone-event/8000', 'a=fmtp:101 0-15', ''],
  ].join('\r\n');

/** Silence all the time, and keys between. */
class Mouth {
  private sequence = 1;
  private timestamp = 160;
  private readonly breath = setInterval(() => this.send(8, silence), 20);

  constructor(
    private readonly socket: Socket,
    private readonly port: number,
  ) {}

  async press(keys: string, withinMs: number): Promise<void> {
    const bursts = Math.max(1, Math.floor(withinMs / burstMs));
    const began = performance.now();
    let sent = 0;
    for (let i = 1; sent < keys.length; i += 1) {
      const wanted = Math.min(keys.length, Math.ceil((keys.length * i) / bursts));
      for (; sent < wanted; sent += 1) this.key(keys.charAt(sent));
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + i * burstMs - performance.now())));
    }
  }

  close(): void {
    clearInterval(this.breath);
  }

  /** Its beginning and, after 100 ms by its own count, its end. */
  private key(key: string): void {
    const event = '0123456789*#ABCD'.indexOf(key);
    for (const [end, duration] of [
      [0, 160],
      [0x80, 800],
    ] as const) {
      const payload = Buffer.from([event, end | 10, duration >> 8, duration & 0xff]);
      this.send(101, payload, this.timestamp);
    }
    this.timestamp += 960;
  }

  private send(type: number, payload: Buffer, timestamp = (this.timestamp += 160)): void {
    const head = Buffer.alloc(12);
    head[0] = 0x80;
    head[1] = type;
    head.writeUInt16BE((this.sequence += 1) & 0xffff, 2);
    head.writeUInt32BE(timestamp, 4);
    head.writeUInt32BE(0x4b45_5953, 8);
    this.socket.send(Buffer.concat([head, payload]), this.port, '127.0.0.1');
  }
}
