/**
 * After a connect, Asterisk's own list is compared with the floor. Each difference becomes the event that was missed, so
 * that every state already knows the answer; what nobody misses is mended by commands. Talking callers notice nothing.
 */
import type { Call } from './call';
import type { Event, FloorListed, ListedChannel, NodeLost } from './event';
import { bridgeId, callIdOfLeg, legNumber, type LegId } from './ids';
import { callerLeg, hangUp, holdMusic, silence } from './playing';
import { enterMenu } from './route';
import type { Step } from './step';

type Listed = ReadonlyMap<LegId, ListedChannel>;

/** What must have happened while nobody listened. */
export function missedEvents(step: Step, event: FloorListed): readonly Event[] {
  const listed: Listed = new Map(event.channels.map((channel) => [channel.legId, channel]));
  const registered = new Set(event.registered);
  const missed: Event[] = [];
  for (const agent of step.floor.agents.values()) {
    if (agent.registered === registered.has(agent.id)) continue;
    const type = agent.registered ? 'PhoneUnregistered' : 'PhoneRegistered';
    missed.push({ type, at: event.at, agentId: agent.id });
  }
  for (const call of step.floor.calls.values())
    if (call.node === event.node) missed.push(...missedOfCall(call, listed, event));
  return missed;
}

function missedOfCall(call: Call, listed: Listed, { at }: FloorListed): Event[] {
  const { id: callId, phase } = call;
  const caller = callerLeg(call);
  const missed: Event[] = [];
  const agentLeg = agentLegOf(call);
  const agent = agentLeg === null ? undefined : listed.get(agentLeg);
  if (phase.kind === 'offered' && agentLeg !== null) {
    if (!agent) missed.push({ type: 'OfferFailed', at, callId, legId: agentLeg, failure: 'gone' });
    else if (agent.up) missed.push({ type: 'OfferAnswered', at, callId, legId: agentLeg });
    else if (agent.ringing && phase.offer.ringingAt === null)
      missed.push({ type: 'OfferRinging', at, callId, legId: agentLeg });
  }
  if (hasCallerLeg(call) && !listed.has(caller)) {
    missed.push({ type: 'CallerHungUp', at, callId, legId: caller });
  } else if (phase.kind === 'dialling' && listed.get(caller)?.up) {
    missed.push({ type: 'OfferAnswered', at, callId, legId: caller });
  }
  if ((phase.kind === 'talking' || phase.kind === 'dialling') && agentLeg !== null && !agent) {
    missed.push({ type: 'LegHungUp', at, callId, legId: agentLeg });
  }
  return missed;
}

function agentLegOf(call: Call): LegId | null {
  const { phase } = call;
  if (phase.kind === 'offered' || phase.kind === 'dialling') return phase.offer.legId;
  return phase.kind === 'talking' ? phase.talk.legId : null;
}

/** A callback has no customer's leg before it is dialled. */
function hasCallerLeg(call: Call): boolean {
  const { kind } = call.phase;
  if (kind === 'ended') return false;
  return call.direction === 'inbound' || kind === 'dialling' || kind === 'talking';
}

/** The rest: legs nobody holds are hung up, music, sentences and bridges that were lost are given again. */
export function mend(step: Step, event: FloorListed): void {
  const strays = event.channels.filter((channel) => !isHeld(step, channel.legId));
  for (const { callId, legId } of strays)
    step.command({ type: 'HangUp', callId, node: event.node, legId, reason: 'normal' });
  for (const agent of step.floor.agents.values()) {
    const leg = agent.closing?.legId;
    if (leg !== undefined && !event.channels.some((channel) => channel.legId === leg)) {
      step.agent(agent, { type: 'LegClosed', legId: leg });
    }
  }
  for (const call of step.floor.calls.values()) if (call.node === event.node) mendCall(step, call, event);
  step.note({ type: 'FloorCompared', node: event.node, lostLegs: 0, strayLegs: strays.length });
}

function isHeld(step: Step, leg: LegId): boolean {
  const call = step.floor.calls.get(callIdOfLeg(leg));
  if (!call || call.phase.kind === 'ended') return false;
  return legNumber(leg) === 0 || agentLegOf(call) === leg;
}

function mendCall(step: Step, call: Call, event: FloorListed): void {
  const { phase } = call;
  if (phase.kind === 'menu' && call.playing !== null) return enterMenu(step, call, { ...phase });
  if ((phase.kind === 'waiting' || phase.kind === 'offered') && call.direction === 'inbound') {
    silence(step, call);
    return holdMusic(step, call);
  }
  if (phase.kind === 'leaving') return hangUp(step, call);
  if (phase.kind !== 'talking') return;
  const { talk } = phase;
  const bridge = event.bridges.find((listed) => listed.bridgeId === talk.bridgeId);
  const legIds = [callerLeg(call), talk.legId];
  if (bridge && legIds.every((leg) => bridge.legIds.includes(leg))) return;
  const fresh = bridgeId(call.id, call.bridges + 1);
  step.call(call.id, { type: 'TalkRebridged', n: talk.n, bridgeId: fresh });
  const { id: callId, node, language } = call;
  if (bridge) step.command({ type: 'Unbridge', callId, node, bridgeId: talk.bridgeId });
  step.command({ type: 'BridgeLegs', callId, node, bridgeId: fresh, legIds, announce: [], playbackId: null, language });
}

export function lostWith(step: Step, event: NodeLost): readonly Call[] {
  return [...step.floor.calls.values()].filter((call) => call.node === event.node && call.phase.kind !== 'ended');
}
