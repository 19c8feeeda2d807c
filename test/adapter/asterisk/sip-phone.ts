/** Real SIP phones of these tests: SIPp plays the signalling of sipp/*.xml, `RtpEar` hears and speaks. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from '../../phones/child';
import type { PortLease } from '../../phones/ports';
import { RtpEar } from './rtp-ear';

export interface PhonePlace {
  readonly folder: string;
  readonly ports: PortLease;
  /** `host:port` of the Asterisk. */
  readonly server: string;
}
export interface SipPhone {
  readonly ear: RtpEar;
  readonly port: number;
  /** SIPp's exit code: 0 when the whole scenario went as written. */
  readonly done: Promise<number | string>;
  stop(): Promise<void>;
}
interface Run {
  readonly scenario: string;
  readonly address: string;
  readonly port: number;
  readonly args: readonly string[];
  /** Status the phone of reject.xml answers with: SIPp takes no keyword there. */
  readonly status?: number;
}

/** Calls a number of the hotline from the trunk's address. */
export async function callFrom(
  place: PhonePlace,
  {
    address,
    number,
    caller,
    scenario = 'caller',
  }: { address: string; number: string; caller: string; scenario?: string },
): Promise<SipPhone> {
  const port = await place.ports.next();
  const ear = await RtpEar.open(address, (await place.ports.range(2)).from);
  const keys = ['-key', 'caller', caller, '-key', 'media', String(ear.port)];
  const child = await sipp(place, { scenario, address, port, args: [place.server, '-s', number, '-m', '1', ...keys] });
  return phone(child, ear, port);
}

export interface AgentPhone {
  readonly extension: string;
  readonly secret: string;
  /** agent: rings and picks up after `ms`; ring: rings for ever; reject: rings, then refuses with `status`. */
  readonly scenario: 'agent' | 'ring' | 'reject';
  readonly ms?: number;
  readonly status?: number;
}

/** Registers, then waits for calls; serves as many as come. */
export async function agentPhone(place: PhonePlace, plan: AgentPhone): Promise<SipPhone> {
  const address = '127.0.0.1';
  const port = await place.ports.next();
  const code = await register(place, { ...plan, port });
  if (code !== 0) throw new Error(`phone ${plan.extension} did not register: ${code}`);
  const ear = await RtpEar.open(address, (await place.ports.range(2)).from);
  const args = ['-m', '1000', '-d', String(plan.ms ?? 200), '-key', 'media', String(ear.port)];
  const { scenario, status } = plan;
  const child = await sipp(place, { scenario, address, port, args, ...(status === undefined ? {} : { status }) });
  return phone(child, ear, port);
}

export interface Registration {
  readonly extension: string;
  readonly secret: string;
  readonly port: number;
  /** Seconds; 0 takes the registration back. */
  readonly expires?: number;
}

export async function register(place: PhonePlace, plan: Registration): Promise<number | string> {
  const { extension, secret, port, expires = 300 } = plan;
  const credentials = ['-s', extension, '-au', extension, '-ap', secret, '-key', 'expires', String(expires)];
  const args = [place.server, '-m', '1', ...credentials];
  const child = await sipp(place, { scenario: 'register', address: '127.0.0.1', port, args });
  return child.exited;
}

async function sipp(place: PhonePlace, { scenario, address, port, args, status }: Run): Promise<Child> {
  const folder = mkdtempSync(join(place.folder, `${scenario}-`));
  const text = readFileSync(join(__dirname, 'sipp', `${scenario}.xml`), 'utf8');
  writeFileSync(join(folder, 'scenario.xml'), text.replaceAll('STATUS', String(status ?? 486)));
  const common = ['-sf', join(folder, 'scenario.xml'), '-i', address, '-p', String(port), '-timeout', '60'];
  // -aa: answers Asterisk's question whether the phone lives
  return startChild('sipp', [...args, ...common, '-aa', '-nostdin', '-trace_msg'], {
    cwd: folder,
    logFile: join(folder, 'sipp.log'),
  });
}

function phone(child: Child, ear: RtpEar, port: number): SipPhone {
  return {
    ear,
    port,
    done: child.exited,
    stop: async () => {
      child.signal('SIGKILL');
      await child.exited;
      ear.close();
    },
  };
}
