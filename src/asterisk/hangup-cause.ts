/** Why a leg ended before it was answered, from the Q.850 cause Asterisk gives it. */
import type { OfferFailure } from '../core/event';

/** Those that say nothing against the phone: normal clearing, answered elsewhere, none at all. */
const gone: ReadonlySet<number> = new Set([0, 16, 26, 31, 127]);
const known: Readonly<Record<number, OfferFailure>> = {
  17: 'busy', // 486, 600
  18: 'no-answer', // 408
  19: 'no-answer', // 480, or the ring limit
  21: 'refused', // 603, 401, 403, 407
  23: 'refused', // 302: the phone sends its calls elsewhere
};

/**
 * Everything else (1: 404, 3: no route, 20: not registered, 34: 503, 38: 500, 58: no common codec …) means that this
 * phone cannot be reached: offering it the next call would only repeat that.
 */
export function failureOf(cause: number): OfferFailure {
  return known[cause] ?? (gone.has(cause) ? 'gone' : 'unreachable');
}
