/**
 * The sound of a demo phone: sends a sentence as PCMA, frame by frame, to whoever sends to it, and recognises the other
 * phone's sentence in what it hears. SIPp does the signalling and names this socket in its SDP.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { randomBytes, randomInt } from 'node:crypto';
import { alawLevels } from '../../prompts/g711';

/** 20 ms at 8 kHz. */
const frameBytes = 160;
const frameMs = 20;
const pcma = 8;
const telephoneEvent = 101;
/** Mean level from which a frame is sound and not silence. */
const soundLevel = 200;

export interface Heard {
  /** Frames that were not silence. */
  readonly sound: number;
  /** Frames that are exactly the other phone's: nothing on the way changed a bit of its voice. */
  readonly voice: number;
}

export class RtpSound {
  private readonly socket: Socket = createSocket('udp4');
  private readonly ssrc = randomBytes(4);
  private sequence = randomInt(0x8000);
  private timestamp = randomInt(0x8000_0000);
  private remote: RemoteInfo | null = null;
  private timer: NodeJS.Timeout | null = null;
  private nextFrame = 0;
  private startedAt = 0;
  private framesDue = 0;
  private digit: string | null = null;
  private sound = 0;
  private voice = 0;

  /** `sentence`: A-law, repeated for ever; `expected`: the other phone's sentence. */
  constructor(
    private readonly sentence: Buffer,
    expected: Buffer,
  ) {
    this.expectedFrames = new Set(loudFrames(expected));
    this.socket.on('message', (packet, from) => this.hear(packet, from));
    this.socket.on('error', () => undefined); // a port closed on the other side; what is missing is seen in `heard`
  }
  private readonly expectedFrames: ReadonlySet<string>;

  /** Binds to a free port of the address and answers it. */
  async open(address: string): Promise<number> {
    await new Promise<void>((accept, reject) => {
      this.socket.once('error', reject);
      this.socket.bind(0, address, accept);
    });
    this.timer = setInterval(() => this.sendDue(), frameMs / 2);
    return this.socket.address().port;
  }

  heard(): Heard {
    return { sound: this.sound, voice: this.voice };
  }

  /** By RFC 4733, 160 ms long, from the next frame on. */
  press(digit: string): void {
    this.digit = digit;
  }

  close(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.socket.close();
  }

  private hear(packet: Buffer, from: RemoteInfo): void {
    if (packet.length < 12 || (packet[1] ?? 0) % 128 !== pcma) return;
    if (!this.remote) this.startedAt = performance.now();
    this.remote = from;
    const frame = packet.subarray(12);
    if (!isLoud(frame)) return;
    this.sound++;
    if (this.expectedFrames.has(frame.toString('latin1'))) this.voice++;
  }

  /** Timers are late by milliseconds; the frames owed are counted from the clock. */
  private sendDue(): void {
    if (!this.remote) return;
    const due = Math.floor((performance.now() - this.startedAt) / frameMs);
    for (; this.framesDue < due; this.framesDue++) this.sendFrame();
    if (this.digit !== null) {
      this.sendDigit(this.digit);
      this.digit = null;
    }
  }

  private sendFrame(): void {
    const frames = Math.floor(this.sentence.length / frameBytes);
    const at = (this.nextFrame++ % frames) * frameBytes;
    this.send(pcma, this.sentence.subarray(at, at + frameBytes), false);
    this.timestamp = (this.timestamp + frameBytes) >>> 0;
  }

  private sendDigit(digit: string): void {
    const event = '0123456789*#ABCD'.indexOf(digit);
    for (let step = 1; step <= 8; step++)
      this.send(telephoneEvent, eventPayload(event, step * frameBytes, false), step === 1);
    for (let copy = 0; copy < 3; copy++) this.send(telephoneEvent, eventPayload(event, 9 * frameBytes, true), false);
    this.timestamp = (this.timestamp + 9 * frameBytes) >>> 0;
  }

  private send(payloadType: number, payload: Buffer, marker: boolean): void {
    if (!this.remote) return;
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = payloadType | (marker ? 0x80 : 0);
    header.writeUInt16BE(this.sequence, 2);
    header.writeUInt32BE(this.timestamp, 4);
    this.ssrc.copy(header, 8);
    this.sequence = (this.sequence + 1) & 0xffff;
    this.socket.send(Buffer.concat([header, payload]), this.remote.port, this.remote.address, () => undefined);
  }
}

/** Event, end bit and volume, duration in timestamp units. */
function eventPayload(event: number, duration: number, end: boolean): Buffer {
  return Buffer.from([event, (end ? 0x80 : 0) | 10, duration >> 8, duration & 0xff]);
}

function loudFrames(sentence: Buffer): string[] {
  return Array.from({ length: Math.floor(sentence.length / frameBytes) }, (_, i) =>
    sentence.subarray(i * frameBytes, (i + 1) * frameBytes),
  ).flatMap((frame) => (isLoud(frame) ? [frame.toString('latin1')] : []));
}

const isLoud = (frame: Buffer): boolean =>
  frame.reduce((sum, code) => sum + Math.abs(alawLevels[code] ?? 0), 0) / Math.max(1, frame.length) >= soundLevel;
