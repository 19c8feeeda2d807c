/**
 * The journalled inputs of a period once more through the core, with every command withheld, and where it now decides
 * otherwise. Without other rules the outcome is compared with what was recorded; with other rules, with what the rules then
 * in force decide: entries and commands.
 *
 * From a call's first difference on its recorded inputs answer something that did not happen, so only the first counts.
 */
import type { Command } from '../../core/command';
import { Core } from '../../core/core';
import type { Event } from '../../core/event';
import type { Instant } from '../../core/ids';
import type { Entry } from '../../core/journal';
import type { Rules } from '../../core/rules';
import { snapshotFloor } from '../../core/snapshot';
import type { StepRecord } from '../ports';
import type { RulesByHash } from '../recover';
import { Differences, type Difference } from './differences';
import { Retelling, type InputSource } from './retelling';
import type { Beginning } from './told-floor';

export interface ReplayOptions {
  /** Inputs with `from` ≤ at < `to`. */
  readonly from: Instant;
  readonly to: Instant;
  /** Null: those that were in force. */
  readonly rules: Rules | null;
}
export interface ReplayReport {
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  readonly beginning: Beginning;
  readonly inputs: number;
  /** That appear in the period. */
  readonly calls: number;
  readonly callsThatDiffer: number;
  readonly agentsThatDiffer: number;
  /** First of each call and each agent, in order. */
  readonly differences: readonly Difference[];
  /** Under other rules: calls in which the software alone decides otherwise than it is on record. */
  readonly softwareDiffers: number;
}

/** Null when the journal holds nothing before `to`. */
export async function replay(
  source: InputSource,
  rulesByHash: RulesByHash,
  options: ReplayOptions,
): Promise<ReplayReport | null> {
  const retelling = await Retelling.open(source, options.from, rulesByHash);
  if (!retelling) return null;
  let run: Run | null = null;
  for await (const record of retelling.records) {
    if (record.at >= options.to) break;
    if (record.at < options.from) await retelling.tell(record);
    else {
      run ??= new Run(retelling, options.rules);
      run.take(record, await retelling.rulesOf(record));
    }
  }
  run ??= new Run(retelling, options.rules);
  const { from, to } = options;
  const { timeZone } = retelling.told.floor.rules;
  return { from, to, timeZone, beginning: retelling.told.beginning, ...run.result() };
}

/** The floor at `from`, once by the rules of the day and, if they are to be tried, once more by others. */
class Run {
  private readonly then: Core;
  private readonly now: Core | null;
  /** Against the record, and against the rules of the day. */
  private readonly leftOut = new Set<string>();
  private readonly software = new Differences(this.leftOut);
  private readonly tried = new Differences(this.leftOut);
  private inputs = 0;

  constructor({ told: { floor } }: Retelling, rules: Rules | null) {
    const snapshot = snapshotFloor(floor);
    this.then = Core.restore(floor.rules, snapshot);
    this.now = rules ? Core.restore(floor.rules, snapshot) : null;
    if (rules) this.now?.step({ type: 'RulesChanged', at: floor.now, hash: rules.hash }, rules);
  }

  take(record: StepRecord, rules: Rules | undefined): void {
    this.inputs += 1;
    this.leaveOutUnknown(record);
    if (this.now) this.passDeadlines(this.now, record);
    const then = this.then.step(record.event, rules);
    this.software.compare(record, { entries: record.entries }, { entries: then.entries });
    // Rules that came into force that day are what the others are tried instead of.
    if (!this.now || record.event.type === 'RulesChanged') return;
    const now = this.now.step(record.event);
    this.tried.compare(record, then, now);
  }

  result(): Omit<ReplayReport, 'from' | 'to' | 'timeZone' | 'beginning'> {
    const differences = this.now ? this.tried : this.software;
    return {
      inputs: this.inputs,
      calls: differences.calls,
      callsThatDiffer: differences.callsThatDiffer,
      agentsThatDiffer: differences.agentsThatDiffer,
      differences: differences.all,
      softwareDiffers: this.now ? this.software.callsThatDiffer : 0,
    };
  }

  /** Calls that were there before the journal began: nothing can be said of them. */
  private leaveOutUnknown({ entries }: StepRecord): void {
    const begun = new Set<string>();
    for (const entry of entries) {
      if (!('seq' in entry)) continue;
      if (entry.type === 'CallStarted') begun.add(entry.callId);
      const isKnown = begun.has(entry.callId) || this.then.floor.calls.has(entry.callId);
      if (!isKnown && !this.software.hasSeen(entry.callId)) this.leftOut.add(entry.callId);
    }
  }

  /**
   * Under other rules the core has deadlines of its own, for which no `Tick` is on record. Where the day's own deadline
   * was overdue at that moment too, the hotline was late or down then, and both wait for the recorded one.
   */
  private passDeadlines(core: Core, record: StepRecord): void {
    for (let due = core.nextDeadline(); due !== null && due + timerLateMs < record.at; due = core.nextDeadline()) {
      const own = this.then.nextDeadline();
      if (own !== null && own <= due) return;
      const tick: Event = { type: 'Tick', at: Math.max(due, core.floor.now) };
      this.tried.compare({ n: record.n, at: tick.at, event: tick }, nothing, core.step(tick));
    }
  }
}

/** A timer's own lateness, generously. */
const timerLateMs = 20;
const nothing: { readonly entries: readonly Entry[]; readonly commands: readonly Command[] } = {
  entries: [],
  commands: [],
};
