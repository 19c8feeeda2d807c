/**
 * How soon a freed agent has the next call, beside Asterisk's app_queue under the same load; what the core costs, alone and
 * as the floor grows; how near the simulator is to theory.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPrompts } from '../src/prompts/build-prompts';
import { Hotline } from '../test/system/hotline';
import { AppQueue, queuesConf } from './routing/app-queue';
import { apart } from './routing/apart';
import type { ComputeOptions } from './routing/compute';
import type { CoreSpeed } from './routing/core-speed';
import type { Growth } from './routing/growth';
import { agentIds, agentName, queueRules } from './routing/queue-rules';
import { queueCourse, standingQueue, type StandingQueue, type Switch } from './routing/standing-queue';
import type { Theory } from './routing/theory';
import { versions, type Versions } from './versions';

export interface RoutingOptions extends ComputeOptions {
  readonly calls: number;
  readonly peerCalls: number;
  readonly rate: number;
}
export interface RoutingReport {
  readonly bench: 'routing';
  /** Measured gaps. */
  readonly n: number;
  readonly seed: number;
  readonly agentIdleGapMs: StandingQueue['agentIdleGapMs'];
  readonly invitesPerDeliveredCall: number;
  readonly appQueue: StandingQueue & { readonly asterisk: string };
  /** Our p50 ÷ app_queue's. */
  readonly ratio: number;
  readonly coreCallsPerSecond: number;
  readonly costGrowth100to10000: number;
  readonly entriesTouchedGrowth100to10000: number;
  readonly erlangC: Theory;
  readonly standingQueue: StandingQueue;
  readonly core: CoreSpeed;
  readonly growth: Growth;
  /** Of the machine, in the last minute, as each part began. */
  readonly loadAverage: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly versions: Versions;
  readonly seconds: number;
  readonly evidence: string;
}

type Say = (line: string) => void;
const promptsDir = resolve(__dirname, '../.hotline/bench/prompts');

export async function benchRouting(options: RoutingOptions, say: Say): Promise<RoutingReport> {
  const began = performance.now();
  const evidence = process.env.HOTLINE_BENCH_OUT ?? mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  mkdirSync(evidence, { recursive: true });
  say(`evidence in ${evidence}`);
  const load: Record<string, number> = {};
  const part = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    load[name] = loadavg()[0] ?? NaN;
    say(`${name} (load of the machine: ${load[name].toFixed(1)})`);
    return work();
  };
  await buildPrompts({ promptsDir, names: new Map(agentIds.map((id) => [`agent-name-${id}`, agentName])) });
  const ours = await part('standing queue', () => onHotline(join(evidence, 'hotline'), options, say));
  const peer = await part('app_queue', () => onAppQueue(join(evidence, 'app-queue'), options, say));
  const core = await part('core', () => apart('core', options));
  const growth = await part('growth', () => apart('growth', options));
  const theory = await part('theory', () => apart('theory', options));
  const { queue } = ours;
  const report: RoutingReport = {
    bench: 'routing',
    n: queue.agentIdleGapMs.n,
    seed: options.seed,
    agentIdleGapMs: queue.agentIdleGapMs,
    invitesPerDeliveredCall: queue.invitesPerDeliveredCall,
    appQueue: peer,
    ratio: Math.round(((queue.agentIdleGapMs.p50 ?? NaN) / (peer.agentIdleGapMs.p50 ?? NaN)) * 10_000) / 10_000,
    coreCallsPerSecond: core.callsPerSecond,
    costGrowth100to10000: growth.costGrowth100to10000,
    entriesTouchedGrowth100to10000: growth.touchedGrowth100to10000,
    erlangC: theory,
    ...{ standingQueue: queue, core, growth, loadAverage: load },
    settings: {
      ...{ ...options, ...queueCourse, agents: agentIds.length, wrapUpMs: 0 },
      ...{ recording: true, fsync: true, logLevel: ours.logLevel, queuesConf },
    },
    versions: ours.versions,
    seconds: Math.round((performance.now() - began) / 1_000),
    evidence,
  };
  writeFileSync(join(evidence, 'routing.json'), `${JSON.stringify(report, null, 1)}\n`);
  return report;
}

async function onHotline(folder: string, { calls, rate, seed }: RoutingOptions, say: Say) {
  const hotline = await Hotline.start({ folder, rulesText: queueRules, promptsDir, rtpPorts: 400 });
  try {
    say(`${calls} calls at ${rate} a second: about ${Math.round(calls / rate + 15)} s`);
    const queue = await standingQueue(asSwitch(hotline), { folder, calls, rate, prefix: prefixOf(seed) });
    return { queue, logLevel: hotline.settings.logLevel, versions: await versions(hotline) };
  } finally {
    await hotline.stop();
  }
}

async function onAppQueue(folder: string, { peerCalls, rate, seed }: RoutingOptions, say: Say) {
  const peer = await AppQueue.start(folder, promptsDir);
  try {
    say(`${peerCalls} calls at ${rate} a second: about ${Math.round(peerCalls / rate + 30)} s`);
    const queue = await standingQueue(peer, { folder, calls: peerCalls, rate, prefix: prefixOf(seed) });
    return { ...queue, asterisk: await peer.version() };
  } finally {
    await peer.stop();
  }
}

/** The callers' numbers. */
const prefixOf = (seed: number): string => `13${seed % 10}`;

const asSwitch = (hotline: Hotline): Switch => ({
  name: 'hotline',
  sip: hotline.sip,
  ports: hotline.ports,
  secretOf: (id) => hotline.secretOf(id),
  phonesAnswer: (ids) => hotline.switchboard.phonesAnswer(ids),
  waiting: async () => (await hotline.floor.calls()).filter(({ phase }) => phase === 'waiting').length,
  async begin(ids) {
    for (const id of ids) await hotline.floor.wish(id, 'login');
  },
});
