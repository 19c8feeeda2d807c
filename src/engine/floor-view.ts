/** Copies of what is on the floor, for the console and the resync. */
import type { Agent } from '../core/agent';
import type { Call } from '../core/call';
import type { Core } from '../core/core';
import { stateHash } from '../core/snapshot';
import type { AgentView, CallView, FloorView } from './ports';

export function floorView(core: Core): FloorView {
  const { floor } = core;
  return {
    knowsCall: (callId) => {
      const phase = floor.calls.get(callId)?.phase.kind;
      return phase !== undefined && phase !== 'ended';
    },
    calls: () => [...floor.calls.values()].filter((call) => call.phase.kind !== 'ended').map(viewCall),
    agents: () => [...floor.agents.values()].map((agent) => viewAgent(agent, floor.rules.agents.get(agent.id)?.name)),
    rules: () => floor.rules,
    stateHash: () => stateHash(floor),
  };
}

function viewCall(call: Call): CallView {
  const { phase } = call;
  const queueId = 'visit' in phase ? phase.visit.queueId : phase.kind === 'talking' ? phase.talk.queueId : null;
  const agentId = 'offer' in phase ? phase.offer.agentId : phase.kind === 'talking' ? phase.talk.agentId : null;
  return {
    callId: call.id,
    direction: call.direction,
    node: call.node,
    dialled: call.dialled,
    caller: call.caller,
    language: call.language,
    phase: phase.kind,
    since: call.phaseSince,
    arrivedAt: call.arrivedAt,
    enteredQueueAt: 'visit' in phase ? phase.visit.enteredAt : null,
    queueId,
    agentId,
  };
}

function viewAgent(agent: Agent, name = ''): AgentView {
  const { state, pending } = agent;
  return {
    agentId: agent.id,
    name,
    state: state.kind,
    reason: state.kind === 'not-ready' ? state.reason : null,
    since: agent.since,
    registered: agent.registered,
    pending: pending?.kind === 'not-ready' ? `not-ready{${pending.reason}}` : (pending?.kind ?? null),
    callId: 'callId' in state ? state.callId : null,
  };
}
