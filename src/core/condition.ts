/** Whether a condition of the rules holds for a call at this moment. */
import type { Condition, DataCondition } from './action-rules';
import type { Call } from './call';
import { expectedWaitMs } from './expected-wait';
import { fill, known } from './fill';
import type { Floor } from './floor';
import { standingAt } from './hours';
import { poolGroups } from './pool';
import { unreachable } from './ids';

export function holds(floor: Floor, call: Call, condition: Condition): boolean {
  switch (condition.of) {
    case 'data':
      return dataHolds(call, condition);
    case 'tier':
      return call.tier === condition.tier;
    case 'hours': {
      const hours = floor.rules.hours.get(condition.hours);
      return (hours ? standingAt(hours, floor.now).isOpen : true) === condition.open;
    }
    case 'queue':
      return queueHolds(floor, condition);
    default:
      return unreachable(condition);
  }
}

export function dataHolds(call: Call, { name, test, value }: DataCondition): boolean {
  const text = known(call, name);
  if (test === 'missing') return text === null || text === '';
  if (text === null) return false;
  return test === 'equals' ? text === fill(call, value) : fits(value, text);
}

const patterns = new Map<string, RegExp>();

/** `pattern`: a checked one of the rules, which must match the whole text. */
export function fits(pattern: string, text: string): boolean {
  const ready = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`);
  patterns.set(pattern, ready);
  return ready.test(text);
}

function queueHolds(floor: Floor, condition: Extract<Condition, { of: 'queue' }>): boolean {
  const queue = floor.queues.get(condition.queueId);
  if (!queue) return false;
  const { waitingOver, expectedWaitOverMs, nobodyReady } = condition;
  const pools = poolGroups(queue).flat();
  if (waitingOver !== null && queue.waiting <= waitingOver) return false;
  if (nobodyReady && pools.some((pool) => pool.atWork > 0)) return false;
  if (expectedWaitOverMs === null) return true;
  const first = pools[0];
  const waitMs = first ? expectedWaitMs(first, queue.waiting + 1, floor.service.get(queue.id)) : null;
  return waitMs !== null && waitMs > expectedWaitOverMs;
}
