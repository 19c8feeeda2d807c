/**
 * The hotline of the stories: 95001 a menu, 95002 straight to `general`, 95003 straight to `repair` (no wrap-up), 95004
 * straight to `greeted`, which speaks a welcome. 8001 serves general, consulting and greeted; 8002 general, repair and
 * greeted; 8003 all.
 */
import type { NumberRule, Queue, Rules } from '../../src/core/rules';
import { queue, queueId, rules } from '../fixtures/floor/rules';

const straight = (number: string, id: string): readonly [string, NumberRule] => [
  number,
  { number, language: 'zh', destination: { kind: 'queue', queueId: queueId(id), language: null } },
];

/** `queues` changes single queues by id. */
export function storyRules(change: Partial<Rules> = {}, queues: Readonly<Record<string, Partial<Queue>>> = {}): Rules {
  const base = rules();
  const own: readonly Queue[] = [
    queue('general', queues.general),
    queue('consulting', queues.consulting),
    queue('repair', { wrapUpMs: 0, ...queues.repair }),
    queue('greeted', { skills: new Map([['general', 1]]), welcome: 'queue-welcome', ...queues.greeted }),
  ];
  return {
    ...base,
    numbers: new Map([...base.numbers, straight('95003', 'repair'), straight('95004', 'greeted')]),
    queues: new Map(own.map((one) => [one.id, one])),
    ...change,
  };
}
