/** How the entries of transfers and consultation change a call. */
import { talkOf, type Call, type Consult } from './call';
import { countLeg, enter } from './enter-phase';
import type { EntryOf } from './journal';
import type { TransferEntry } from './transfer-entry';

type Appliers = { readonly [T in TransferEntry['type']]: (call: Call, entry: EntryOf<T>) => void };

export const transferAppliers: Appliers = {
  AgentKeyed(call, { keys, until }) {
    const talk = talkOf(call);
    if (talk) talk.keyed = until === null ? null : { keys, until };
  },
  TransferRefused: () => undefined,
  ConsultStarted(call, entry) {
    const talk = talkOf(call);
    if (!talk) return;
    const { agentId, legId, queueId, bridgeId, until, at } = entry;
    countLeg(call, legId);
    call.bridges += 1;
    call.measures.offers += 1;
    talk.bridgeId = bridgeId;
    const consult: Consult = { agentId, legId, queueId, madeAt: at, ringingAt: null, until, stage: 'ringing' };
    enter(call, at, { kind: 'consulting', talk, consult });
  },
  ConsultRang(call, { at, until }) {
    change(call, { ringingAt: at, until });
  },
  ConsultAnswered(call, { ringMs }) {
    call.measures.ringMs += ringMs;
    change(call, { until: null, stage: 'speaking' });
  },
  ConsultJoined(call, { bridgeId }) {
    call.bridges += 1;
    const talk = talkOf(call);
    if (talk) Object.assign(talk, { bridgeId, rebridged: talk.rebridged + 1 });
    change(call, { stage: 'joined' });
  },
  ConsultEnded(call, { at, ringMs, bridgeId }) {
    call.measures.ringMs += ringMs;
    if (bridgeId !== null) call.bridges += 1;
    const talk = talkOf(call);
    if (!talk) return;
    if (bridgeId !== null) Object.assign(talk, { bridgeId, rebridged: talk.rebridged + 1 });
    enter(call, at, { kind: 'talking', talk });
  },
  ConsultHandedOn(call, entry) {
    if (call.phase.kind !== 'waiting') return;
    const { agentId, legId, bridgeId, madeAt, ringingAt, until, at } = entry;
    const offer = { agentId, legId, bridgeId, madeAt, ringingAt, until };
    const { visit } = call.phase;
    enter(call, at, { kind: 'offered', visit, offers: [offer], wanted: 1, joinAt: null });
  },
  CallTransferred(call, { bridgeId }) {
    call.measures.transfers += 1;
    if (bridgeId !== null) call.bridges += 1;
  },
};

function change(call: Call, consult: Partial<Consult>): void {
  if (call.phase.kind === 'consulting') call.phase = { ...call.phase, consult: { ...call.phase.consult, ...consult } };
}
