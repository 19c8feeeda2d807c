/** How self-service changes a call. */
import type { ActionEntry } from './action-entry';
import type { Call } from './call';
import { enter } from './enter-phase';
import type { EntryOf } from './journal';
import { newSelfService, type SelfService } from './self-service';

type Own = ActionEntry['type'] | 'DigitTaken';
type Appliers = { readonly [T in Own]: (call: Call, entry: EntryOf<T>) => void };

export const actionAppliers: Appliers = {
  DigitTaken(call) {
    if (call.selfService) call.selfService.acted = 0;
  },
  ActionEntered(call, entry) {
    const { actionId, stage, path, tries, outcome, until, at, serves } = entry;
    const own = selfServiceOf(call);
    own.acted += 1;
    if (serves) own.isServed = true;
    enter(call, at, { kind: 'acting', actionId, stage, path, tries, outcome, keys: '', request: null, until });
  },
  KeysAwaited(call, entry) {
    if (call.phase.kind === 'acting') call.phase.until = entry.until;
  },
  KeysTaken(call, entry) {
    if (call.phase.kind !== 'acting') return;
    call.phase.keys = entry.keys;
    call.phase.until = entry.until;
    selfServiceOf(call).acted = 0;
  },
  DigitsCollected(call, { into, digits, secret }) {
    keep(selfServiceOf(call), { [into]: digits }, secret ? [into] : []);
  },
  DigitsRefused: () => undefined,
  DataSet(call, { values, secret }) {
    keep(selfServiceOf(call), values, secret);
  },
  ServiceAsked(call, { requestId, until, slowAt, again }) {
    if (call.phase.kind !== 'acting') return;
    call.phase.request = { id: requestId, slowAt };
    call.phase.until = until;
    if (!again) selfServiceOf(call).requests += 1;
  },
  ServiceSlow(call) {
    if (call.phase.kind === 'acting' && call.phase.request) call.phase.request.slowAt = null;
  },
  ServiceAnswered(call) {
    if (call.phase.kind === 'acting') call.phase.request = null;
  },
};

const selfServiceOf = (call: Call): SelfService => (call.selfService ??= newSelfService());

/** A name that is set anew is as secret as it is now. */
function keep(own: SelfService, values: Readonly<Record<string, string | null>>, secret: readonly string[]): void {
  const known = new Map(Object.entries(own.data));
  for (const [name, value] of Object.entries(values))
    if (value === null) known.delete(name);
    else known.set(name, value);
  own.data = Object.fromEntries(known);
  own.secret = [...own.secret.filter((name) => known.has(name) && !(name in values)), ...secret];
}
