/**
 * From the last snapshot and the inputs after it back to the floor as it was, with every command withheld. What really
 * is on the telephone network comes after, as `FloorListed`.
 */
import { Core } from '../core/core';
import type { AnySnapshot } from '../core/snapshot';
import type { Rules } from '../core/rules';
import type { Log } from '../log';
import type { StepRecord } from './ports';

export interface Recovered {
  readonly snapshot: { readonly n: number; readonly state: unknown } | null;
  readonly records: AsyncIterable<StepRecord>;
}
export type RulesByHash = (hash: string) => Promise<Rules>;

/** The core, and the number of the last input in it; null when there was nothing to recover. */
export async function recoverCore(
  recovered: Recovered,
  rulesByHash: RulesByHash,
  log: Log,
): Promise<{ core: Core; n: number } | null> {
  const { snapshot } = recovered;
  if (!snapshot) return null;
  const state = snapshot.state as AnySnapshot;
  const core = Core.restore(await rulesByHash(state.rulesHash), state);
  let n = snapshot.n;
  let failed = 0;
  for await (const record of recovered.records) {
    const rules = record.event.type === 'RulesChanged' ? await rulesByHash(record.event.hash) : undefined;
    const { error, mended } = core.step(record.event, rules);
    if (error !== undefined || mended.length > 0) failed += 1;
    n = record.n;
  }
  log.info(
    { fromSnapshot: snapshot.n, inputs: n - snapshot.n, failed, calls: core.floor.calls.size },
    'floor recovered',
  );
  return { core, n };
}
