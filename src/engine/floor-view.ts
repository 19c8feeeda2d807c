/** Copies of what is on the floor, for the console and the resync. */
import type { Agent } from '../core/agent';
import { talkOf, type Call, type Consult } from '../core/call';
import type { Core } from '../core/core';
import { emergencyRule } from '../core/emergency';
import { expectedWaitMs } from '../core/expected-wait';
import type { Floor } from '../core/floor';
import { earliest } from '../core/visit';
import type { QueueState } from '../core/pool';
import type { AgentId, Instant, QueueId } from '../core/ids';
import type { PendingState } from '../core/journal';
import type { Agent as AgentRule } from '../core/rules';
import { stateHash } from '../core/snapshot';
import { shownData } from '../core/self-service';
import { maskRefusal } from '../core/mask';
import { surveyRefusal } from '../core/survey';
import { transferRefusal } from '../core/transfer-target';
import type {
  AgentView,
  CallView,
  ConsultView,
  EmergencyView,
  FloorView,
  MaskView,
  TransferView,
  QueueView,
} from './ports';

export function floorView(core: Core): FloorView & TransferView & MaskView {
  const { floor } = core;
  return {
    knowsCall: (callId) => {
      const phase = floor.calls.get(callId)?.phase.kind;
      return phase !== undefined && phase !== 'ended';
    },
    calls: () => [...floor.calls.values()].filter((call) => call.phase.kind !== 'ended').map(viewCall),
    agents: () => [...floor.agents.values()].map((agent) => viewAgent(agent, floor.rules.agents.get(agent.id))),
    rules: () => floor.rules,
    transferRefusal: (callId, wish) => {
      const call = floor.calls.get(callId);
      return call ? transferRefusal(floor, call, wish) : 'not-talking';
    },
    surveyRefusal: (callId) => {
      const call = floor.calls.get(callId);
      return call ? surveyRefusal(floor, call) : 'not-talking';
    },
    maskRefusal: (callId) => {
      const call = floor.calls.get(callId);
      return call ? maskRefusal(call) : 'not-talking';
    },
    recordedTalks: () =>
      [...floor.calls.values()].flatMap((call) => {
        const talk = talkOf(call);
        return talk?.recordingId ? [{ callId: call.id, legId: talk.legId, masked: talk.isMasked ?? false }] : [];
      }),
    emergencies: () => [...floor.rules.numbers.keys()].map((number) => viewEmergency(floor, number)),
    queues: () => viewQueues(floor),
    stateHash: () => stateHash(floor),
  };
}

function viewEmergency(floor: Floor, number: string): EmergencyView {
  const state = floor.emergencies.get(number);
  const on = state ? { since: state.since, until: state.until, by: state.by } : null;
  return { number, isDefined: emergencyRule(floor.rules, number) !== null, on };
}

interface Line {
  ringing: number;
  longestSince: Instant | null;
}

/** One look at every call serves all queues. */
function linesOf(floor: Floor): ReadonlyMap<QueueId, Line> {
  const lines = new Map<QueueId, Line>();
  for (const { phase } of floor.calls.values()) {
    if (phase.kind !== 'waiting' && phase.kind !== 'offered') continue;
    const { queueId, enteredAt } = phase.visit;
    const line = lines.get(queueId) ?? { ringing: 0, longestSince: null };
    if (phase.kind === 'offered') line.ringing += 1;
    line.longestSince = earliest(line.longestSince, enteredAt);
    lines.set(queueId, line);
  }
  return lines;
}

function viewQueues(floor: Floor): readonly QueueView[] {
  const lines = linesOf(floor);
  return [...floor.queues.values()].map((queue) => viewQueue(floor, queue, lines.get(queue.id)));
}

export function viewQueue(
  floor: Floor,
  { id: queueId, rule, pools, waiting }: QueueState,
  line: Readonly<Line> | undefined,
): QueueView {
  const [first] = pools;
  return {
    queueId,
    name: rule.name,
    waiting,
    ringing: line?.ringing ?? 0,
    longestSince: line?.longestSince ?? null,
    atWork: first?.atWork ?? 0,
    free: first?.eligible.size ?? 0,
    expectedWaitMs: first ? expectedWaitMs(first, waiting + 1, floor.service.get(queueId)) : null,
  };
}

function viewCall(call: Call): CallView {
  const { phase } = call;
  const queueId = queueOf(call);
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
    enteredQueueAt: 'visit' in phase ? (phase.visit?.enteredAt ?? null) : null,
    queueId,
    agentId: agentOf(call),
    heldAt: talkOf(call)?.heldAt ?? null,
    holdOverdue: (talkOf(call)?.holdReports ?? 0) > 0,
    agents: call.agents,
    consult: phase.kind === 'consulting' ? viewConsult(phase.consult) : null,
    data: call.selfService ? shownData(call.selfService) : null,
  };
}

function viewConsult(consult: Consult): ConsultView {
  const { agentId, stage } = consult;
  return { agentId, number: consult.agentId === null ? consult.number : null, stage };
}

function queueOf({ phase }: Call): QueueId | null {
  if ('visit' in phase) return phase.visit?.queueId ?? null;
  if (phase.kind === 'voicemail' || phase.kind === 'survey') return phase.queueId;
  return phase.kind === 'talking' ? phase.talk.queueId : null;
}

/** While several phones ring: whose rang first. */
function agentOf({ phase }: Call): AgentId | null {
  if (phase.kind === 'offered') return phase.offers[0]?.agentId ?? null;
  if (phase.kind === 'dialling') return phase.offer.agentId;
  return 'talk' in phase ? phase.talk.agentId : null;
}

/** One whom the rules name no more leaves when the call is over, whatever she asked for. */
export function viewAgent(agent: Agent, rule: AgentRule | undefined): AgentView {
  const { state } = agent;
  const pending: PendingState | null = rule ? agent.pending : { kind: 'logged-out' };
  return {
    agentId: agent.id,
    name: rule?.name ?? '',
    state: state.kind,
    reason: state.kind === 'not-ready' ? state.reason : null,
    since: agent.since,
    registered: agent.registered,
    pending: pending?.kind === 'not-ready' ? `not-ready{${pending.reason}}` : (pending?.kind ?? null),
    callId: 'callId' in state ? state.callId : null,
    forcedBy: agent.forcedBy,
    pendingBy: pending?.by ?? null,
    until: state.kind === 'wrap-up' ? state.until : null,
  };
}
