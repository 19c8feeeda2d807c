/** The floor as plain data and back. Indexes are not in it: they follow from the rest. */
import type { Agent } from './agent';
import type { BroadcastState } from './broadcast';
import { newCallIndex, type Call } from './call';
import { noDue, plan, unindexed } from './due';
import type { EmergencyState } from './emergency';
import { createFloor, forgetWoken, newAgent, settleAgent, settleCall, type Floor } from './floor';
import type { ServiceRate } from './expected-wait';
import { allListed, evolveKnown, type KnownCaller } from './known-callers';
import type { Instant, QueueId } from './ids';
import type { KeptPlace, LastTalk } from './memory';
import type { Rules } from './rules';
import { upgraded, type FormerSnapshot } from './snapshot-upgrade';

export interface Snapshot {
  readonly version: 2;
  readonly now: Instant;
  readonly rulesHash: string;
  readonly calls: readonly Omit<Call, 'index'>[];
  readonly agents: readonly Omit<Agent, 'seats' | 'queueIds' | 'skills' | 'counted' | 'index'>[];
  readonly fences: readonly (readonly [string, number])[];
  /** Oldest first. */
  readonly places?: readonly (readonly [string, KeptPlace])[];
  readonly talks?: readonly (readonly [string, LastTalk])[];
  readonly service?: readonly (readonly [QueueId, ServiceRate])[];
  /** Unset: of an earlier version, which knew none. */
  readonly emergencies?: readonly Omit<EmergencyState, 'index'>[];
  readonly known?: readonly KnownCaller[];
  readonly broadcasts?: readonly Omit<BroadcastState, 'index'>[];
}

export function snapshotFloor(floor: Floor): Snapshot {
  // In the order of the floor: what is answered call by call is answered in the same order after a restart.
  const calls = [...floor.calls.values()].map(unindexed);
  const agents = [...floor.agents.values()]
    .sort(byId)
    .map(({ seats: _seats, queueIds: _queueIds, skills: _skills, counted: _counted, ...rest }) => unindexed(rest));
  const fences = [...floor.fences].sort(([a], [b]) => (a < b ? -1 : 1));
  const emergencies = [...floor.emergencies.values()].map(unindexed);
  const broadcasts = [...floor.broadcasts.values()].map(unindexed);
  const known = allListed(floor);
  const ordered = { emergencies, broadcasts, known };
  const remembered = { places: [...floor.memory.places], talks: [...floor.memory.talks], service: [...floor.service] };
  const rulesHash = floor.rules.hash;
  const plain: Snapshot = { version: 2, now: floor.now, rulesHash, calls, agents, fences, ...ordered, ...remembered };
  return structuredCopy(plain);
}

/** What may have been kept: by this release, or by an earlier one. */
export type AnySnapshot = Snapshot | FormerSnapshot;

/** One of an earlier release is brought up to date; throws when it is of a later. Rules must be those named by `rulesHash`. */
export function restoreFloor(rules: Rules, kept: AnySnapshot): Floor {
  const snapshot = kept.version === 1 ? upgraded(kept) : kept;
  if (snapshot.version !== 2)
    throw new Error(
      `snapshot of version ${String(kept.version)}, written by a later release (this one reads 1 and 2): start that release`,
    );
  const floor = createFloor(rules, snapshot.now);
  const {
    calls,
    agents,
    fences,
    emergencies = [],
    broadcasts = [],
    known = [],
    places = [],
    talks = [],
    service = [],
  } = structuredCopy(snapshot);
  for (const agent of agents) {
    const restored = Object.assign(floor.agents.get(agent.id) ?? newAgent(agent.id, snapshot.now), agent);
    floor.agents.set(agent.id, restored);
    if ('legId' in restored.state) floor.legs.set(restored.state.legId, restored);
    if (restored.closing) floor.legs.set(restored.closing.legId, restored);
    settleAgent(floor, restored);
  }
  for (const kept of calls) {
    const call: Call = { ...kept, index: newCallIndex() };
    floor.calls.set(call.id, call);
    settleCall(floor, call);
    floor.owed.add(call);
  }
  for (const [callbackId, fence] of fences) floor.fences.set(callbackId, fence);
  for (const [queueId, rate] of service) floor.service.set(queueId, rate);
  for (const [name, place] of places) floor.memory.places.set(name, place);
  for (const [name, talk] of talks) floor.memory.talks.set(name, talk);
  floor.forsaken.clear();
  for (const kept of emergencies) {
    const emergency: EmergencyState = { ...kept, index: noDue() };
    floor.emergencies.set(emergency.number, emergency);
    plan(floor.dues, emergency, emergency.until);
  }
  evolveKnown(floor, { added: known, removed: [] });
  for (const kept of broadcasts) {
    const broadcast: BroadcastState = { ...kept, index: noDue() };
    floor.broadcasts.set(broadcast.dialled, broadcast);
    plan(floor.dues, broadcast, broadcast.until);
  }
  forgetWoken(floor);
  floor.deserted.clear();
  return floor;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** 64 bits of FNV-1a over the snapshot's text, in hex: equal floors have equal hashes. */
export function stateHash(floor: Floor): string {
  const { calls, emergencies = [], broadcasts = [], known = [], ...rest } = snapshotFloor(floor);
  const ordered = { emergencies: [...emergencies].sort(byId), broadcasts: [...broadcasts].sort(byId) };
  const callers = known.map(({ number, list, until }) => `${number} ${list} ${until}`).sort();
  const inOrder = { callers, calls: [...calls].sort(byId), ...ordered };
  const text = JSON.stringify(sorted({ ...rest, ...inOrder }));
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i += 1) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ low, 0x01000193);
  }
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}

/** Keys in order, so that the way an object was built does not show. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
