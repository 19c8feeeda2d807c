/**
 * How fast the hotline answers, how fast a key silences it, how fast a person is heard; whether a burst leaves anything
 * behind; how much memory it rests on. At product settings: recording, fsync, info logs. All times are read from packets.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPrompts } from '../src/prompts/build-prompts';
import { startCapture } from '../test/phones/capture';
import type { SippResult } from '../test/phones/sipp';
import { Hotline } from '../test/system/hotline';
import { agentIds, agentName, benchRules } from './bench-rules';
import { figuresOf, writeCsv } from './figures';
import { leftOver, stuck, type LeftOver } from './left-over';
import { course, Load } from './load';
import { percentiles, type Percentiles } from './measure/percentile';
import { nodeProcesses, totalMb, type NodeProcess } from './resident';
import { versions, type Versions } from './versions';

export interface AnswerOptions {
  readonly calls: number;
  readonly rate: number;
  readonly burst: number;
  readonly burstRate: number;
  readonly quiet: number;
  readonly seed: number;
}
export interface AnswerReport {
  readonly bench: 'answer';
  readonly n: number;
  readonly seed: number;
  readonly inviteToOkMs: Percentiles;
  readonly digitToPromptStopMs: Percentiles;
  readonly answerToAudioMs: Percentiles;
  readonly idleRssMb: number;
  /** Of the burst: calls made, rows with exactly one outcome, and what was left 5 s after the last BYE. */
  readonly calls: number;
  readonly rows: number;
  readonly stuck: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly left: LeftOver;
  /** Of the measured calls. */
  readonly measured: { readonly made: number; readonly succeeded: number; readonly rows: number };
  readonly packetsDropped: number;
  readonly nodeProcesses: readonly NodeProcess[];
  readonly rssAfterStartMb: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly versions: Versions;
  readonly seconds: number;
  readonly evidence: string;
}

const promptsDir = resolve(__dirname, '../.hotline/bench/prompts');

export async function benchAnswer(options: AnswerOptions, say: (line: string) => void): Promise<AnswerReport> {
  const began = performance.now();
  const evidence = process.env.HOTLINE_BENCH_OUT ?? mkdtempSync(join(tmpdir(), 'hotline-bench-'));
  mkdirSync(evidence, { recursive: true });
  say(`evidence in ${evidence}`);
  const names = new Map(agentIds.map((id) => [`agent-name-${id}`, agentName]));
  await buildPrompts({ promptsDir, names });
  const hotline = await Hotline.start({
    folder: join(evidence, 'hotline'),
    rulesText: (trunk) => benchRules(trunk),
    promptsDir,
    rtpPorts: 400,
  });
  try {
    const report = await measure(hotline, options, evidence, say);
    return { ...report, seconds: Math.round((performance.now() - began) / 1_000), evidence };
  } finally {
    await hotline.stop();
  }
}

type Measured = Omit<AnswerReport, 'seconds' | 'evidence'>;

async function measure(
  hotline: Hotline,
  options: AnswerOptions,
  evidence: string,
  say: (line: string) => void,
): Promise<Measured> {
  const { calls, rate, burst, burstRate, quiet, seed } = options;
  await pause(3);
  const rssAfterStartMb = totalMb(nodeProcesses(hotline.settings.stateDir));
  const load = await Load.prepare(evidence, hotline.sip, hotline.ports);
  await load.register(new Map(agentIds.map((id) => [id, hotline.secretOf(id)])));
  const phones = await load.answer();
  await hotline.switchboard.phonesAnswer(agentIds);
  for (const id of agentIds) await hotline.floor.wish(id, 'login');
  await hotline.floor.agentBecomes(agentIds.at(-1) ?? '', 'ready');

  say(`${calls} calls at ${rate} a second: about ${Math.round(calls / rate + 10)} s`);
  const { port } = hotline.sip;
  const capture = await startCapture(join(evidence, 'answer.pcap'), `udp and (port ${port} or host ${load.callersAt})`);
  const first = await load.call({ name: 'measured', calls, rate, numbers: numbers('138', calls, seed) });
  const packets = await capture.stop();
  say(`reading ${packets.length} packets`);
  const times = figuresOf(packets, hotline.sip, promptsDir);
  writeCsv(join(evidence, 'answer.csv'), times);

  say(`${burst} calls at ${burstRate} a second: about ${Math.round(burst / burstRate + 10)} s`);
  const second = await load.call({
    name: 'burst',
    calls: burst,
    rate: burstRate,
    numbers: numbers('139', burst, seed),
  });
  await pause(5);
  const left = await leftOver(hotline.switchboard, hotline.record);
  await phones.stop();
  say(`quiet for ${quiet} s`);
  await pause(quiet);
  const resting = nodeProcesses(hotline.settings.stateDir);
  const outcomes = await outcomesOf(hotline, '139');
  const report: Measured = {
    bench: 'answer',
    n: times.length,
    seed,
    inviteToOkMs: percentiles(times.map((one) => one.inviteToOkMs)),
    digitToPromptStopMs: percentiles(times.map((one) => one.digitToPromptStopMs)),
    answerToAudioMs: percentiles(times.map((one) => one.answerToAudioMs)),
    idleRssMb: totalMb(resting),
    calls: second.created,
    rows: sum(outcomes),
    stuck: stuck(left),
    outcomes,
    left,
    measured: { made: first.created, succeeded: first.succeeded, rows: sum(await outcomesOf(hotline, '138')) },
    packetsDropped: capture.dropped(),
    nodeProcesses: resting,
    rssAfterStartMb,
    settings: { ...options, ...course, recording: true, fsync: true, logLevel: hotline.settings.logLevel },
    versions: await versions(hotline),
  };
  writeFileSync(join(evidence, 'answer.json'), `${JSON.stringify(report, null, 1)}\n`);
  for (const wave of [first, second]) complain(wave, say);
  return report;
}

function complain({ failed, errors }: SippResult, say: (line: string) => void): void {
  if (failed > 0) say(`${failed} calls went otherwise than planned: ${errors.slice(0, 2_000)}`);
}

async function outcomesOf(hotline: Hotline, prefix: string): Promise<Record<string, number>> {
  const rows = await hotline.record.rows<{ outcome: string; n: string }>(
    'SELECT outcome, count(*) AS n FROM call WHERE caller LIKE $1 AND outcome IS NOT NULL GROUP BY outcome',
    [`${prefix}%`],
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, Number(n)]));
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);
const pause = (seconds: number) => new Promise((resolved) => setTimeout(resolved, seconds * 1_000));

/** Different numbers of eleven digits, the same for one seed. */
function numbers(prefix: string, count: number, seed: number): string[] {
  const start = (seed * 7_919_113) % 90_000_000;
  return Array.from({ length: count }, (_, i) => prefix + String(10_000_000 + ((start + i * 104_729) % 89_999_999)));
}
