/** The formulas of service level that the rules may name, over counts of callers who entered a queue. */

export interface LevelCounts {
  readonly entered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly answeredInTime: number;
  readonly abandonedInTime: number;
  readonly shortAbandons: number;
  /** Left for another queue, number or a callback. */
  readonly flowedOut: number;
}

const formulas: Readonly<Record<string, (counts: LevelCounts) => number>> = {
  'connect-rate': (of) => of.answered / of.entered,
  'connect-rate-15s': (of) => of.answeredInTime / of.entered,
  'sl-answered-or-abandoned-in-t': (of) => (of.answeredInTime + of.abandonedInTime) / (of.answered + of.abandoned),
  'sl-of-answered': (of) => of.answeredInTime / of.answered,
  'sl-of-offered': (of) => of.answeredInTime / (of.answered + of.abandoned),
  'sl-less-short-abandons': (of) => of.answeredInTime / (of.answered + of.abandoned - of.shortAbandons),
  'sl-genesys': (of) => of.answeredInTime / (of.answered + of.abandoned + of.flowedOut - of.shortAbandons),
};

/** 0–1; null where nobody counts. Throws for a formula that does not exist. */
export function serviceLevel(formula: string, counts: LevelCounts): number | null {
  const level = formulas[formula];
  if (!level) throw new Error(`no formula of service level is called ${formula}`);
  const value = level(counts);
  return Number.isFinite(value) ? value : null;
}
