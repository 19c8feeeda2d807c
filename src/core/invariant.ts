/** What holds on the floor between steps. Answers with the broken ones in words; an empty list is well. */
import { agentDeadline, isEligible, presenceOf } from './agent';
import { callDeadline, type Call } from './call';
import { emergencyRule } from './emergency';
import { poolOf, type Floor } from './floor';
import type { AgentId, LegId } from './ids';
import { isInPool, poolGroups } from './pool';

export function brokenInvariants(floor: Floor): string[] {
  return [
    ...callsBroken(floor),
    ...agentsBroken(floor),
    ...queuesBroken(floor),
    ...duesBroken(floor),
    ...legsBroken(floor),
  ];
}

function callsBroken(floor: Floor): string[] {
  const broken: string[] = [];
  for (const call of floor.calls.values()) {
    for (const held of heldBy(call)) {
      const agent = floor.agents.get(held.agentId);
      const { state } = agent ?? { state: null };
      if (state?.kind !== held.state || state.legId !== held.legId) {
        broken.push(`call ${call.id} is ${call.phase.kind} with ${held.agentId}, who is ${state?.kind ?? 'unknown'}`);
      }
    }
    if (new Set(heldBy(call).map(({ agentId }) => agentId)).size !== heldBy(call).length)
      broken.push(`call ${call.id} has an agent twice`);
    if (call.phase.kind === 'offered' && call.phase.offers.length === 0) broken.push(`call ${call.id} rings nobody`);
    const { waitMs, ringMs, talkMs, holdMs } = call.measures;
    if (Math.min(waitMs, ringMs, talkMs, holdMs) < 0) broken.push(`call ${call.id} has a negative measure`);
    if (call.phase.kind === 'ended' && call.wrapUps.length === 0)
      broken.push(`call ${call.id} is over and still on the floor`);
  }
  return broken;
}

interface Held {
  readonly agentId: AgentId;
  readonly legId: LegId;
  readonly state: 'offered' | 'talking';
}

/** The agents of a call and what each must be. */
function heldBy({ phase }: Call): readonly Held[] {
  if (phase.kind === 'offered') return phase.offers.map((offer) => ({ ...offer, state: 'offered' }));
  if (phase.kind === 'dialling') return [{ ...phase.offer, state: 'talking' }];
  if (phase.kind === 'talking') return [{ ...phase.talk, state: 'talking' }];
  if (phase.kind !== 'consulting') return [];
  const { talk, consult } = phase;
  const talking: Held = { ...talk, state: 'talking' };
  if (consult.agentId === null) return [talking];
  return [talking, { ...consult, state: consult.stage === 'ringing' ? 'offered' : 'talking' }];
}

function agentsBroken(floor: Floor): string[] {
  const broken: string[] = [];
  for (const agent of floor.agents.values()) {
    const { state } = agent;
    if ('callId' in state) {
      const call = floor.calls.get(state.callId);
      const holds = call && (!('legId' in state) || heldBy(call).some((held) => held.agentId === agent.id));
      if (!holds) broken.push(`agent ${agent.id} is ${state.kind} for ${state.callId}, which knows nothing of it`);
    }
    if (state.kind === 'ready' && !agent.registered) broken.push(`agent ${agent.id} is ready without a phone`);
    for (const seat of agent.seats) {
      const { pool } = seat;
      if (pool.eligible.has(seat) !== isEligible(agent))
        broken.push(`agent ${agent.id} is wrongly indexed in ${pool.queueId ?? 'her own pool'}`);
    }
  }
  return broken;
}

function queuesBroken(floor: Floor): string[] {
  const broken: string[] = [];
  for (const pool of [
    ...[...floor.queues.values()].flatMap((queue) => poolGroups(queue).flat()),
    ...floor.own.values(),
  ]) {
    const name = pool.queueId ?? 'of one agent';
    if (pool.waiting.size > 0 && pool.eligible.size > 0) broken.push(`queue ${name} has a caller and a ready agent`);
    for (const call of pool.waiting.values()) {
      if (poolOf(floor, call) !== pool || floor.calls.get(call.id) !== call)
        broken.push(`queue ${name} still holds ${call.id}`);
    }
  }
  for (const queue of floor.queues.values()) {
    const waiting = [...floor.calls.values()].filter(
      ({ phase }) => phase.kind === 'waiting' && phase.visit.queueId === queue.id,
    );
    if (queue.waiting !== waiting.length) broken.push(`queue ${queue.id} counts ${queue.waiting} of ${waiting.length}`);
  }
  for (const [id, pool] of floor.own) {
    const agent = floor.agents.get(id);
    if (pool.waiting.size === 0) broken.push(`nobody waits for ${id} alone any more`);
    if (!agent || !isInPool(agent, pool) || presenceOf(agent) !== 'at-work')
      broken.push(`callers wait for ${id} alone, who is not at work`);
  }
  for (const call of floor.calls.values()) {
    if (call.phase.kind === 'waiting' && !poolOf(floor, call)?.waiting.has(call))
      broken.push(`call ${call.id} waits in no queue`);
  }
  return broken;
}

function legsBroken(floor: Floor): string[] {
  const held = new Map<LegId, AgentId>();
  for (const { id, state, closing } of floor.agents.values()) {
    if ('legId' in state) held.set(state.legId, id);
    if (closing) held.set(closing.legId, id);
  }
  const broken: string[] = [];
  for (const [leg, id] of held) if (floor.legs.get(leg)?.id !== id) broken.push(`leg ${leg} of ${id} is not known`);
  for (const leg of floor.legs.keys()) if (!held.has(leg)) broken.push(`leg ${leg} is nobody's`);
  return broken;
}

function duesBroken(floor: Floor): string[] {
  const broken: string[] = [];
  for (const call of floor.calls.values()) {
    if (call.index.dueAt !== callDeadline(call)) broken.push(`call ${call.id} has a wrong deadline`);
  }
  for (const agent of floor.agents.values()) {
    if (agent.index.dueAt !== agentDeadline(agent)) broken.push(`agent ${agent.id} has a wrong deadline`);
  }
  for (const { id, number, until, index } of floor.emergencies.values()) {
    if (index.dueAt !== until) broken.push(`${id} has a wrong deadline`);
    if (!emergencyRule(floor.rules, number)) broken.push(`${id} is on without a rule`);
  }
  for (const { id, until, index } of floor.broadcasts.values())
    if (index.dueAt !== until) broken.push(`${id} has a wrong deadline`);
  const { calls, agents, emergencies, broadcasts } = floor;
  const timed = [...calls.values(), ...agents.values(), ...emergencies.values(), ...broadcasts.values()];
  if (floor.looseCalls.length + floor.looseAgents.length > 0) broken.push('some are in no index');
  if (floor.dues.size !== timed.filter(({ index }) => index.dueAt !== null).length)
    broken.push('deadlines of what is gone');
  return broken;
}
