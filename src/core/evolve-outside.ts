/** How entries of telephones outside change a call. */
import type { Call } from './call';
import { countLeg, enter } from './enter-phase';
import type { EntryOf } from './journal';
import type { OutsideEntry } from './outside-entry';

type Appliers = { readonly [T in OutsideEntry['type']]: (call: Call, entry: EntryOf<T>) => void };

const nothing = () => undefined;

export const outsideAppliers: Appliers = {
  ForwardDialled(call, entry) {
    const { legId, number, trunk, from, bridgeId, until } = entry;
    countLeg(call, legId);
    call.bridges += 1;
    const forward = { legId, number, trunk, from, bridgeId };
    enter(call, entry.at, { kind: 'forwarding', forward, ringingAt: null, until });
  },
  ForwardRang(call, entry) {
    if (call.phase.kind !== 'forwarding') return;
    call.phase.ringingAt = entry.at;
    call.phase.until = entry.until;
  },
  ForwardEnded: nothing,
  Forwarded(call, entry) {
    if (call.phase.kind !== 'forwarding') return;
    enter(call, entry.at, { kind: 'forwarded', forward: call.phase.forward, startedAt: entry.at });
  },
  TrunkFailed: nothing,
  ForwardOver: nothing,
  ForwardRebridged(call, entry) {
    call.bridges += 1;
    if (call.phase.kind === 'forwarded') call.phase.forward.bridgeId = entry.bridgeId;
  },
  CustomerDialled(call, entry) {
    if (call.phase.kind !== 'offered') return;
    const { visit, offers } = call.phase;
    const [offer] = offers;
    if (!offer) throw new Error(`call ${call.id} dials a customer for nobody`);
    enter(call, entry.at, { kind: 'dialling', visit, offer, legId: entry.legId, ringingAt: null, until: entry.until });
  },
  OutsideDialled(call, entry) {
    const { agentId, agentLegId, legId, bridgeId, until } = entry;
    countLeg(call, agentLegId);
    call.bridges += 1;
    const offer = { agentId, legId: agentLegId, bridgeId, madeAt: entry.at, ringingAt: null, until };
    enter(call, entry.at, { kind: 'dialling', visit: null, offer, legId, ringingAt: null, until });
  },
  CustomerRang(call, entry) {
    if (call.phase.kind !== 'dialling') return;
    call.phase.ringingAt = entry.at;
    call.phase.until = entry.until;
  },
  CustomerAnswered: nothing,
};
