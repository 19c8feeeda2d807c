/** How each entry changes an agent. */
import type { Agent, AgentState } from './agent';
import type { Floor } from './floor';
import type { AgentEntry } from './journal';
import { unreachable } from './ids';
import { beginDay, count } from './tally';

type StateChanged = Extract<AgentEntry, { type: 'AgentStateChanged' }>;

export function evolveAgent(floor: Floor, agent: Agent, entry: AgentEntry): void {
  switch (entry.type) {
    case 'AgentStateChanged':
      return changeState(floor, agent, entry);
    case 'AgentStatePending':
      agent.pending = entry.pending;
      return;
    case 'WrapUpExtended':
      if (agent.state.kind === 'wrap-up') agent.state = { ...agent.state, until: entry.until };
      return;
    case 'PhoneStateChanged':
      agent.registered = entry.registered;
      return;
    case 'LegClosing':
      forgetClosing(floor, agent);
      agent.closing = { legId: entry.legId, until: entry.until };
      floor.legs.set(entry.legId, agent);
      return;
    case 'LegClosed':
      if (agent.closing?.legId === entry.legId) agent.closing = null;
      floor.legs.delete(entry.legId);
      return;
    case 'PromiseAsked':
      return awaitPromise(agent, entry);
    case 'PromiseMade':
    case 'PromiseNotMade':
      agent.promise = undefined;
      return;
    case 'PromiseRefused':
      return;
    case 'DayCounted':
      return beginDay(agent, entry.at);
    default:
      unreachable(entry);
  }
}

function awaitPromise(agent: Agent, entry: Extract<AgentEntry, { type: 'PromiseAsked' }>): void {
  const { callId, callbackId, queueId, dueAt, deadlineAt, leg, until } = entry;
  agent.promise = { callId, callbackId, queueId, dueAt, deadlineAt, leg, until };
}

/** A second leg begins to close: the first one's end is waited for no more. */
function forgetClosing(floor: Floor, { closing, state }: Agent): void {
  if (closing && !('legId' in state && state.legId === closing.legId)) floor.legs.delete(closing.legId);
}

/** States in which a wish is carried out at once, so none is pending. */
const settled: ReadonlySet<AgentState['kind']> = new Set(['ready', 'not-ready', 'logged-out']);

/** Behind these, idle time by `since-last-call` begins, also where a break follows at once. */
const idleBegins: ReadonlySet<AgentState['kind']> = new Set(['logged-out', 'talking', 'wrap-up']);

function changeState(floor: Floor, agent: Agent, entry: StateChanged): void {
  const before = agent.state;
  const inbound = 'callId' in before && floor.calls.get(before.callId)?.direction === 'inbound';
  const { since } = agent;
  agent.state = stateOf(entry);
  agent.since = entry.at;
  agent.forcedBy = entry.by ?? null;
  count(agent, { kind: before.kind, since, inbound }, entry.at);
  if (settled.has(agent.state.kind) && idleBegins.has(before.kind)) agent.idleSince = entry.at;
  const left = 'legId' in before ? before.legId : null;
  const held = 'legId' in agent.state ? agent.state.legId : null;
  if (left !== null && left !== held && left !== agent.closing?.legId) floor.legs.delete(left);
  if (held !== null && left !== held) floor.legs.set(held, agent);
  if (settled.has(agent.state.kind)) agent.pending = null;
}

/** The entry is flat for the record; the state holds only what can be. */
function stateOf(entry: StateChanged): AgentState {
  switch (entry.state) {
    case 'logged-out':
    case 'ready':
      return { kind: entry.state };
    case 'offered':
    case 'talking':
      if (entry.callId === null || entry.legId === null) throw new Error(`${entry.state} without a leg`);
      return { kind: entry.state, callId: entry.callId, legId: entry.legId };
    case 'wrap-up':
      if (entry.callId === null || entry.until === null) throw new Error('wrap-up without an end');
      return { kind: 'wrap-up', callId: entry.callId, until: entry.until };
    case 'not-ready':
      return { kind: 'not-ready', reason: entry.reason ?? 'forced', until: entry.until };
    default:
      return unreachable(entry.state);
  }
}
