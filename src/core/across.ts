/** Order between callers of queues that share agents. Nobody starves: whoever waits counts for more with every second. */
import type { Call } from './call';
import type { Floor } from './floor';
import { waitingRank, waitsBefore } from './order-of-waiting';

/** A minute of waiting in a queue of weight 3 counts as three. Within a queue, and between equal weights: who waits longest. */
export function goesBefore(floor: Floor, a: Call, b: Call): boolean {
  const [x, y] = [weighed(floor, a), weighed(floor, b)];
  if (!x || !y || x.weight === y.weight || waitingRank(a) !== waitingRank(b) || x.waited === y.waited)
    return waitsBefore(a, b);
  return x.waited > y.waited;
}

function weighed({ rules, now }: Floor, { phase }: Call) {
  if (phase.kind !== 'waiting' && phase.kind !== 'offered') return null;
  const weight = rules.queues.get(phase.visit.queueId)?.weight ?? 1;
  return { weight, waited: (now - phase.visit.key) * weight };
}
