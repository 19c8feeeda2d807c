/**
 * The core alone on one processor: 100 agents, 80 calls in progress at any time, each through menu, queue, ring, talk and
 * wrap-up; one event after another, as the engine gives them. Every command and every journal entry is built and read.
 */
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import type { Core, Stepped } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import type { AgentId, CallId, LegId, NodeId, PlaybackId } from '../../src/core/ids';
import { built } from './built';
import { coreRules } from './core-rules';

export interface CoreSpeed {
  /** Median of the rounds, by the clock on the wall; by the processor's time of this process beside it. */
  readonly callsPerSecond: number;
  readonly callsPerCpuSecond: number;
  readonly rounds: readonly number[];
  readonly callsPerRound: number;
  readonly eventsPerCall: number;
  readonly commandsPerCall: number;
  readonly entriesPerCall: number;
  readonly agents: number;
  /** Of the machine in the last minute, at the start and at the end: more than the number of processors slows it down. */
  readonly loadAverage: readonly [number, number];
}

const agents = 100;
const inProgress = 80;
const wrapUpMs = 100;
/** Their ids are made before the clock runs; those of a whole round would be the harness's own burden on the collector. */
const callsPerSlice = 2_000;
const node = 'node-1' as NodeId;

export function measureCoreSpeed(calls: number, rounds: number, say: (line: string) => void): CoreSpeed {
  const before = loadavg()[0] ?? 0;
  const floor = new BusyFloor();
  const slices = Math.ceil(calls / callsPerSlice);
  for (let slice = 0; slice < slices; slice += 1) floor.mint(callsPerSlice).serve(callsPerSlice); // warms the compiler up
  const measured = Array.from({ length: rounds }, (_, n) => {
    const spent = { seconds: 0, cpuSeconds: 0 };
    for (let slice = 0; slice < slices; slice += 1) {
      floor.mint(callsPerSlice);
      const cpu = process.cpuUsage();
      const startedAt = performance.now();
      floor.serve(callsPerSlice);
      spent.seconds += (performance.now() - startedAt) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      spent.cpuSeconds += (user + system) / 1e6;
    }
    const served = slices * callsPerSlice;
    const round = { wall: served / spent.seconds, cpu: served / spent.cpuSeconds };
    say(`core: round ${n + 1} of ${rounds}: ${Math.round(round.wall)} calls a second`);
    return round;
  });
  const perCall = (count: number) => Math.round((count / floor.finished) * 100) / 100;
  return {
    callsPerSecond: Math.round(median(measured.map(({ wall }) => wall))),
    callsPerCpuSecond: Math.round(median(measured.map(({ cpu }) => cpu))),
    rounds: measured.map(({ wall }) => Math.round(wall)),
    callsPerRound: calls,
    eventsPerCall: perCall(floor.events),
    commandsPerCall: perCall(floor.commands),
    entriesPerCall: perCall(floor.entries),
    agents,
    loadAverage: [before, loadavg()[0] ?? 0],
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** One of the calls in progress: what happens to it next. */
interface Line {
  callId: CallId;
  next: number;
  agentLeg: LegId;
  playback: PlaybackId;
}

class BusyFloor {
  events = 0;
  commands = 0;
  entries = 0;
  finished = 0;
  private readonly core: Core;
  private readonly lines: Line[] = [];
  private now = 1_700_000_000_000;
  private ids: CallId[] = [];

  constructor() {
    const { Core: BuiltCore } = built<typeof import('../../src/core/core')>('core/core');
    const rules = coreRules({ agents, skills: 1, skillsPerAgent: 1, wrapUpMs });
    this.core = BuiltCore.create(rules, this.now);
    for (const id of rules.agents.keys()) this.staff(id);
    for (let i = 0; i < inProgress; i += 1)
      this.lines.push({ callId: '' as CallId, next: 0, agentLeg: '' as LegId, playback: '' as PlaybackId });
  }

  /** Ids come from outside the core, and so before the clock runs. */
  mint(calls: number): this {
    this.ids = Array.from({ length: calls + inProgress }, () => randomUUID() as string as CallId);
    return this;
  }

  /** Until so many more calls are over. */
  serve(calls: number): void {
    const until = this.finished + calls;
    for (let turn = 0; this.finished < until; turn = (turn + 1) % inProgress) {
      const line = this.lines[turn] as Line;
      if (line.next === 0) line.callId = this.ids.pop() as CallId;
      this.advance(line);
    }
  }

  private advance(line: Line): void {
    this.now += 1;
    const happening = course[line.next] as Happening;
    this.take(line, this.core.step(happening(line, this.now)));
    line.next = (line.next + 1) % course.length;
    if (line.next === 0) this.finished += 1;
    const due = this.core.nextDeadline();
    if (due !== null && due <= this.now) this.take(line, this.core.step({ type: 'Tick', at: this.now }));
  }

  private take(line: Line, { commands, entries, error, mended }: Stepped): void {
    if (error !== undefined || mended.length > 0) throw error ?? mended[0];
    this.events += 1;
    this.commands += commands.length;
    this.entries += entries.length;
    for (const command of commands) {
      if (command.callId !== line.callId) continue;
      if (command.type === 'OfferCall') line.agentLeg = command.legId;
      else if (command.type === 'BridgeLegs') line.playback = command.playbackId as PlaybackId;
    }
  }

  private staff(agentId: AgentId): void {
    this.core.step({ type: 'PhoneRegistered', at: this.now, agentId });
    this.core.step({ type: 'AgentLoggedIn', at: this.now, agentId });
  }
}

type Happening = (line: Line, at: number) => Event;

const leg = (callId: CallId, n: number) => `${callId}.${n}` as LegId;

/** Ids come in as new texts, as they do from Asterisk. Wrap-up ends by its deadline. */
const course: readonly Happening[] = [
  ({ callId }, at) => ({
    type: 'CallArrived',
    ...{ at, callId, legId: leg(callId, 0), node, dialled: '95000', caller: '13800138000' },
  }),
  ({ callId }, at) => ({ type: 'DigitPressed', at, callId, legId: leg(callId, 0), digit: '1' }),
  ({ callId }, at) => ({ type: 'OfferRinging', at, callId, legId: leg(callId, 1) }),
  ({ callId }, at) => ({ type: 'OfferAnswered', at, callId, legId: leg(callId, 1) }),
  ({ callId, playback }, at) => ({ type: 'PromptFinished', at, callId, playbackId: playback, played: true }),
  ({ callId }, at) => ({ type: 'CallerHungUp', at, callId, legId: leg(callId, 0) }),
  ({ callId }, at) => ({ type: 'LegHungUp', at, callId, legId: leg(callId, 1) }),
];
