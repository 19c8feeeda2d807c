/** How what is said on arrival changes a call, and how broadcasts are switched. */
import type { Call } from './call';
import { noDue, plan } from './due';
import { enter } from './enter-phase';
import type { Floor } from './floor';
import type { FloorEntry } from './floor-entry';
import type { EntryOf } from './journal';

type Notice = 'EmergencyMet' | 'BroadcastMet';
type Appliers = { readonly [T in Notice]: (call: Call, entry: EntryOf<T>) => void };

/** A sentence whose end nobody told is taken for over by then. */
const sentenceLimitMs = 120_000;

export const noticeAppliers: Appliers = {
  EmergencyMet(call, { at, prompt, to, priority }) {
    call.priority = priority ? 1 : 0;
    enter(call, at, { kind: 'notice', prompt, then: to, until: at + sentenceLimitMs });
  },
  BroadcastMet(call, { at, prompt, to, outcome }) {
    // Said before a menu it is a part of the menu.
    if (to.kind === 'menu') return;
    enter(call, at, { kind: 'notice', prompt, then: to, until: at + sentenceLimitMs, ...(outcome && { outcome }) });
  },
};

type Set = Extract<FloorEntry, { type: 'BroadcastSet' }>;

export function evolveBroadcast(floor: Floor, { numbers, prompt, by, until, at }: Set): void {
  for (const dialled of numbers) {
    const known = floor.broadcasts.get(dialled);
    if (prompt !== null && until !== null) {
      const state = known ?? { id: `broadcast ${dialled}`, dialled, since: at, prompt, by, until, index: noDue() };
      Object.assign(state, { prompt, by, until });
      floor.broadcasts.set(dialled, state);
      plan(floor.dues, state, until);
    } else if (known) {
      floor.broadcasts.delete(dialled);
      plan(floor.dues, known, null);
    }
  }
}
