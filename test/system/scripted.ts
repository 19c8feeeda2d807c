/** SIPp's telephones on a hotline: scripted callers and agents, and what reached their ears. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Law } from '../phones/g711';
import { payloadType } from '../phones/g711';
import { writePcap, type Packet } from '../phones/pcap';
import { audioTo, packetsOf, soundOf } from '../phones/rtp';
import { startSipp, type Sipp } from '../phones/sipp';
import { tone } from '../phones/wav';
import type { Hotline } from './hotline';
import { trunkAddress } from './rules';
import { callerHz } from './telephones';

export interface CallersPlan {
  /** Also the folder's name; one per test. */
  readonly name: string;
  readonly numbers: readonly string[];
  readonly dials?: string;
  /** `-`: none. */
  readonly digits?: string;
  readonly scenario?: 'caller' | 'caller-info';
  readonly codec?: Law;
  readonly listenMs?: number;
  readonly stayMs: number;
  /** Calls per second. */
  readonly rate?: number;
}
export interface AgentsPlan {
  readonly name: string;
  readonly ids: readonly string[];
  readonly ringMs?: number;
  readonly talkMs?: number;
  /** `486 Busy Here`: refuses after `ringMs` instead of answering. */
  readonly refuse?: string;
  readonly voiceHz?: number;
  readonly codec?: Law;
}
export interface Scripted {
  readonly sipp: Sipp;
  /** Where the nth call (from 0) wants its sound. */
  readonly address: string;
  readonly ear: (call: number) => number;
}

/** On addresses that only these telephones use. */
const mediaPort = 40_000;
const voiceSeconds = 60;

export async function startCallers(hotline: Hotline, plan: CallersPlan): Promise<Scripted> {
  const { codec = 'PCMA', numbers, digits = '-' } = plan;
  const folder = join(hotline.folder, 'sipp', plan.name);
  const mediaAddress = nextAddress(hotline);
  const sipp = await startSipp({
    folder,
    scenario: plan.scenario ?? 'caller',
    fill: {
      listenMs: plan.listenMs ?? 1_500,
      // SIPp leads in with 600 ms, then 100 ms of tone and 100 ms of pause a digit; a busy machine makes it late.
      digitsMs: 1_000 + 200 * digits.length,
      stayMs: plan.stayMs,
      payload: payloadType[codec],
      codec,
      voice: voiceFile(hotline, callerHz, codec),
    },
    rows: numbers.map((number) => [number, plan.dials ?? '95001', digits]),
    address: trunkAddress,
    port: await hotline.ports.next(),
    mediaAddress,
    mediaPort,
    server: hotline.sip,
    calls: numbers.length,
    rate: plan.rate ?? 10,
    atMostSeconds: 120,
  });
  return { sipp, address: mediaAddress, ear: (call) => mediaPort + 4 * call };
}

/** Registers the phones, then waits for calls; log the agents in over HTTP. */
export async function startAgents(hotline: Hotline, plan: AgentsPlan): Promise<Scripted> {
  const { ids, codec = 'PCMA', voiceHz = 600, ringMs = 300, talkMs = 60_000 } = plan;
  const place = { address: nextAddress(hotline), port: await hotline.ports.next(), mediaPort };
  const folder = join(hotline.folder, 'sipp', plan.name);
  await registerPhones(hotline, `${plan.name}-register`, ids, place, 300);
  const fill: Readonly<Record<string, string | number>> = plan.refuse
    ? { ringMs, status: plan.refuse }
    : { ringMs, talkMs, payload: payloadType[codec], codec, voice: voiceFile(hotline, voiceHz, codec) };
  const scenario = plan.refuse ? 'agent-refuses' : 'agent';
  const sipp = await startSipp({ folder, scenario, fill, ...place, atMostSeconds: 180 });
  await hotline.switchboard.phonesAnswer(ids);
  for (const id of ids) await hotline.floor.agentRegisters(id);
  return { sipp, address: place.address, ear: (call) => mediaPort + 4 * call };
}

export interface CustomersPlan {
  readonly name: string;
  readonly ringMs: number;
  readonly talkMs: number;
}

/** Telephones of the outside world that the carrier can ring: each answers, talks and hangs up. */
export async function startCustomers(hotline: Hotline, { name, ringMs, talkMs }: CustomersPlan): Promise<Scripted> {
  const codec = 'PCMA';
  const mediaAddress = nextAddress(hotline);
  const sipp = await startSipp({
    folder: join(hotline.folder, 'sipp', name),
    scenario: 'agent',
    fill: { ringMs, talkMs, payload: payloadType[codec], codec, voice: voiceFile(hotline, callerHz, codec) },
    ...{ address: trunkAddress, port: hotline.trunkPort, mediaAddress, mediaPort, atMostSeconds: 180 },
  });
  return { sipp, address: mediaAddress, ear: (call) => mediaPort + 4 * call };
}

export interface PhonePlace {
  readonly address: string;
  readonly port: number;
  readonly mediaPort: number;
}

/** `seconds` 0 unregisters. */
async function registerPhones(
  hotline: Hotline,
  name: string,
  ids: readonly string[],
  place: PhonePlace,
  seconds: number,
): Promise<void> {
  const rows = ids.map((id) => [id, `[authentication username=${id} password=${hotline.secretOf(id)}]`, seconds]);
  const folder = join(hotline.folder, 'sipp', name);
  const options = { folder, scenario: 'register', rows, ...place, server: hotline.sip, calls: ids.length };
  const sipp = await startSipp({ ...options, rate: 50, atMostSeconds: 20 });
  const { failed, errors } = await sipp.finished();
  if (failed > 0) throw new Error(`phones could not register: ${errors}`);
}

/** What the nth call heard, by the capture. */
export const heardBy = (packets: readonly Packet[], { address, ear }: Scripted, call: number): Int16Array =>
  soundOf(audioTo(packets, address, ear(call)));

function voiceFile(hotline: Hotline, hz: number, codec: Law): string {
  const file = join(hotline.folder, `tone-${hz}-${codec}.pcap`);
  if (!existsSync(file)) writePcap(file, packetsOf(tone(hz, voiceSeconds), codec));
  return file;
}

const counts = new WeakMap<Hotline, number>();

/** An address of its own for each group of telephones, which no other run uses either. */
function nextAddress(hotline: Hotline): string {
  const count = (counts.get(hotline) ?? 0) + 1;
  counts.set(hotline, count);
  return `${hotline.ports.network}.${count}`;
}
