/**
 * The formulas of service level that the rules may name, over counts of callers who entered a queue. There is no single
 * one: the same day gives seven numbers, so that whoever prints one prints the formula's name beside it.
 */

export interface LevelCounts {
  readonly entered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Entry to answer took no longer than the target. */
  readonly answeredInTime: number;
  readonly abandonedInTime: number;
  readonly shortAbandons: number;
  /** Left for another queue, number, voicemail or a callback, or was cut off. */
  readonly flowedOut: number;
}

export const serviceLevelFormulas = [
  'connect-rate-15s',
  'connect-rate',
  'sl-answered-or-abandoned-in-t',
  'sl-of-answered',
  'sl-of-offered',
  'sl-less-short-abandons',
  'sl-genesys',
] as const;
export type ServiceLevelFormula = (typeof serviceLevelFormulas)[number];

type Fraction = (counts: LevelCounts) => readonly [part: number, of: number];

/** In SQL: functions of the same names with `_` for `-`; see docs/reports.md. */
const fractions: Readonly<Record<ServiceLevelFormula, Fraction>> = {
  'connect-rate': (of) => [of.answered, of.entered],
  'connect-rate-15s': (of) => [of.answeredInTime, of.entered],
  'sl-answered-or-abandoned-in-t': (of) => [of.answeredInTime + of.abandonedInTime, of.answered + of.abandoned],
  'sl-of-answered': (of) => [of.answeredInTime, of.answered],
  'sl-of-offered': (of) => [of.answeredInTime, of.answered + of.abandoned],
  'sl-less-short-abandons': (of) => [of.answeredInTime, of.answered + of.abandoned - of.shortAbandons],
  'sl-genesys': (of) => [of.answeredInTime, of.answered + of.abandoned + of.flowedOut - of.shortAbandons],
};

/** 0–1; null where nobody counts. Throws for a formula that does not exist. */
export function serviceLevel(formula: string, counts: LevelCounts): number | null {
  const known = serviceLevelFormulas.find((name) => name === formula);
  if (!known) throw new Error(`no formula of service level is called ${formula}`);
  const [part, of] = fractions[known](counts);
  return share(part, of);
}

/** Null where there is nothing to divide by: never 0, never NaN. */
export function share(part: number, of: number): number | null {
  return of > 0 ? part / of : null;
}
