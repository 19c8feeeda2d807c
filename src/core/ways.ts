/** A destination may name another for callers it does not take. */
import type { Destination } from './rules';

/** The destination itself, and where it leads otherwise; the nearest first. */
export function waysOf(to: Destination): readonly Destination[] {
  return to.kind === 'agent' ? [to, ...waysOf(to.otherwise)] : [to];
}
