/** A phone's ear and mouth: SIPp signals, this socket hears and speaks. G.711 A-law, 20 ms a packet. */
import { createSocket, type Socket } from 'node:dgram';
import { decode, encode } from '../../phones/g711';
import { loudestTone, sine } from './tones';

export interface Heard {
  /** Milliseconds since 1970, when the packet came. */
  readonly at: number;
  /** One of `tones`, or null for anything else. */
  readonly tone: number | null;
  readonly silent: boolean;
}
interface Peer {
  readonly port: number;
  readonly address: string;
}

const speechType = 8;
const digitType = 96;

export class RtpEar {
  readonly heard: Heard[] = [];
  private peer: Peer | null = null;
  private sequence = 1_000;
  private stamp = 0;
  private timer: NodeJS.Timeout | null = null;

  private constructor(
    private readonly socket: Socket,
    readonly port: number,
  ) {
    socket.on('message', (packet, from) => {
      this.peer = from;
      if ((packet[1] ?? 0) % 128 !== speechType) return;
      const samples = decode('PCMA', packet.subarray(12));
      this.heard.push({ at: Date.now(), ...loudestTone(samples) });
    });
  }

  static async open(address: string, port: number): Promise<RtpEar> {
    const socket = createSocket('udp4');
    await new Promise<void>((accept, reject) => {
      socket.once('error', reject);
      socket.bind(port, address, accept);
    });
    return new RtpEar(socket, port);
  }

  /** Speaks a tone until told otherwise, to whoever has spoken to it last. 0: silence. */
  speak(hz: number): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = setInterval(() => {
      this.packet(speechType, encode('PCMA', sine(hz, 160, this.stamp)), this.stamp, false);
      this.stamp += 160;
    }, 20);
  }

  /** A digit as RFC 4733 events, 100 ms long; resolves with the time its first end packet was sent. */
  async press(digit: string): Promise<number> {
    const { stamp } = this;
    for (let n = 1; n <= 5; n += 1) {
      this.packet(digitType, digitEvent(digit, n * 160, false), stamp, n === 1);
      await new Promise((done) => setTimeout(done, 20));
    }
    const ended = Date.now();
    for (let n = 0; n < 3; n += 1) this.packet(digitType, digitEvent(digit, 800, true), stamp, false);
    this.stamp += 960;
    return ended;
  }

  /** Tones heard since `from`, each once, in the order of hearing; blips under 60 ms do not count. */
  tonesSince(from: number): number[] {
    const order: number[] = [];
    const counts = new Map<number, number>();
    for (const { at, tone } of this.heard) {
      if (at < from || tone === null) continue;
      const count = (counts.get(tone) ?? 0) + 1;
      counts.set(tone, count);
      if (count === 3) order.push(tone);
    }
    return order;
  }

  hears(tone: number, from: number): boolean {
    return this.tonesSince(from).includes(tone);
  }

  close(): void {
    if (this.timer) clearInterval(this.timer);
    this.socket.close();
  }

  private packet(type: number, payload: Buffer, stamp: number, marker: boolean): void {
    if (!this.peer) return;
    const head = Buffer.alloc(12);
    head[0] = 0x80;
    head[1] = type | (marker ? 0x80 : 0);
    head.writeUInt16BE((this.sequence += 1) & 0xffff, 2);
    head.writeUInt32BE(stamp >>> 0, 4);
    head.writeUInt32BE(0x1234_0000 + this.port, 8);
    this.socket.send(Buffer.concat([head, payload]), this.peer.port, this.peer.address);
  }
}

function digitEvent(digit: string, duration: number, end: boolean): Buffer {
  const code = '0123456789*#ABCD'.indexOf(digit);
  return Buffer.from([code, (end ? 0x80 : 0) | 10, duration >> 8, duration & 255]);
}
