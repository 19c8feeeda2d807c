/** How the entries of transfers and consultation change a call. */
import { talkOf, type Call, type Consult } from './call';
import { countLeg, enter } from './enter-phase';
import type { AgentId } from './ids';
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
  ConsultDialled(call, entry) {
    const talk = talkOf(call);
    if (!talk) return;
    const { legId, number, trunk, bridgeId, until, at } = entry;
    countLeg(call, legId);
    call.bridges += 1;
    talk.bridgeId = bridgeId;
    const rings = { legId, madeAt: at, ringingAt: null, until, stage: 'ringing' } as const;
    enter(call, at, { kind: 'consulting', talk, consult: { agentId: null, number, trunk, ...rings } });
  },
  ConsultRang(call, { at, until }) {
    change(call, { ringingAt: at, until });
  },
  ConsultAnswered(call, { agentId, ringMs }) {
    countRing(call, agentId, ringMs);
    change(call, { until: null, stage: 'speaking' });
  },
  ConsultJoined(call, { bridgeId }) {
    call.bridges += 1;
    const talk = talkOf(call);
    if (talk) Object.assign(talk, { bridgeId, rebridged: talk.rebridged + 1 });
    change(call, { stage: 'joined' });
  },
  ConsultEnded(call, { at, agentId, ringMs, bridgeId }) {
    countRing(call, agentId, ringMs);
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
  ConsultForwarded(call, entry) {
    const { legId, number, trunk, from, bridgeId, ringingAt, until, at } = entry;
    enter(call, at, { kind: 'forwarding', forward: { legId, number, trunk, from, bridgeId }, ringingAt, until });
  },
  CallTransferred(call, { bridgeId }) {
    call.measures.transfers += 1;
    if (bridgeId !== null) call.bridges += 1;
  },
};

type Progress = Partial<Pick<Consult, 'ringingAt' | 'until' | 'stage'>>;

function change(call: Call, progress: Progress): void {
  if (call.phase.kind === 'consulting') call.phase = { ...call.phase, consult: { ...call.phase.consult, ...progress } };
}

/** The rings of telephones outside are nobody's of ours. */
function countRing(call: Call, agentId: AgentId | null, ringMs: number): void {
  if (agentId !== null) call.measures.ringMs += ringMs;
}
