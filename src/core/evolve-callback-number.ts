/** How the question for her number changes a call. Her visit, and with it her place, goes through unchanged. */
import type { Call } from './call';
import type { NumberEntry } from './callback-number-entry';
import { enter } from './enter-phase';
import type { EntryOf } from './journal';

type Appliers = { readonly [T in NumberEntry['type']]: (call: Call, entry: EntryOf<T>) => void };

export const callbackNumberAppliers: Appliers = {
  NumberAsked(call, { at, queueId, digit, stage, number, tries, until }) {
    const { phase } = call;
    if (!('visit' in phase) || !phase.visit) return;
    enter(call, at, { kind: 'confirming', visit: phase.visit, queueId, digit, stage, number, tries, until });
  },
  NumberAwaited(call, { until }) {
    if (call.phase.kind === 'confirming') call.phase.until = until;
  },
  NumberKeyed(call, { number, until }) {
    if (call.phase.kind !== 'confirming') return;
    call.phase.number = number;
    call.phase.until = until;
  },
  NumberRefused: () => undefined,
  NumberNotConfirmed(call, { at }) {
    if (call.phase.kind === 'confirming') enter(call, at, { kind: 'waiting', visit: call.phase.visit });
  },
};
