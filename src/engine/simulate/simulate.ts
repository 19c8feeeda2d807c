/** One set of rules or two, tried on the same traffic by the real core with a virtual clock. */
import type { Rules } from '../../core/rules';
import type { Figures } from './measures';
import type { Traffic } from './traffic';
import { World, type WorldOptions } from './world';

export interface Trial extends WorldOptions {
  readonly rules: Rules;
  readonly traffic: Traffic;
}

/** Memory does not grow with the calls. Throws when the core fails, naming the event. */
export function simulate({ rules, traffic, ...options }: Trial): Figures {
  return new World(rules, traffic, options).run();
}
