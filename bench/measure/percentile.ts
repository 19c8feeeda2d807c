/** Percentiles by nearest rank: always a value that was really measured. */
export interface Percentiles {
  readonly n: number;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** Milliseconds, rounded to a hundredth. */
export function percentiles(values: readonly (number | null)[]): Percentiles {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    return value === undefined ? null : Math.round(value * 100) / 100;
  };
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
