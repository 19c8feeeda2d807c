/**
 * Callers press 9 while nobody is at work and hang up; then agents come, and each caller is rung back, agent first: real
 * Asterisk, SIPp for callers, agents and customers. Figures from packets; the rows as the record has them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildPrompts } from '../../src/prompts/build-prompts';
import { startCapture } from '../../test/phones/capture';
import type { Packet } from '../../test/phones/pcap';
import { startSipp } from '../../test/phones/sipp';
import { until } from '../../test/phones/until';
import { Hotline } from '../../test/system/hotline';
import { trunkAddress } from '../../test/system/rules';
import { leftOver, stuck } from '../left-over';
import { agentHz, Load, type Course } from '../load';
import { callbackTimes, type CallbackTimes } from '../measure/callback-figures';
import { legsOf } from '../measure/calls';
import { percentiles, type Percentiles } from '../measure/percentile';
import { Streams } from '../measure/streams';
import { versions, type Versions } from '../versions';
import { agentName, callbackAgent, callbackRules, queueNumber } from './callback-rules';

export interface PhonesOptions {
  readonly folder: string;
  readonly calls: number;
  readonly seed: number;
}
export interface PhonesFigures {
  readonly n: number;
  /** Customers whose telephone rang exactly once. */
  readonly rungOnce: number;
  readonly answerToPersonMs: Percentiles;
  readonly answerToSoundMs: Percentiles;
  /** Outbound calls of the record that name their callback and the call that asked for it. */
  readonly linkedRows: number;
  readonly kept: number;
  readonly stuck: number;
  readonly packetsDropped: number;
  readonly agents: number;
  readonly versions: Versions;
}

const agents = 10;
/** The agent speaks from the moment she picks up, so that only the way to the customer's ear is measured. */
const course: Course = {
  ...{ listenMs: 1_500, digitsMs: 1_100, stayMs: 30_000 },
  ...{ ringMs: 300, agentSilentMs: 0, agentVoiceSeconds: 20, talkMs: 60_000 },
};
const customerRingsMs = 2_000;
const customerTalksMs = 6_000;
const perSecond = 5;
const promptsDir = resolve(__dirname, '../../.hotline/bench/prompts');

const PROMISED = `SELECT count(*)::integer AS n FROM callback WHERE promised_at IS NOT NULL`;
const OPEN = `SELECT count(*)::integer AS n FROM callback WHERE closed_at IS NULL`;
const LINKED = `
  SELECT count(*)::integer AS n
  FROM call c JOIN callback b ON b.callback_id = c.callback_id JOIN call p ON p.call_id = c.parent_call_id
  WHERE c.direction = 'outbound' AND c.outcome = 'answered' AND b.state = 'kept' AND b.parent_call_id = p.call_id
    AND p.direction = 'inbound' AND p.caller = c.dialled`;
const KEPT = `SELECT count(*)::integer AS n FROM callback WHERE state = 'kept' AND attempt = 1`;

export async function ringBack(options: PhonesOptions, say: (line: string) => void): Promise<PhonesFigures> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const ids = Array.from({ length: agents }, (_, n) => callbackAgent(n));
  await buildPrompts({ promptsDir, names: new Map(ids.map((id) => [`agent-name-${id}`, agentName])) });
  const hotline = await Hotline.start({
    folder: join(folder, 'hotline'),
    rulesText: (trunk) => callbackRules(agents, trunk),
    ...{ promptsDir, rtpPorts: 200 },
  });
  try {
    return await measure(hotline, ids, options, say);
  } finally {
    await hotline.stop();
  }
}

async function measure(
  hotline: Hotline,
  ids: readonly string[],
  { folder, calls, seed }: PhonesOptions,
  say: (line: string) => void,
): Promise<PhonesFigures> {
  const count = async (text: string) => (await hotline.record.rows<{ n: number }>(text))[0]?.n ?? NaN;
  const load = await Load.prepare(folder, hotline.sip, hotline.ports, course);
  await load.register(new Map(ids.map((id) => [id, hotline.secretOf(id)])));
  const phones = await load.answer();
  await hotline.switchboard.phonesAnswer(ids);
  const numbers = Array.from({ length: calls }, (_, i) => `13${seed % 10}${String(i).padStart(8, '0')}`);
  say(`${calls} callers ask to be called back`);
  await load.call({ name: 'callers', calls, rate: perSecond, numbers, dials: queueNumber, digits: '91' });
  await until('all are promised a callback', async () => (await count(PROMISED)) === calls, { withinMs: 30_000 });
  const capture = await startCapture(
    join(folder, 'callbacks.pcap'),
    `udp and (port ${hotline.sip.port} or host ${load.callersAt})`,
  );
  const customers = await startSipp({
    ...{ folder: join(folder, 'customers'), scenario: 'agent', address: trunkAddress, port: hotline.trunkPort },
    fill: {
      ...{ ringMs: customerRingsMs, talkMs: customerTalksMs, voice: join(folder, 'caller-voice.pcap') },
      ...{ payload: 8, codec: 'PCMA' },
    },
    ...{ mediaAddress: load.callersAt, mediaPort: 41_000, atMostSeconds: 600 },
  });
  say(`they are rung back by ${ids.length} agents`);
  for (const id of ids) await hotline.floor.wish(id, 'login');
  const eachMs = customerRingsMs + customerTalksMs + 4_000;
  const withinMs = Math.ceil(calls / ids.length) * eachMs + 60_000;
  await until('every callback is over', async () => (await count(OPEN)) === 0, { withinMs, everyMs: 500 });
  await new Promise((resolved) => setTimeout(resolved, 5_000));
  const packets = await capture.stop();
  await customers.stop();
  await phones.stop();
  const times = read(packets, hotline, load.callersAt);
  writeCsv(join(folder, 'callbacks.csv'), times);
  return {
    n: times.length,
    rungOnce: times.filter(({ invites, rings }) => invites === 1 && rings === 1).length,
    answerToPersonMs: percentiles(times.map((one) => one.answerToPersonMs)),
    answerToSoundMs: percentiles(times.map((one) => one.answerToSoundMs)),
    linkedRows: await count(LINKED),
    kept: await count(KEPT),
    stuck: stuck(await leftOver(hotline.switchboard, hotline.record)),
    packetsDropped: capture.dropped(),
    agents,
    versions: await versions(hotline),
  };
}

function read(packets: readonly Packet[], hotline: Hotline, customersAt: string): CallbackTimes[] {
  const streams = new Streams(packets);
  const legs = legsOf(streams.messages, hotline.sip, 'out').filter(({ callee }) => callee?.address === customersAt);
  return callbackTimes(legs, ({ callee }) => (callee ? streams.ear(callee) : []), agentHz);
}

function writeCsv(file: string, times: readonly CallbackTimes[]): void {
  const cell = (value: number | null) => value?.toFixed(3) ?? '';
  const lines = times.map(({ number, invites, rings, answerToSoundMs, answerToPersonMs }) =>
    [number, invites, rings, cell(answerToSoundMs), cell(answerToPersonMs)].join(','),
  );
  writeFileSync(file, `${['number,invites,rings,answerToSoundMs,answerToPersonMs', ...lines].join('\n')}\n`);
}
