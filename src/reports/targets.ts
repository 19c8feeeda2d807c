/** What figures are measured against, in the whole seconds and hours the rollups count in. */
import { usualReports } from '../core/report-rules';
import type { Rules } from '../core/rules';
import type { Targets } from '../engine/ports';

/** Parts of a second count as a whole one. */
export function targetsOf(
  rules: Pick<Rules, 'serviceLevel' | 'maxWaitMs' | 'shortAbandonMs' | 'ringCycleMs' | 'reports'>,
): Targets {
  const seconds = (ms: number) => Math.ceil(ms / 1_000);
  return {
    withinS: seconds(rules.serviceLevel.withinMs),
    maxWaitS: seconds(rules.maxWaitMs),
    shortAbandonS: seconds(rules.shortAbandonMs),
    threeRingsS: seconds(3 * rules.ringCycleMs),
    repeatHours: (rules.reports ?? usualReports).repeatHours,
  };
}
