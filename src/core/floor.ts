/**
 * Everything the core knows: calls, agents, queues and their indexes. Changed only by `evolve`; the indexes follow the
 * entities through `settleCall` and `settleAgent`, which evolve calls after each entry.
 */
import { agentDeadline, isEligible, presenceOf, type Agent } from './agent';
import type { BroadcastState } from './broadcast';
import { callDeadline, wantsAgent, type Call } from './call';
import type { EmergencyState } from './emergency';
import { CallBook } from './call-book';
import { newDues, noDue, plan } from './due';
import type { KnownLists } from './known-callers';
import type { Heap } from './heap';
import type { AgentId, Instant, LegId, QueueId } from './ids';
import { openAskedPools } from './asked-pools';
import type { ServiceRates } from './expected-wait';
import { emptyMemory, type Memory } from './memory';
import { OwedCalls } from './owed-calls';
import { closeOwnPool, openOwnPool } from './own-pool';
import { newQueue, seat, type Pool, type QueueState } from './pool';
import type { Rules } from './rules';
import { newTally } from './tally';

/** What can want a `Tick`. */
export type Timed = Call | Agent | EmergencyState | BroadcastState;

export interface Floor {
  /** Never goes back. */
  now: Instant;
  rules: Rules;
  readonly calls: CallBook;
  readonly agents: Map<AgentId, Agent>;
  queues: ReadonlyMap<QueueId, QueueState>;
  /** Agents' legs that exist or are being closed. */
  readonly legs: Map<LegId, Agent>;
  /** Highest claim seen of each callback still on the floor. */
  readonly fences: Map<string, number>;
  readonly owed: OwedCalls;
  /** Those that are on, by dialled number. */
  readonly emergencies: Map<string, EmergencyState>;
  readonly broadcasts: Map<string, BroadcastState>;
  /** By number, or its beginning. */
  readonly known: Map<string, KnownLists>;
  readonly dues: Heap<Timed>;
  /** Changed since the last `settle`. */
  readonly looseCalls: Call[];
  readonly looseAgents: Agent[];
  /** What may have a new match since the last look. */
  readonly wokenCalls: Call[];
  readonly wokenAgents: Agent[];
  /** Callers who wait for one agent alone, by that agent. */
  readonly own: Map<AgentId, Pool>;
  /** Of those, agents who stopped working since the last look. */
  readonly forsaken: Set<AgentId>;
  readonly memory: Memory;
  readonly service: ServiceRates;
  /** Queues an agent stopped working for since the last look. */
  readonly deserted: Set<QueueId>;
}

export function createFloor(rules: Rules, now: Instant): Floor {
  const floor: Floor = {
    now,
    rules,
    calls: new CallBook(),
    agents: new Map(),
    queues: new Map(),
    legs: new Map(),
    fences: new Map(),
    owed: new OwedCalls(),
    emergencies: new Map(),
    broadcasts: new Map(),
    known: new Map(),
    dues: newDues<Timed>(),
    looseCalls: [],
    looseAgents: [],
    wokenCalls: [],
    wokenAgents: [],
    own: new Map(),
    forsaken: new Set(),
    memory: emptyMemory(),
    service: new Map(),
    deserted: new Set(),
  };
  applyRules(floor, rules);
  return floor;
}

/** Makes queues and indexes anew from the rules; new agents start logged out, those removed leave when they are free. */
export function applyRules(floor: Floor, rules: Rules): void {
  floor.rules = rules;
  const queues = new Map<QueueId, QueueState>();
  for (const rule of rules.queues.values()) queues.set(rule.id, newQueue(rule));
  floor.queues = queues;
  floor.own.clear();
  for (const id of rules.agents.keys()) if (!floor.agents.has(id)) floor.agents.set(id, newAgent(id, floor.now));
  equip(floor);
  for (const agent of floor.agents.values()) {
    settleAgent(floor, agent);
    dismissAgent(floor, agent);
  }
  for (const call of floor.calls.values()) {
    call.index.waitingPlace = undefined; // the pool it stood in is gone
    settleCall(floor, call);
  }
}

/** Gives every agent what the rules say of her. */
function equip(floor: Floor): void {
  const { rules, queues } = floor;
  for (const agent of floor.agents.values()) {
    agent.skills = rules.agents.get(agent.id)?.skills ?? new Map<string, number>();
    agent.counted = 'away';
    seat(agent, rules, queues.values());
  }
}

export function newAgent(id: AgentId, now: Instant): Agent {
  return {
    id,
    state: { kind: 'logged-out' },
    since: now,
    registered: false,
    forcedBy: null,
    pending: null,
    idleSince: now,
    closing: null,
    index: noDue(),
    tally: newTally(now),
    skills: new Map(),
    counted: 'away',
    seats: [],
    queueIds: [],
  };
}

/** Where a call that wants an agent stands; null when it wants none, or its queue is gone. */
export function poolOf(floor: Floor, call: Call): Pool | null {
  const { phase } = call;
  if ((phase.kind !== 'waiting' && phase.kind !== 'offered') || !wantsAgent(call)) return null;
  const { queueId, step, preferred } = phase.visit;
  if (preferred) return floor.own.get(preferred.agentId) ?? null;
  const queue = floor.queues.get(queueId);
  const pools = phase.visit.asks ? queue?.asked.get(phase.visit.asks) : queue?.pools;
  return pools?.[Math.min(step, pools.length - 1)] ?? null;
}

/** Takes a call out of the index of those waiting before its phase changes. */
export function loosenCall(floor: Floor, call: Call): void {
  if (call.index.isLoose) return;
  call.index.isLoose = true;
  floor.looseCalls.push(call);
  const pool = poolOf(floor, call);
  pool?.waiting.take(call);
  if (pool?.queueId === null) closeOwnPool(floor, pool, call);
  countWaiting(floor, call, -1);
}

/** Of its queue, wherever she stands: see `QueueState`. */
function countWaiting({ queues }: Floor, { phase }: Call, by: 1 | -1): void {
  const queue = phase.kind === 'waiting' ? queues.get(phase.visit.queueId) : undefined;
  if (queue) queue.waiting += by;
}

/** Puts what is loose back into the indexes. */
export function settle(floor: Floor): void {
  const { looseCalls, looseAgents } = floor;
  for (let call = looseCalls.pop(); call; call = looseCalls.pop()) {
    call.index.isLoose = false;
    if (floor.calls.has(call.id)) settleCall(floor, call);
  }
  for (let agent = looseAgents.pop(); agent; agent = looseAgents.pop()) {
    agent.index.isLoose = false;
    settleAgent(floor, agent);
  }
}

export function settleCall(floor: Floor, call: Call): void {
  openOwnPool(floor, call);
  if ('visit' in call.phase && call.phase.visit?.asks) openAskedPools(floor, call.phase.visit);
  const waiting = poolOf(floor, call)?.waiting;
  if (waiting && call.index.waitingPlace === undefined) {
    waiting.put(call);
    floor.wokenCalls.push(call);
  }
  plan(floor.dues, call, callDeadline(call));
  countWaiting(floor, call, 1);
}

/** Takes an agent out of the indexes before what orders them changes. */
export function loosenAgent(floor: Floor, agent: Agent): void {
  if (agent.index.isLoose) return;
  agent.index.isLoose = true;
  floor.looseAgents.push(agent);
  for (const seat of agent.seats) seat.pool.eligible.take(seat);
}

export function settleAgent(floor: Floor, agent: Agent): void {
  countPresence(floor, agent);
  const eligible = isEligible(agent);
  for (const seat of agent.seats) {
    if (!eligible) seat.pool.eligible.take(seat);
    else if (seat.place === undefined) {
      seat.pool.eligible.put(seat);
      floor.wokenAgents.push(agent);
    }
  }
  plan(floor.dues, agent, agentDeadline(agent));
}

function countPresence(floor: Floor, agent: Agent): void {
  const presence = presenceOf(agent);
  if (presence === agent.counted) return;
  const loggedIn = Number(presence !== 'away') - Number(agent.counted !== 'away');
  const atWork = Number(presence === 'at-work') - Number(agent.counted === 'at-work');
  agent.counted = presence;
  for (const { pool } of agent.seats) {
    pool.loggedIn += loggedIn;
    pool.atWork += atWork;
    if (pool.queueId !== null && (atWork < 0 || loggedIn < 0)) floor.deserted.add(pool.queueId);
  }
  if (presence !== 'at-work' && floor.own.has(agent.id)) floor.forsaken.add(agent.id);
}

/** An agent the rules no longer name leaves the floor once logged out and with no leg being closed. */
export function dismissAgent(floor: Floor, agent: Agent): void {
  if (floor.rules.agents.has(agent.id) || agent.state.kind !== 'logged-out' || agent.closing || agent.promise) return;
  floor.agents.delete(agent.id);
}

export function removeCall(floor: Floor, call: Call): void {
  plan(floor.dues, call, null);
  floor.calls.delete(call.id);
  const { callback } = call;
  if (callback) floor.owed.delete(call);
  if (callback && floor.fences.get(callback.callbackId) === callback.fence) floor.fences.delete(callback.callbackId);
}

/** Nothing that woke anybody counts any more. */
export function forgetWoken({ wokenAgents, wokenCalls }: Floor): void {
  wokenAgents.length = 0;
  wokenCalls.length = 0;
}
