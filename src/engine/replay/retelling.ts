/** Opens the journal where the floor before a given time can be told from, and goes through it from there. */
import type { Instant } from '../../core/ids';
import type { Rules } from '../../core/rules';
import type { AnySnapshot } from '../../core/snapshot';
import type { StepRecord } from '../ports';
import type { RulesByHash } from '../recover';
import { ToldFloor, type EntryWatcher } from './told-floor';

/** The journal, as its readers give it. */
export interface InputSource {
  snapshot(isWanted: (state: unknown) => boolean): Promise<{ readonly n: number; readonly state: unknown } | null>;
  records(afterN: number): AsyncIterable<StepRecord>;
}

/** Records looked at for the hash of the rules that were in force before them. */
const longestLook = 100_000;

export class Retelling {
  private constructor(
    readonly told: ToldFloor,
    /** Those after the beginning, in order, not told yet: each is told through `tell`. */
    readonly records: AsyncIterable<StepRecord>,
    private readonly rulesByHash: RulesByHash,
  ) {}

  /** `before`: the telling must begin earlier; null: as early as can be. Null when the journal holds nothing. */
  static async open(source: InputSource, before: Instant | null, rulesByHash: RulesByHash): Promise<Retelling | null> {
    const isWanted = (state: unknown) => before !== null && isSnapshot(state) && state.now < before;
    const snapshot = await source.snapshot(isWanted);
    if (snapshot && isSnapshot(snapshot.state)) {
      const rules = await rulesByHash(snapshot.state.rulesHash);
      const told = ToldFloor.restored(rules, snapshot.state);
      return new Retelling(told, source.records(snapshot.n), rulesByHash);
    }
    return await Retelling.withoutSnapshot(source, rulesByHash);
  }

  private static async withoutSnapshot(source: InputSource, rulesByHash: RulesByHash): Promise<Retelling | null> {
    let first: StepRecord | null = null;
    let hash: string | null = null;
    let looked = 0;
    for await (const record of source.records(0)) {
      first ??= record;
      hash = hashIn(record);
      if (hash !== null || ++looked >= longestLook) break;
    }
    if (!first) return null;
    const newest = await source.snapshot(isSnapshot);
    hash ??= isSnapshot(newest?.state) ? newest.state.rulesHash : null;
    if (hash === null) throw new Error('the journal does not say which rules were in force');
    const told = ToldFloor.empty(await rulesByHash(hash), first.at, first.n === 1 ? 'start' : 'middle');
    return new Retelling(told, source.records(0), rulesByHash);
  }

  async tell(record: StepRecord, watch: { before?: EntryWatcher; after?: EntryWatcher } = {}): Promise<void> {
    this.told.tell(record, await this.rulesOf(record), watch);
  }

  /** Those a record's `RulesChanged` brought. */
  async rulesOf({ event }: StepRecord): Promise<Rules | undefined> {
    return event.type === 'RulesChanged' ? await this.rulesByHash(event.hash) : undefined;
  }
}

/** The rules a call started by, or, where none did before, those that were applied. */
function hashIn({ entries }: StepRecord): string | null {
  for (const entry of entries) {
    if (entry.type === 'CallStarted') return entry.rulesHash;
    if (entry.type === 'RulesApplied') return entry.hash;
  }
  return null;
}

function isSnapshot(state: unknown): state is AnySnapshot {
  if (typeof state !== 'object' || state === null || !('version' in state) || !('now' in state)) return false;
  return state.version === 1 || state.version === 2;
}
