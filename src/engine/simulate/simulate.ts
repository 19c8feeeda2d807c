/** One set of rules or two, tried on the same traffic by the real core with a virtual clock. */
import type { Rules } from '../../core/rules';
import type { Figures, WaitListener } from './measures';
import type { Traffic } from './traffic';
import { World } from './world';

export interface Trial {
  readonly rules: Rules;
  readonly traffic: Traffic;
  readonly seed: number;
  readonly onWait?: WaitListener;
}

/** Memory does not grow with the calls. Throws when the core fails, naming the event. */
export function simulate({ rules, traffic, seed, onWait }: Trial): Figures {
  return new World(rules, traffic, onWait ? { seed, onWait } : { seed }).run();
}
