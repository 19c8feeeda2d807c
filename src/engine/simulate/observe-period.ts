/** Reads a period of the journal: who called, who worked, and the figures that were reached. */
import type { CallId, Instant } from '../../core/ids';
import type { CallEntry } from '../../core/journal';
import type { Rules } from '../../core/rules';
import type { StepRecord } from '../ports';
import type { RulesByHash } from '../recover';
import { Retelling, type InputSource } from '../replay/retelling';
import { Measures, type Figures } from './measures';
import { ObservedCall } from './observed-call';
import { ObservedStaff } from './observed-staff';

/** Callers of so long before the period fill the floor; they are not counted. */
export const runInMs = 30 * 60_000;
/** So long after the period the ends of its calls are looked for. */
const runOutMs = 2 * 3_600_000;

export interface Observed {
  /** What was asked for, cut to what the journal holds. */
  readonly from: Instant;
  readonly to: Instant;
  readonly begin: Instant;
  /** In force at `begin`. */
  readonly rules: Rules;
  /** From `begin` on, in order of time. */
  readonly calls: readonly ObservedCall[];
  readonly staff: ObservedStaff;
  /** Of whole sentences, by the prompts they were made of: milliseconds. */
  readonly promptMs: ReadonlyMap<string, number>;
  /** What was reached in truth. */
  readonly figures: Figures;
}

/** Null when the journal holds nothing of the period. */
export async function observe(
  source: InputSource,
  rulesByHash: RulesByHash,
  period: { readonly from: Instant; readonly to: Instant },
): Promise<Observed | null> {
  const retelling = await Retelling.open(source, period.from - runInMs, rulesByHash);
  if (!retelling) return null;
  let observer: Observer | null = null;
  for await (const record of retelling.records) {
    if (record.at >= period.to + runOutMs) break;
    if (!observer && record.at >= period.from - runInMs) observer = new Observer(retelling, period, record.at);
    observer?.take(record);
    if (!observer) await retelling.tell(record);
  }
  return observer && observer.hasBegunIn(period) ? observer.result() : null;
}

class Observer {
  private readonly calls = new Map<CallId, ObservedCall>();
  private readonly staff: ObservedStaff;
  private readonly measures: Measures;
  private readonly rules: Rules;
  private readonly playing = new Map<string, { readonly key: string; readonly at: Instant }>();
  private readonly played = new Map<string, { ms: number; times: number }>();
  private last: Instant;

  constructor(
    { told }: Retelling,
    private readonly period: { readonly from: Instant; readonly to: Instant },
    private readonly begin: Instant,
  ) {
    this.rules = told.floor.rules;
    this.last = begin;
    this.staff = new ObservedStaff(told.floor, new Set(told.unknown), begin);
    this.measures = new Measures(this.rules, period);
    for (const agent of told.floor.agents.values()) this.measures.standing(agent.id, agent.state.kind, agent.since);
  }

  hasBegunIn({ to }: { readonly to: Instant }): boolean {
    return this.begin < to;
  }

  take(record: StepRecord): void {
    const { event, entries } = record;
    this.last = record.at;
    if (record.at < this.period.to) this.staff.take(record);
    for (const entry of entries) {
      this.measures.take(entry);
      if ('seq' in entry) this.takeOfCall(entry);
    }
    if ('callId' in event) this.calls.get(event.callId)?.hear(event);
  }

  result(): Observed {
    const calls = [...this.calls.values()];
    for (const call of calls) call.cutOff(this.last);
    const promptMs = [...this.played].map(([key, { ms, times }]) => [key, ms / times] as const);
    return {
      from: Math.max(this.period.from, this.begin),
      to: Math.min(this.period.to, this.last + 1),
      begin: this.begin,
      rules: this.rules,
      calls,
      staff: this.staff,
      promptMs: new Map(promptMs),
      figures: this.measures.figures(this.last),
    };
  }

  private takeOfCall(entry: CallEntry): void {
    if (entry.type === 'CallStarted' && entry.direction === 'inbound' && entry.at < this.period.to)
      this.calls.set(entry.callId, new ObservedCall(entry));
    this.calls.get(entry.callId)?.take(entry);
    if (entry.type === 'PromptStarted')
      this.playing.set(entry.playbackId, { key: entry.prompts.join(' '), at: entry.at });
    if (entry.type === 'PromptEnded') this.promptEnded(entry);
  }

  private promptEnded({ playbackId, played, at }: Extract<CallEntry, { type: 'PromptEnded' }>): void {
    const playing = this.playing.get(playbackId);
    this.playing.delete(playbackId);
    if (!playing || !played) return;
    const sum = this.played.get(playing.key) ?? { ms: 0, times: 0 };
    sum.ms += at - playing.at;
    sum.times += 1;
    this.played.set(playing.key, sum);
  }
}
