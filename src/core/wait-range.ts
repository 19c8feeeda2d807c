/**
 * What can honestly be said of a wait: "two to five minutes", true for four callers of five. With n calls to be taken
 * before the caller has her agent, each after a random time, the wait is Erlang distributed.
 */
export interface WaitRange {
  /** Seconds; 0: nothing is said of the least. */
  readonly from: number;
  readonly to: number;
}

/** Bounds as people say them, seconds. */
const steps = (from: number, to: number, by: number) =>
  Array.from({ length: (to - from) / by + 1 }, (_, n) => from + n * by);
const bounds = [...steps(0, 60, 10), ...steps(90, 180, 30), ...steps(240, 3_600, 60), ...steps(4_200, 14_400, 600)];
const wanted = 0.8;
/** Between these the narrower range is the better one. */
const [least, most] = [wanted - 0.02, wanted + 0.03];

/** `place` from 1; `perCallMs`: mean time between two callers being taken. */
export function waitRange(place: number, perCallMs: number): WaitRange {
  const within = bounds.map((bound) => shareWithin(place, (bound * 1_000) / perCallMs));
  let best = { from: 0, to: bounds.at(-1) ?? 0, cost: Number.POSITIVE_INFINITY };
  for (const [a, from] of bounds.entries()) {
    for (const [b, to] of bounds.entries()) {
      if (b <= a) continue;
      const cost = costOf((within[b] ?? 1) - (within[a] ?? 0), to - from);
      if (cost < best.cost) best = { from, to, cost };
    }
  }
  return { from: best.from, to: best.to };
}

/** A share that is off counts for more than any width. */
function costOf(share: number, width: number): number {
  const off = Math.max(least - share, share - most, 0);
  return off > 0 ? 1e6 * (1 + off) : width;
}

/** Of Erlang's distribution with `n` stages of mean 1: the probability of at most `x`. */
function shareWithin(n: number, x: number): number {
  if (x <= 0) return 0;
  let term = Math.exp(-x);
  // So long a line that the first terms vanish: the normal approximation of Wilson and Hilferty.
  if (term === 0 || n > 500) return normal(((x / n) ** (1 / 3) - 1 + 1 / (9 * n)) * Math.sqrt(9 * n));
  let longer = 0;
  for (let k = 0; k < n; k += 1) {
    longer += term;
    term *= x / (k + 1);
  }
  return 1 - longer;
}

/** The normal distribution function, to 1e-7 (Abramowitz and Stegun 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduceRight(
    (sum, c) => (sum + c) * t,
    0,
  );
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z < 0 ? tail : 1 - tail;
}
