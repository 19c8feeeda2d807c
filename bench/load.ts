/** The load: SIPp callers, and SIPp phones of the agents who answer. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PortLease } from '../test/phones/ports';
import { writePcap } from '../test/phones/pcap';
import { packetsOf } from '../test/phones/rtp';
import { startSipp, type Sipp, type SippResult } from '../test/phones/sipp';
import { tone } from '../test/phones/wav';

export interface Place {
  readonly address: string;
  readonly port: number;
}
export interface Wave {
  readonly name: string;
  readonly calls: number;
  readonly rate: number;
  /** Number of each caller. */
  readonly numbers: readonly string[];
  /** Default: the menu's number, and its key 1; one for all or one for each; digits `-`: none. */
  readonly dials?: string | readonly string[];
  readonly digits?: string;
  /** Ends by itself after this; default: a minute more than it takes to make the calls. */
  readonly atMostSeconds?: number;
}

/** How one call goes, milliseconds. */
export interface Course {
  /** The caller listens before she presses her key, and stays after it; the hotline may end it before. */
  readonly listenMs: number;
  readonly digitsMs: number;
  readonly stayMs: number;
  /** The agent's phone rings, then she is silent before she speaks, and hangs up if nobody has before. */
  readonly ringMs: number;
  readonly agentSilentMs: number;
  /** So long she speaks; 4. */
  readonly agentVoiceSeconds?: number;
  readonly talkMs: number;
}
/** Callers who hang up. Pressing a key takes SIPp 700; on a busy machine it begins late. */
export const course: Course = {
  ...{ listenMs: 1_500, digitsMs: 1_100, stayMs: 3_500 },
  ...{ ringMs: 300, agentSilentMs: 1_500, talkMs: 60_000 },
};
/** Where the trunk's calls come from. */
const trunkAt = '127.0.0.2';
/** How they sound. */
export const agentHz = 600;
export const callerHz = 1_000;
const codec = { payload: 8, codec: 'PCMA' };

export class Load {
  /** Addresses of the callers' sound and of the agents' phones: a capture tells them apart, other runs use others. */
  readonly callersAt: string;
  private readonly agentsAt: string;

  private constructor(
    private readonly folder: string,
    private readonly hotline: Place,
    private readonly ports: PortLease,
    private readonly agentsPort: number,
    private readonly course: Course,
  ) {
    this.callersAt = `${ports.network}.1`;
    this.agentsAt = `${ports.network}.2`;
  }

  static async prepare(folder: string, hotline: Place, ports: PortLease, how: Course = course): Promise<Load> {
    mkdirSync(folder, { recursive: true });
    const silence = new Int16Array((how.agentSilentMs / 1_000) * 8_000);
    // The agent draws breath before she speaks, so that the first sound is the hotline's own.
    const agent = Int16Array.from([...silence, ...tone(agentHz, how.agentVoiceSeconds ?? 4)]);
    writePcap(join(folder, 'agent-voice.pcap'), packetsOf(agent, 'PCMA'));
    writePcap(join(folder, 'caller-voice.pcap'), packetsOf(tone(callerHz, 5), 'PCMA'));
    return new Load(folder, hotline, ports, await ports.next(), how);
  }

  /** Registers every phone by digest. */
  async register(secrets: ReadonlyMap<string, string>): Promise<void> {
    const rows = [...secrets].map(([id, secret]) => [id, `[authentication username=${id} password=${secret}]`, 600]);
    const sipp = await startSipp({
      folder: join(this.folder, 'register'),
      scenario: 'register',
      rows,
      address: this.agentsAt,
      port: this.agentsPort,
      mediaPort: 40_000,
      server: this.hotline,
      calls: rows.length,
      rate: 50,
      atMostSeconds: 30,
    });
    const result = await sipp.finished();
    if (result.succeeded !== rows.length) throw new Error(`${result.failed} phones could not register`);
  }

  answer(): Promise<Sipp> {
    const { ringMs, talkMs } = this.course;
    return startSipp({
      folder: join(this.folder, 'agents'),
      scenario: 'agent',
      fill: { ringMs, talkMs, voice: join(this.folder, 'agent-voice.pcap'), ...codec },
      address: this.agentsAt,
      port: this.agentsPort,
      mediaPort: 40_000,
      atMostSeconds: 900,
    });
  }

  /** Resolves when the last call is over. */
  async call(wave: Wave): Promise<SippResult> {
    return (await this.startCalling(wave)).finished();
  }

  async startCalling({ name, calls, rate, numbers, dials = '95001', digits = '1', ...wave }: Wave): Promise<Sipp> {
    const { listenMs, digitsMs, stayMs } = this.course;
    return startSipp({
      folder: join(this.folder, name),
      scenario: 'caller',
      fill: { listenMs, digitsMs, stayMs, voice: join(this.folder, 'caller-voice.pcap'), ...codec },
      rows: numbers.map((number, i) => [number, typeof dials === 'string' ? dials : (dials[i] ?? ''), digits]),
      address: trunkAt,
      port: await this.ports.next(),
      mediaAddress: this.callersAt,
      mediaPort: 40_000,
      server: this.hotline,
      calls,
      rate,
      atMostSeconds: wave.atMostSeconds ?? Math.ceil(calls / rate) + 60,
    });
  }
}
