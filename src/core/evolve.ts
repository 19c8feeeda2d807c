/** The floor is a fold of entries. Nothing is decided here and nothing can be refused. */
import { evolveAgent } from './evolve-agent';
import { evolveCall } from './evolve-call';
import { evolveEmergency } from './evolve-emergency';
import { evolveBroadcast } from './evolve-notice';
import { dismissAgent, loosenAgent, loosenCall, removeCall, settle, type Floor } from './floor';
import type { CallEntry, Entry, Measures } from './journal';
import { evolveKnown, unrecordedList } from './known-callers';
import { forgetNumbers } from './memory';
import { newCallIndex, type Call } from './call';

export function evolve(floor: Floor, entry: Entry): void {
  apply(floor, entry);
  settle(floor);
}

/** Without the indexes: those follow in `settle`, once for all entries that belong together. */
export function apply(floor: Floor, entry: Entry): void {
  if (isOfCall(entry)) {
    evolveOneCall(floor, entry);
  } else if ('agentId' in entry) {
    const agent = floor.agents.get(entry.agentId);
    if (!agent) return;
    loosenAgent(floor, agent);
    evolveAgent(floor, agent, entry);
    dismissAgent(floor, agent);
  } else if (entry.type === 'EmergencySet') {
    evolveEmergency(floor, entry);
  } else if (entry.type === 'CallersListed') {
    evolveKnown(floor, entry);
  } else if (entry.type === 'BroadcastSet') {
    evolveBroadcast(floor, entry);
  } else if (entry.type === 'NumbersForgotten') {
    forgetNumbers(floor.memory, entry.numbers);
  }
}

/** Reading a property that may be missing is much faster than `in`. */
const isOfCall = (entry: Entry): entry is CallEntry => (entry as Partial<CallEntry>).seq !== undefined;

function evolveOneCall(floor: Floor, entry: CallEntry): void {
  const call = entry.type === 'CallStarted' ? startCall(floor, entry) : floor.calls.get(entry.callId);
  if (!call) return;
  (entry as { seq: number }).seq = ++call.seq;
  loosenCall(floor, call);
  evolveCall(floor, call, entry);
  sumUp(call, entry);
  if (isOver(call, entry)) removeCall(floor, call);
}

function startCall(floor: Floor, entry: Extract<CallEntry, { type: 'CallStarted' }>): Call {
  const call: Call = {
    id: entry.callId,
    direction: entry.direction,
    node: entry.node,
    dialled: entry.dialled,
    caller: entry.caller,
    callback: entry.callback,
    arrivedAt: entry.at,
    language: entry.language,
    tier: entry.tier ?? null,
    marks: [],
    phase: { kind: 'leaving', outcome: 'rejected', endedBy: 'hotline', reason: 'no-destination', until: entry.at },
    phaseSince: entry.at,
    seq: 0,
    legs: 0,
    bridges: 0,
    playbacks: 0,
    visits: 0,
    talks: 0,
    agents: [],
    messages: 0,
    noticeTold: false,
    unrecorded: null,
    overflows: 0,
    priority: 0,
    playing: null,
    measures: { waitMs: 0, ringMs: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0, offers: 0, transfers: 0 },
    wrapUps: [],
    index: newCallIndex(),
  };
  if (entry.listed?.includes(unrecordedList)) Object.assign(call, { isUnrecorded: true });
  floor.calls.set(call.id, call);
  if (entry.callback) floor.owed.add(call);
  if (entry.callback) floor.fences.set(entry.callback.callbackId, entry.callback.fence);
  return call;
}

/** What only the fold knows: the call's sums, and whether anything is to follow. */
function sumUp(call: Call, entry: CallEntry): void {
  const open = entry as { measures?: Measures; final?: boolean };
  if (entry.type === 'CallEnded') open.measures = sums(call.measures);
  if (entry.type === 'CallEnded' || entry.type === 'WrapUpDone') {
    open.final = call.phase.kind === 'ended' && call.wrapUps.length === 0;
  }
}

function sums({ waitMs, ringMs, talkMs, holdMs, wrapUpMs, offers, transfers }: Measures): Measures {
  return { waitMs, ringMs, talkMs, holdMs, wrapUpMs, offers, transfers };
}

function isOver(call: Call, entry: CallEntry): boolean {
  return (
    call.phase.kind === 'ended' &&
    (entry.type === 'CallEnded' || entry.type === 'WrapUpDone') &&
    call.wrapUps.length === 0
  );
}
