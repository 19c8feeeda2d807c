/**
 * The simplest hotline there is, for comparison with the Erlang formulas: one number, one queue, agents who all do the
 * same, nothing announced, no ringing, no wrap-up.
 */
import type { AgentId, QueueId } from '../../core/ids';
import type { Agent, Queue, Rules } from '../../core/rules';
import { estimate, type Estimate } from './control-variates';
import { EndlessStaff } from './endless-staff';
import { generatedTraffic } from './generated-traffic';
import { parseLoad } from './load-spec';
import { simulate } from './simulate';
import type { SimulatedCaller } from './traffic';

export interface TheoryCase {
  readonly callsPer30Min: number;
  readonly talkSeconds: number;
  readonly agents: number;
  /** Mean of an exponential patience; null: nobody leaves. */
  readonly patienceSeconds: number | null;
}
export interface TheoryResult {
  readonly calls: number;
  /** Share to whom no agent could be offered at once. */
  readonly pWait: Estimate;
  /** Answered within 20 s ÷ all. */
  readonly serviceLevel20: Estimate;
  /** Of all, answered or not; where nobody leaves it is the ASA. */
  readonly meanWaitSeconds: Estimate;
  readonly abandoned: Estimate;
  readonly occupancy: number;
  /** What the run took on this machine. */
  readonly seconds: number;
}

const batchCount = 100;
const quantities = 4;
const controls = 3;

/** M/M/c without patience, M/M/c+M with it, through the real core: `calls` arrivals, in 100 batches. */
export function simulateTheory(of: TheoryCase, run: { readonly calls: number; readonly seed: number }): TheoryResult {
  const startedAt = performance.now();
  const rules = theoryRules(of.agents);
  const patience = of.patienceSeconds === null ? 'never' : `${of.patienceSeconds}s`;
  const load = `calls=${of.callsPer30Min}/30m,talk=${of.talkSeconds}s,patience=${patience},total=${run.calls}`;
  const traffic = generatedTraffic(parseLoad(load), { seed: run.seed, rules });
  const batches = new Batches(run.calls);
  const watched = { ...traffic, callers: () => watch(traffic.callers(), of, batches) };
  const figures = simulate({
    rules,
    traffic: watched,
    seed: run.seed,
    onWait: ({ waitMs, waited, exit }, callId) => {
      const isAnswered = exit === 'answered';
      const inTime = isAnswered && waitMs <= 20_000;
      // Calls are numbered by their arrival: `s1` is the first.
      batches.add(Number(callId.slice(1)) - 1, 0, [Number(waited), Number(inTime), waitMs / 1000, Number(!isAnswered)]);
    },
  });
  const [pWait, serviceLevel20, meanWaitSeconds, abandoned] = batches.estimates();
  return {
    calls: figures.calls,
    pWait,
    serviceLevel20,
    meanWaitSeconds,
    abandoned,
    occupancy: figures.occupancy ?? 0,
    seconds: (performance.now() - startedAt) / 1000,
  };
}

function* watch(callers: Iterator<SimulatedCaller>, of: TheoryCase, batches: Batches): Generator<SimulatedCaller> {
  const endless = new EndlessStaff((of.callsPer30Min * of.talkSeconds) / 1800, of.agents);
  let n = 0;
  for (let next = callers.next(); next.done !== true; next = callers.next()) {
    batches.add(n, quantities, endless.arrive(next.value.at, next.value.talkMs));
    n += 1;
    yield next.value;
  }
}

/** Sums by batch: quantities first, controls behind them. */
class Batches {
  private readonly sums = Array.from({ length: batchCount }, () => new Array<number>(quantities + controls).fill(0));
  private readonly size: number;

  constructor(calls: number) {
    this.size = calls / batchCount;
  }

  add(call: number, from: number, values: readonly number[]): void {
    const sums = this.sums[Math.min(batchCount - 1, Math.floor(call / this.size))];
    if (sums) for (const [k, value] of values.entries()) sums[from + k] = (sums[from + k] ?? 0) + value;
  }

  estimates(): [Estimate, Estimate, Estimate, Estimate] {
    const means = this.sums.map((sums) => sums.map((sum) => sum / this.size));
    const known = means.map((row) => row.slice(quantities));
    const of = (quantity: number) =>
      estimate(
        means.map((row) => row[quantity] ?? 0),
        known,
      );
    return [of(0), of(1), of(2), of(3)];
  }
}

export function theoryRules(count: number): Rules {
  const skills = new Map([['all', 1]]);
  const queue: Queue = {
    id: 'all' as QueueId,
    name: 'all',
    extension: null,
    skills,
    relax: [],
    agent: 'longest-idle',
    joinAtRing: null,
    rings: null,
    weight: 1,
    idle: 'since-last-call',
    order: [],
    headStartMs: 0,
    redialMs: 0,
    lastAgent: null,
    overflow: { full: null, nobodyLoggedIn: null, nobodyReady: null, waited: null },
    wrapUpMs: 0,
    wrapUpExtendMs: 0,
    wrapUpMostMs: 0,
    maxHoldMs: null,
    announce: 'off',
    record: false,
    welcome: null,
    comfort: null,
    callbackKey: null,
  };
  const agents = Array.from({ length: count }, (_, i): Agent => {
    const id = String(1001 + i) as AgentId;
    return { id, name: id, skills, secretFile: '' };
  });
  return {
    hash: 'theory',
    name: 'theory',
    locale: 'zh-CN',
    timeZone: 'UTC',
    language: 'zh',
    rings: 3,
    ringCycleMs: 5_000,
    unreachableMs: 3_000,
    shortAbandonMs: 0,
    offers: { noAnswerMs: null, refusedMs: null, busyMs: null, unreachableMs: null },
    languages: new Map(),
    tiers: new Map(),
    tierNumbers: new Map(),
    maxWaitMs: 60_000,
    maxHoldMs: 0,
    serviceLevel: { formula: 'sl-of-offered', withinMs: 20_000 },
    trunks: new Map(),
    hours: new Map(),
    numbers: new Map([
      ['1', { number: '1', language: 'zh', destination: { kind: 'queue', queueId: queue.id, language: null } }],
    ]),
    menus: new Map(),
    queues: new Map([[queue.id, queue]]),
    agents: new Map(agents.map((agent) => [agent.id, agent])),
    transfers: { codes: { blind: '', consult: '', join: '', complete: '', return: '', survey: '' }, keyMs: 0 },
    callbacks: null,
    outside: null,
    voicemail: { longestMs: 120_000, silenceMs: 5_000 },
    fallbackAgents: [],
  };
}
