/** The load: SIPp callers who press 1, and SIPp phones of the agents who answer. */
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
}

/** How one call goes, milliseconds. Pressing a key takes SIPp 700; on a busy machine it begins late. */
export const course = { listenMs: 1_500, digitsMs: 1_100, stayMs: 3_500, ringMs: 300, agentSilentMs: 1_500 };
/** Where the trunk's calls come from. */
const trunkAt = '127.0.0.2';
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
  ) {
    this.callersAt = `${ports.network}.1`;
    this.agentsAt = `${ports.network}.2`;
  }

  static async prepare(folder: string, hotline: Place, ports: PortLease): Promise<Load> {
    const silence = new Int16Array((course.agentSilentMs / 1_000) * 8_000);
    // The agent draws breath before she speaks, so that the first sound is the hotline's own.
    const agent = Int16Array.from([...silence, ...tone(600, 4)]);
    writePcap(join(folder, 'agent-voice.pcap'), packetsOf(agent, 'PCMA'));
    writePcap(join(folder, 'caller-voice.pcap'), packetsOf(tone(1_000, 5), 'PCMA'));
    return new Load(folder, hotline, ports, await ports.next());
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
    return startSipp({
      folder: join(this.folder, 'agents'),
      scenario: 'agent',
      fill: { ringMs: course.ringMs, talkMs: 60_000, voice: join(this.folder, 'agent-voice.pcap'), ...codec },
      address: this.agentsAt,
      port: this.agentsPort,
      mediaPort: 40_000,
      atMostSeconds: 900,
    });
  }

  /** Resolves when the last call is over. */
  async call({ name, calls, rate, numbers }: Wave): Promise<SippResult> {
    const { listenMs, digitsMs, stayMs } = course;
    const sipp = await startSipp({
      folder: join(this.folder, name),
      scenario: 'caller',
      fill: { listenMs, digitsMs, stayMs, voice: join(this.folder, 'caller-voice.pcap'), ...codec },
      rows: numbers.map((number) => [number, '95001', '1']),
      address: trunkAt,
      port: await this.ports.next(),
      mediaAddress: this.callersAt,
      mediaPort: 40_000,
      server: this.hotline,
      calls,
      rate,
      atMostSeconds: Math.ceil(calls / rate) + 60,
    });
    return sipp.finished();
  }
}
