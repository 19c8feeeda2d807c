/** How an entry switches the emergencies of numbers. */
import { settleEmergency, type Floor } from './floor';
import type { FloorEntry } from './floor-entry';

type Set = Extract<FloorEntry, { type: 'EmergencySet' }>;

export function evolveEmergency(floor: Floor, { numbers, on, by, until, at }: Set): void {
  for (const number of numbers) {
    const known = floor.emergencies.get(number);
    if (on) {
      const state = known ?? { id: `emergency ${number}`, number, since: at, by, until };
      Object.assign(state, { by, until });
      floor.emergencies.set(number, state);
      settleEmergency(floor, state, until);
    } else if (known) {
      floor.emergencies.delete(number);
      settleEmergency(floor, known, null);
    }
  }
}
