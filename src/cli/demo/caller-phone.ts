/** The demo's caller: a call as a trunk sends it. */
import { createSocket } from 'node:dgram';
import { randomUUID } from 'node:crypto';
import type { RtpSound } from './rtp-sound';
import { SippRun } from './sipp';

export interface CallerPhonePlan {
  readonly target: string;
  readonly address: string;
  readonly port: number;
  readonly number: string;
  readonly caller: string;
  readonly notesDir: string;
}

export class CallerPhone {
  private run: SippRun | null = null;
  private readonly callId = `${randomUUID()}@hotline-demo`;

  constructor(
    private readonly plan: CallerPhonePlan,
    private readonly mediaPort: number,
    readonly sound: RtpSound,
  ) {}

  startCall(): SippRun {
    const { number, caller } = this.plan;
    this.run = new SippRun({
      ...this.plan,
      scenario: 'caller',
      words: { number, caller, media: String(this.mediaPort) },
      callId: this.callId,
      limitSeconds: 90,
    });
    return this.run;
  }

  /** Sends the cue on which the scenario says BYE; resolves when the call is over. */
  async hangUp(): Promise<void> {
    await this.cue();
    await this.run?.done;
  }

  /** Ends a call that is still there, in whatever phase. */
  async leave(): Promise<void> {
    if (this.run && !this.run.ended) await this.cue();
    await this.run?.end(2_000);
    this.sound.close();
  }

  private async cue(): Promise<void> {
    const { address, port } = this.plan;
    const message = [
      `MESSAGE sip:demo@${address} SIP/2.0`,
      `Via: SIP/2.0/UDP ${address}:9;branch=z9hG4bK${randomUUID()}`,
      `From: <sip:demo@${address}>;tag=demo`,
      `To: <sip:demo@${address}>`,
      `Call-ID: ${this.callId}`,
      'CSeq: 1 MESSAGE',
      'Content-Length: 0',
      '\r\n',
    ].join('\r\n');
    const socket = createSocket('udp4');
    try {
      await new Promise<void>((accept, reject) =>
        socket.send(message, port, address, (error) => (error ? reject(error) : accept())),
      );
    } finally {
      socket.close();
    }
  }
}
