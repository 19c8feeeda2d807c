/** What figures are measured against, in the whole seconds and hours the rollups count in. */
import type { Rules } from '../core/rules';

export interface Targets {
  /** Of the service level. */
  readonly withinS: number;
  readonly maxWaitS: number;
  readonly shortAbandonS: number;
  readonly threeRingsS: number;
  /** The repeat-call window; at most 720. */
  readonly repeatHours: number;
}

/** Seven days. */
export const usualRepeatHours = 168;

/** Parts of a second count as a whole one. */
export function targetsOf(
  rules: Pick<Rules, 'serviceLevel' | 'maxWaitMs' | 'shortAbandonMs' | 'ringCycleMs'>,
): Targets {
  const seconds = (ms: number) => Math.ceil(ms / 1_000);
  return {
    withinS: seconds(rules.serviceLevel.withinMs),
    maxWaitS: seconds(rules.maxWaitMs),
    shortAbandonS: seconds(rules.shortAbandonMs),
    threeRingsS: seconds(3 * rules.ringCycleMs),
    repeatHours: usualRepeatHours,
  };
}
