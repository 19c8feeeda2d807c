/** The telephones of one test: real softphones for agents and callers, each with a voice of its own. */
import { join } from 'node:path';
import { Baresip, type BaresipOptions } from '../phones/baresip';
import { tone, writeWav } from '../phones/wav';
import type { Hotline } from './hotline';
import { baresipRoot } from './parts';
import { trunkAddress } from './rules';

export type PhoneOptions = Partial<Pick<BaresipOptions, 'codec' | 'digits' | 'answersAfterMs'>> & {
  readonly voiceHz?: number;
};

export const callerHz = 1_000;
/** Odd agents and even agents speak in different tones. */
export const agentHz = (id: string): number => (Number(id) % 2 === 1 ? 600 : 750);

const voiceSeconds = 120;

export class Telephones {
  private readonly open: Baresip[] = [];
  private readonly voices = new Map<number, string>();
  private count = 0;

  constructor(private readonly hotline: Hotline) {}

  /** Registered, but not logged in. */
  agent(id: string, options: PhoneOptions = {}): Promise<Baresip> {
    const secret = this.hotline.secretOf(id);
    return this.start(`agent-${id}`, `127.0.0.${10 + (Number(id) % 200)}`, id, secret, {
      voiceHz: agentHz(id),
      ...options,
    });
  }

  /** Registered and ready for calls; one that waits is offered at once. */
  async readyAgent(id: string, options: PhoneOptions = {}): Promise<Baresip> {
    const phone = await this.agent(id, options);
    await this.hotline.floor.agentRegisters(id);
    await this.hotline.floor.wish(id, 'login');
    await this.hotline.floor.agentWorks(id);
    return phone;
  }

  /** A telephone outside, behind the carrier's address. */
  caller(number: string, options: PhoneOptions = {}): Promise<Baresip> {
    return this.start(`caller-${number}`, trunkAddress, number, null, { voiceHz: callerHz, ...options });
  }

  /** A telephone outside that the carrier can ring: all numbers of the outside world lead to it. */
  customer(number: string, options: PhoneOptions = {}): Promise<Baresip> {
    const port = this.hotline.trunkPort;
    return this.start(`customer-${number}`, trunkAddress, number, null, { voiceHz: callerHz, ...options }, port);
  }

  /** All hang up and unregister; for the end of each test. */
  async stop(): Promise<void> {
    await Promise.all(this.open.splice(0).map((phone) => phone.stop()));
  }

  private async start(
    name: string,
    address: string,
    user: string,
    password: string | null,
    { voiceHz = callerHz, ...rest }: PhoneOptions,
    port?: number,
  ): Promise<Baresip> {
    this.count += 1;
    const phone = await Baresip.start({
      folder: join(this.hotline.folder, 'phones', `${this.count}-${name}`),
      ports: this.hotline.ports,
      server: this.hotline.sip,
      voice: this.voice(voiceHz),
      root: baresipRoot(),
      ...{ address, user, password },
      ...(port === undefined ? {} : { port }),
      ...rest,
    });
    this.open.push(phone);
    return phone;
  }

  private voice(hz: number): string {
    const known = this.voices.get(hz);
    if (known) return known;
    const file = join(this.hotline.folder, `tone-${hz}.wav`);
    writeWav(file, tone(hz, voiceSeconds));
    this.voices.set(hz, file);
    return file;
  }
}
