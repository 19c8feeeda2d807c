/** Caller and agent together: from the answer to the end of wrap-up. */
import type { Agent } from './agent';
import { agentIsFree, closeLeg } from './agent-state';
import type { Call, Offer, Talk } from './call';
import type { Visit } from './visit';
import type { BridgeLegs } from './command';
import type { LegHeld } from './event';
import { recordingId, type PlaybackId } from './ids';
import { callerLeg, hangUp, silence } from './playing';
import { announcementOf } from './announcement';
import { mayRecord } from './recorded';
import type { Queue } from './rules';
import type { Step } from './step';
import { startWhisper, type WhisperTo } from './whisper';
import { wrapUpAfter } from './wrap-up';
import type { TalkEnd } from './transfer-entry';

/** With a caller who waited in a queue. */
export function startTalk(step: Step, call: Call, { visit, offer }: { visit: Visit; offer: Offer }): void {
  const waitMs = step.floor.now - visit.enteredAt;
  beginTalk(step, call, { visit: visit.n, queueId: visit.queueId, ...legsOf(offer), waitMs });
}

export const legsOf = ({ agentId, legId, bridgeId }: Offer) => ({ agentId, legId, bridgeId });

export interface TalkBegin extends Pick<Talk, 'visit' | 'queueId' | 'agentId' | 'legId' | 'bridgeId'> {
  /** Both are in the bridge already and know one another. */
  readonly isJoined?: boolean;
  /** Unset: she comes from no queue, and the agent is told nothing of her. */
  readonly waitMs?: number;
  /** Unset: as the queue says. */
  readonly announce?: Queue['announce'];
}

export function beginTalk(step: Step, call: Call, begin: TalkBegin): void {
  const { rules } = step.floor;
  const { visit, queueId, agentId, legId, bridgeId } = begin;
  const queue = queueId === null ? undefined : rules.queues.get(queueId);
  const agentRule = rules.agents.get(agentId);
  const agent = step.floor.agents.get(agentId);
  const n = call.talks + 1;
  const isDue = queueId === null ? rules.outside?.record : queue?.record;
  const recording = isDue && mayRecord(step, call) ? recordingId(call.id, n) : null;
  silence(step, call);
  step.call(call.id, { type: 'TalkStarted', n, legId, agentId, visit, queueId, bridgeId, recordingId: recording });
  if (agent && agent.state.kind !== 'talking') {
    step.agent(agent, {
      type: 'AgentStateChanged',
      state: 'talking',
      reason: null,
      callId: call.id,
      legId,
      until: null,
    });
  }
  const { node } = call;
  let behind: PlaybackId | null = null;
  if (!begin.isJoined) {
    const asked = begin.announce ?? queue?.announce;
    const announce = asked && agentRule ? announcementOf(agentRule, asked, call.language) : [];
    const told = queue?.whisper && begin.waitMs !== undefined ? { queue, legId, waitMs: begin.waitMs } : null;
    behind = introduce(step, call, { legIds: [callerLeg(call), legId], bridgeId, announce, told });
  }
  if (recording === null) return;
  const type = 'StartRecording';
  if (behind === null) step.command({ type, callId: call.id, node, legId, recordingId: recording });
  else step.command({ type, callId: call.id, node, legId, recordingId: recording, behind });
}

interface Introduction extends Pick<BridgeLegs, 'legIds' | 'bridgeId' | 'announce'> {
  readonly told: WhisperTo | null;
}

/** The whisper's playback; null: there is none. */
function introduce(step: Step, call: Call, { legIds, bridgeId, announce, told }: Introduction): PlaybackId | null {
  const whisper = told && startWhisper(step, call, told);
  const playbackId = announce.length > 0 ? step.startPlayback(call, announce) : null;
  const { id: callId, node, language } = call;
  const type = 'BridgeLegs';
  if (whisper) step.command({ type, callId, node, bridgeId, legIds, announce, playbackId, language, whisper });
  else step.command({ type, callId, node, bridgeId, legIds, announce, playbackId, language });
  return whisper && whisper.playbackId;
}

export interface TalkClose {
  /** Her leg is gone by itself. */
  readonly isLegGone?: boolean;
  /** Others stay in the bridge. */
  readonly isBridgeKept?: boolean;
  /** Unless given, by the queue's rule. */
  readonly wrapUpMs?: number;
}

export function endTalk(step: Step, call: Call, talk: Talk, endedBy: TalkEnd, close: TalkClose = {}): void {
  const { now } = step.floor;
  const lastHoldMs = talk.heldAt === null ? 0 : now - talk.heldAt;
  if (talk.heldAt !== null) step.call(call.id, { type: 'HoldEnded', n: talk.n, legId: talk.legId, holdMs: lastHoldMs });
  const holdMs = talk.holdMs + lastHoldMs;
  const talkMs = now - talk.startedAt - holdMs;
  step.call(call.id, { type: 'TalkEnded', n: talk.n, agentId: talk.agentId, talkMs, holdMs, endedBy });
  if (!close.isBridgeKept)
    step.command({ type: 'Unbridge', callId: call.id, node: call.node, bridgeId: talk.bridgeId });
  const agent = step.floor.agents.get(talk.agentId);
  if (!(close.isLegGone ?? endedBy === 'agent')) {
    hangUp(step, call, talk.legId);
    if (agent) closeLeg(step, agent, talk.legId);
  }
  if (agent)
    wrapUp(step, call, agent, { n: talk.n, wrapUpMs: close.wrapUpMs ?? wrapUpAfter(talk, step.floor.rules).ms });
  else step.call(call.id, { type: 'WrapUpDone', n: talk.n, agentId: talk.agentId, wrapUpMs: 0, final: false });
}

function wrapUp(step: Step, call: Call, agent: Agent, { n, wrapUpMs }: { n: number; wrapUpMs: number }): void {
  if (wrapUpMs > 0) {
    const until = step.floor.now + wrapUpMs;
    step.agent(agent, {
      type: 'AgentStateChanged',
      state: 'wrap-up',
      reason: null,
      callId: call.id,
      legId: null,
      until,
    });
    return;
  }
  step.call(call.id, { type: 'WrapUpDone', n, agentId: agent.id, wrapUpMs: 0, final: false });
  agentIsFree(step, agent);
}

/** Wrap-up is over: `then` enters the next state. */
export function endWrapUp(step: Step, agent: Agent, then: (step: Step, agent: Agent) => void = agentIsFree): void {
  if (agent.state.kind !== 'wrap-up') return;
  const call = step.floor.calls.get(agent.state.callId);
  const talk = call?.wrapUps.find((open) => open.agentId === agent.id);
  const wrapUpMs = step.floor.now - agent.since;
  if (call && talk) step.call(call.id, { type: 'WrapUpDone', n: talk.n, agentId: agent.id, wrapUpMs, final: false });
  then(step, agent);
}

/** Hold is the agent's: what the caller's telephone does is not the agent's time. */
export function legHeld(step: Step, call: Call, event: LegHeld): void {
  if (call.phase.kind !== 'talking' || call.phase.talk.legId !== event.legId) return;
  const { talk } = call.phase;
  const { n, legId } = talk;
  if (event.type === 'LegHeld' && talk.heldAt === null) step.call(call.id, { type: 'HoldStarted', n, legId });
  if (event.type === 'LegResumed' && talk.heldAt !== null) {
    step.call(call.id, { type: 'HoldEnded', n, legId, holdMs: step.floor.now - talk.heldAt });
  }
}
