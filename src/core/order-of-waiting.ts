/** Who goes first of those who wait. */
import type { Call } from './call';
import type { Order } from './heap';

/**
 * Between any two calls, across queues too. Those nobody rings for go before those who want one more; then an emergency
 * before all others; then the longer wait.
 */
export const orderOfWaiting: Order<Call> = {
  key: (call) => waitingRank(call) * ages + waitingKey(call),
  before: (a, b) => a.id < b.id,
};

export function waitsBefore(a: Call, b: Call): boolean {
  const [keyA, keyB] = [orderOfWaiting.key(a), orderOfWaiting.key(b)];
  return keyA < keyB || (keyA === keyB && orderOfWaiting.before(a, b));
}

/** Longer than anybody waits, milliseconds; the sum with a time of day is still exact. */
const ages = 2 ** 50;

/** Less goes first, whatever the wait. */
export function waitingRank({ phase, priority }: Call): number {
  const ordinary = priority === 1 ? 0 : 1;
  if (phase.kind === 'waiting') return ordinary;
  return phase.kind === 'offered' ? 2 + ordinary : 4;
}

function waitingKey({ phase }: Call): number {
  return phase.kind === 'waiting' || phase.kind === 'offered' ? phase.visit.key : Number.POSITIVE_INFINITY;
}
