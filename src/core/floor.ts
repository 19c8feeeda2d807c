/**
 * Everything the core knows: calls, agents, queues and their indexes. Changed only by `evolve`; the indexes follow the
 * entities through `settleCall` and `settleAgent`, which evolve calls after each entry.
 */
import { agentDeadline, isEligible, type Agent } from './agent';
import { callDeadline, type Call } from './call';
import { Heap } from './heap';
import type { AgentId, CallId, Instant, LegId, QueueId } from './ids';
import type { Queue, Rules } from './rules';

export interface QueueState {
  readonly id: QueueId;
  readonly rule: Queue;
  /** First is who has waited longest by key; ties by id. */
  readonly waiting: Heap<Call>;
  /** Ready, skilled, registered; first is the longest idle. */
  readonly eligible: Heap<Agent>;
}
interface Due {
  at: Instant;
  readonly of: Call | Agent;
}

export interface Floor {
  /** Never goes back. */
  now: Instant;
  rules: Rules;
  readonly calls: Map<CallId, Call>;
  readonly agents: Map<AgentId, Agent>;
  queues: ReadonlyMap<QueueId, QueueState>;
  /** Agents' legs that exist or are being closed. */
  readonly legs: Map<LegId, Agent>;
  /** Highest claim seen of each callback still on the floor. */
  readonly fences: Map<string, number>;
  readonly due: Heap<Due>;
  readonly dues: Map<string, Due>;
  /** What may have a new match since the last look. */
  readonly wokenCalls: Set<Call>;
  readonly wokenAgents: Set<Agent>;
}

export function createFloor(rules: Rules, now: Instant): Floor {
  const floor: Floor = {
    now,
    rules,
    calls: new Map(),
    agents: new Map(),
    queues: new Map(),
    legs: new Map(),
    fences: new Map(),
    due: new Heap<Due>((a, b) => a.at < b.at || (a.at === b.at && a.of.id < b.of.id)),
    dues: new Map(),
    wokenCalls: new Set(),
    wokenAgents: new Set(),
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
  for (const id of rules.agents.keys()) if (!floor.agents.has(id)) floor.agents.set(id, newAgent(id, floor.now));
  for (const agent of floor.agents.values()) {
    agent.queues = queuesOf(agent.id, rules, queues);
    settleAgent(floor, agent);
    dismissAgent(floor, agent);
  }
  for (const call of floor.calls.values()) settleCall(floor, call);
}

function newQueue(rule: Queue): QueueState {
  return {
    id: rule.id,
    rule,
    waiting: new Heap<Call>((a, b) => waitsBefore(a, b)),
    eligible: new Heap<Agent>((a, b) => a.idleSince < b.idleSince || (a.idleSince === b.idleSince && a.id < b.id)),
  };
}

function newAgent(id: AgentId, now: Instant): Agent {
  return {
    id,
    state: { kind: 'logged-out' },
    since: now,
    registered: false,
    pending: null,
    idleSince: now,
    closing: null,
    queues: [],
  };
}

/** Order of waiting between any two calls, across queues too. */
export function waitsBefore(a: Call, b: Call): boolean {
  const keyA = waitingKey(a);
  const keyB = waitingKey(b);
  return keyA < keyB || (keyA === keyB && a.id < b.id);
}

function waitingKey(call: Call): number {
  return call.phase.kind === 'waiting' ? call.phase.visit.key : Number.POSITIVE_INFINITY;
}

function queuesOf(id: AgentId, rules: Rules, queues: ReadonlyMap<QueueId, QueueState>): readonly QueueState[] {
  const skills = rules.agents.get(id)?.skills;
  if (!skills) return [];
  const able = (queue: QueueState) =>
    [...queue.rule.skills].every(([skill, least]) => (skills.get(skill) ?? 0) >= least);
  return [...queues.values()].filter(able);
}

/** Takes a call out of the index of those waiting before its phase changes. */
export function unsettleCall(floor: Floor, call: Call): void {
  if (call.phase.kind === 'waiting') floor.queues.get(call.phase.visit.queueId)?.waiting.take(call);
}

export function settleCall(floor: Floor, call: Call): void {
  if (call.phase.kind === 'waiting') {
    const waiting = floor.queues.get(call.phase.visit.queueId)?.waiting;
    if (waiting && !waiting.has(call)) {
      waiting.put(call);
      floor.wokenCalls.add(call);
    }
  }
  settleDue(floor, call, callDeadline(call));
}

export function settleAgent(floor: Floor, agent: Agent): void {
  const eligible = isEligible(agent);
  for (const queue of agent.queues) {
    if (!eligible) queue.eligible.take(agent);
    else if (!queue.eligible.has(agent)) {
      queue.eligible.put(agent);
      floor.wokenAgents.add(agent);
    }
  }
  settleDue(floor, agent, agentDeadline(agent));
}

/** An agent the rules no longer name leaves the floor once logged out and with no leg being closed. */
export function dismissAgent(floor: Floor, agent: Agent): void {
  if (floor.rules.agents.has(agent.id) || agent.state.kind !== 'logged-out' || agent.closing) return;
  floor.agents.delete(agent.id);
}

export function removeCall(floor: Floor, call: Call): void {
  settleDue(floor, call, null);
  floor.calls.delete(call.id);
  if (call.callback) floor.fences.delete(call.callback.callbackId);
}

/** A deadline nobody could answer must not keep those behind it from passing. */
export function dropDeadline(floor: Floor, of: Call | Agent): void {
  settleDue(floor, of, null);
}

function settleDue(floor: Floor, of: Call | Agent, at: Instant | null): void {
  const due = floor.dues.get(of.id);
  if (due?.at === at) return;
  if (due) floor.due.take(due);
  if (at === null) {
    if (due) floor.dues.delete(of.id);
    return;
  }
  const next = due ?? { at, of };
  next.at = at;
  if (!due) floor.dues.set(of.id, next);
  floor.due.put(next);
}
