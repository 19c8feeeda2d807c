/** How an entry switches the emergencies of numbers. */
import { noDue, plan } from './due';
import type { Floor } from './floor';
import type { FloorEntry } from './floor-entry';

type Set = Extract<FloorEntry, { type: 'EmergencySet' }>;

export function evolveEmergency(floor: Floor, { numbers, on, by, until, at }: Set): void {
  for (const number of numbers) {
    const known = floor.emergencies.get(number);
    if (on) {
      const state = known ?? { id: `emergency ${number}`, number, since: at, by, until, index: noDue() };
      Object.assign(state, { by, until });
      floor.emergencies.set(number, state);
      plan(floor.dues, state, until);
    } else if (known) {
      floor.emergencies.delete(number);
      plan(floor.dues, known, null);
    }
  }
}
