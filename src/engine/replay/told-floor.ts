/**
 * The floor as the journal tells it: the recorded entries are put together by the core's own fold, nothing is decided
 * anew. So it is the floor that was, even where the software decides otherwise today, and between two entries of one step
 * it can be looked at as the core saw it.
 *
 * A journal whose first segments are gone begins in the middle: an agent is unknown until her first change of state is
 * told, and calls that had begun before are left out.
 */
import type { AgentId } from '../../core/ids';
import { evolve } from '../../core/evolve';
import type { FloorListed } from '../../core/event';
import { applyRules, createFloor, forgetWoken, type Floor } from '../../core/floor';
import type { AgentEntry, Entry } from '../../core/journal';
import type { Rules } from '../../core/rules';
import { restoreFloor, type AnySnapshot } from '../../core/snapshot';
import type { StepRecord } from '../ports';

/** What telling begins with: a snapshot, the hotline's very first input, or somewhere in the middle. */
export type Beginning = 'snapshot' | 'start' | 'middle';
export type EntryWatcher = (entry: Entry) => void;

/** States no agent is in without a registered phone. */
const onThePhone: ReadonlySet<string> = new Set(['ready', 'offered', 'talking']);

export class ToldFloor {
  /** Agents of whom no state has been told yet. */
  readonly unknown = new Set<AgentId>();
  private readonly unknownPhones = new Set<AgentId>();
  /** Entries that did not fit what was told before, as after damage. */
  readonly misfits: { readonly n: number; readonly entry: Entry; readonly detail: string }[] = [];

  private constructor(
    readonly floor: Floor,
    readonly beginning: Beginning,
  ) {}

  static restored(rules: Rules, snapshot: AnySnapshot): ToldFloor {
    return new ToldFloor(restoreFloor(rules, snapshot), 'snapshot');
  }

  static empty(rules: Rules, at: number, beginning: 'start' | 'middle'): ToldFloor {
    const told = new ToldFloor(createFloor(rules, at), beginning);
    if (beginning === 'start') return told;
    for (const id of told.floor.agents.keys()) {
      told.unknown.add(id);
      told.unknownPhones.add(id);
    }
    return told;
  }

  /** `rules`: those of the record's `RulesApplied`. `before` and `after` look at the floor around each entry. */
  tell(record: StepRecord, rules?: Rules, watch: { before?: EntryWatcher; after?: EntryWatcher } = {}): void {
    const { floor } = this;
    floor.now = Math.max(floor.now, record.at);
    if (this.unknownPhones.size > 0 && record.event.type === 'FloorListed') this.learnPhones(record.event);
    for (const entry of record.entries) {
      if (this.unknownPhones.size > 0 && 'agentId' in entry && !('seq' in entry)) this.learn(entry);
      watch.before?.(entry);
      this.apply(record, entry, rules);
      watch.after?.(entry);
    }
    forgetWoken(floor);
    floor.deserted.clear();
  }

  private apply({ n }: StepRecord, entry: Entry, rules: Rules | undefined): void {
    try {
      evolve(this.floor, entry);
      if (entry.type === 'RulesApplied' && rules) applyRules(this.floor, rules);
    } catch (error) {
      this.misfits.push({ n, entry, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Her first state also tells of her phone. */
  private learn(entry: AgentEntry): void {
    if (entry.type === 'PhoneStateChanged') this.unknownPhones.delete(entry.agentId);
    if (entry.type !== 'AgentStateChanged') return;
    this.unknown.delete(entry.agentId);
    if (onThePhone.has(entry.state)) this.phoneIs(entry.agentId, true);
  }

  private learnPhones({ registered }: FloorListed): void {
    for (const id of this.unknownPhones) this.phoneIs(id, registered.includes(id));
  }

  private phoneIs(agentId: AgentId, registered: boolean): void {
    if (!this.unknownPhones.delete(agentId)) return;
    evolve(this.floor, { type: 'PhoneStateChanged', agentId, at: this.floor.now, registered });
  }
}
