/** What the report of promises is asked for, and what it answers. */
import type { PromiseSums } from '../core/kpi/promises';
import type { Period } from './report-desk';

export const promiseSpans = ['day', 'week', 'month'] as const;
export const promiseGrains = ['queue', 'agent', 'kind'] as const;
export type PromiseGrain = (typeof promiseGrains)[number];

export interface PromiseQuery {
  readonly each: (typeof promiseSpans)[number];
  readonly by: PromiseGrain;
  /** As of other reports. */
  readonly from?: string;
  readonly to?: string;
}
export interface PromiseLine extends Period {
  /** Null: all together; '': nobody's in particular. */
  readonly key: string | null;
  readonly name: string;
  readonly sums: PromiseSums;
  /** 0–1; null: of none is it known yet. */
  readonly keeping: number | null;
}
/** A promise counts in the period in which it was asked for. */
export interface PromiseReport extends Period {
  readonly each: PromiseQuery['each'];
  readonly by: PromiseGrain;
  readonly timeZone: string;
  readonly lines: readonly PromiseLine[];
}
