/** Real SIP phones of these tests: SIPp plays the signalling of sipp/*.xml, `RtpEar` hears and speaks. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** SIP messages it sent and received so far, in order. */
  messages(): readonly string[];
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

export interface CallPlan {
  /** The trunk's address, or a stranger's. */
  readonly address: string;
  readonly number: string;
  /** As it stands in the URI: percent-encoded where need be. */
  readonly caller: string;
  /** Display name; default: the number. */
  readonly name?: string;
  readonly scenario?: string;
  readonly status?: number;
}

/** Calls a number of the hotline. */
export async function callFrom(place: PhonePlace, plan: CallPlan): Promise<SipPhone> {
  const { address, number, caller, name = caller, scenario = 'caller', status } = plan;
  const port = await place.ports.next();
  const ear = await RtpEar.open(address, (await place.ports.range(2)).from);
  const keys = ['-key', 'caller', caller, '-key', 'name', name, '-key', 'media', String(ear.port)];
  const args = [place.server, '-s', number, '-m', '1', ...keys];
  return phone(
    await sipp(place, { scenario, address, port, args, ...(status === undefined ? {} : { status }) }),
    ear,
    port,
  );
}

/** An agent's phone dials a code (or anything else) with its own credentials. */
export async function dialFrom(place: PhonePlace, plan: Credentials & { readonly code: string }): Promise<SipPhone> {
  const { extension, secret, code } = plan;
  const port = await place.ports.next();
  const ear = await RtpEar.open('127.0.0.1', (await place.ports.range(2)).from);
  const keys = ['-key', 'extension', extension, '-key', 'media', String(ear.port)];
  const args = [place.server, '-s', code, '-au', extension, '-ap', secret, '-m', '1', ...keys];
  return phone(await sipp(place, { scenario: 'dial', address: '127.0.0.1', port, args }), ear, port);
}

interface Credentials {
  readonly extension: string;
  readonly secret: string;
}
export interface AgentPhone extends Credentials {
  /** agent: rings and picks up after `ms`; agent-holds: then holds and takes back; ring: rings for ever; reject: rings, then refuses with `status`. */
  readonly scenario: 'agent' | 'agent-holds' | 'ring' | 'reject';
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
  const waiting = phone(child, ear, port);
  return {
    ...waiting,
    stop: async () => {
      await waiting.stop();
      await register(place, { ...plan, port, expires: 0 });
    },
  };
}

/** A customer's telephone behind the trunk: no registration, it waits where the rules say the trunk is. */
export async function customerPhone(
  place: PhonePlace,
  address: string,
  port: number,
  plan: Omit<AgentPhone, keyof Credentials>,
) {
  const ear = await RtpEar.open(address, (await place.ports.range(2)).from);
  const args = ['-m', '1000', '-d', String(plan.ms ?? 200), '-key', 'media', String(ear.port)];
  const { scenario, status } = plan;
  const child = await sipp(place, { scenario, address, port, args, ...(status === undefined ? {} : { status }) });
  return phone(child, ear, port);
}

export interface Registration extends Credentials {
  readonly port: number;
  /** Seconds; 0 takes the registration back. */
  readonly expires?: number;
  readonly times?: number;
  /** A second. */
  readonly rate?: number;
}

export async function register(place: PhonePlace, plan: Registration): Promise<number | string> {
  const { extension, secret, port, expires = 300, times = 1, rate = 10 } = plan;
  const credentials = ['-s', extension, '-au', extension, '-ap', secret, '-key', 'expires', String(expires)];
  const args = [place.server, '-m', String(times), '-r', String(rate), ...credentials];
  const child = await sipp(place, { scenario: 'register', address: '127.0.0.1', port, args });
  return child.exited;
}

interface Sipp extends Child {
  readonly folder: string;
}

async function sipp(place: PhonePlace, { scenario, address, port, args, status }: Run): Promise<Sipp> {
  const folder = mkdtempSync(join(place.folder, `${scenario}-`));
  const text = readFileSync(join(__dirname, 'sipp', `${scenario}.xml`), 'utf8');
  writeFileSync(join(folder, 'scenario.xml'), text.replaceAll('STATUS', String(status ?? 486)));
  const common = ['-sf', join(folder, 'scenario.xml'), '-i', address, '-p', String(port), '-timeout', '60'];
  // -aa: answers Asterisk's question whether the phone lives
  const child = await startChild('sipp', [...args, ...common, '-aa', '-nostdin', '-trace_msg'], {
    cwd: folder,
    logFile: join(folder, 'sipp.log'),
  });
  return { ...child, folder };
}

function phone(child: Sipp, ear: RtpEar, port: number): SipPhone {
  return {
    ear,
    port,
    done: child.exited,
    messages: () => messagesIn(child.folder),
    stop: async () => {
      child.signal('SIGKILL');
      await child.exited;
      ear.close();
    },
  };
}

/** From SIPp's own log: `----- date`, `UDP message sent (n bytes):`, an empty line, the message. */
function messagesIn(folder: string): string[] {
  const file = readdirSync(folder).find((name) => name.endsWith('_messages.log'));
  const log = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return log.split(/^-{20,}.*\n.*message (?:sent|received).*\n\n/m).filter((message) => message !== '');
}
