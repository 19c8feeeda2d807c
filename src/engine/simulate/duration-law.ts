/** How long something takes, as a law of chance. */
import type { Random } from './random';

export type DurationLaw =
  | { readonly kind: 'exponential'; readonly meanMs: number }
  | { readonly kind: 'fixed'; readonly ms: number }
  /** Mean and standard deviation of the durations themselves, not of their logarithms. */
  | { readonly kind: 'lognormal'; readonly meanMs: number; readonly deviationMs: number }
  | { readonly kind: 'never' };

/** Milliseconds; Infinity for `never`. Takes two numbers for `lognormal`, one for every other law. */
export function drawDuration(law: DurationLaw, random: Random): number {
  switch (law.kind) {
    case 'exponential':
      return -Math.log(random.next()) * law.meanMs;
    case 'lognormal':
      return lognormal(law.meanMs, law.deviationMs, random);
    case 'fixed':
      random.next();
      return law.ms;
    case 'never':
      random.next();
      return Number.POSITIVE_INFINITY;
  }
}

function lognormal(meanMs: number, deviationMs: number, random: Random): number {
  const spread = Math.log(1 + (deviationMs / meanMs) ** 2);
  const normal = Math.sqrt(-2 * Math.log(random.next())) * Math.cos(2 * Math.PI * random.next());
  return meanMs * Math.exp(Math.sqrt(spread) * normal - spread / 2);
}
