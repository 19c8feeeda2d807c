/**
 * After a connect, Asterisk's own list is compared with the floor. Each difference becomes the event that was missed, so
 * that every state already knows the answer; what nobody misses is mended by commands. Talking callers notice nothing.
 */
import { mendAction } from './action';
import { attempt } from './attempt';
import { hasCaller, type Call, type Consult, type Offer, type Phase, type Talk } from './call';
import { askNumber } from './callback-number';
import { endConsult, type Consulting } from './consult';
import { decide, type Simple } from './decide';
import type { FloorListed, ListedChannel, NodeLost } from './event';
import type { Forward } from './forward-phase';
import { callerGone, hasLeft } from './gone';
import { bridgeId, callIdOfLeg, legId, legNumber, type Instant, type LegId, type NodeId } from './ids';
import { offerWithdrawn } from './offer';
import { callerLeg, holdMusic, returnToDialplan, ringTone, silence, speak } from './playing';
import { enterMenu, leaveRemovedQueue } from './route';
import type { Step } from './step';
import { mendVoicemail } from './voicemail-mend';
import { mendSurvey } from './survey';

type Forwarding = Extract<Phase, { kind: 'forwarding' }>;
type Listed = ReadonlyMap<LegId, ListedChannel>;

export function compareFloor(step: Step, event: FloorListed): void {
  const lostLegs = countLost(step, event);
  for (const missed of missedEvents(step, event)) {
    const call = 'callId' in missed ? step.floor.calls.get(missed.callId) : undefined;
    attempt(step, call, () => decide(step, missed));
  }
  mendLegs(step, event, lostLegs);
  step.commit();
  for (const call of callsOn(step, event)) attempt(step, call, () => mendCall(step, call, event));
}

/** Every call on the node is over. */
export function loseNode(step: Step, event: NodeLost): void {
  for (const call of callsOn(step, event)) {
    if (call.phase.kind === 'ended' || hasLeft(call)) continue;
    const because = { outcome: 'failed', endedBy: 'hotline', reason: 'node-lost' } as const;
    attempt(step, call, () => callerGone(step, call, because));
  }
}

function callsOn(step: Step, { node }: { readonly node: NodeId }): readonly Call[] {
  return [...step.floor.calls.values()].filter((call) => call.node === node);
}

/** Legs of callers and agents that vanished while nobody listened. */
function countLost(step: Step, event: FloorListed): number {
  const listed = new Set(event.channels.map((channel) => channel.legId));
  const held = callsOn(step, event).flatMap((call) => [
    ...(hasCallerLeg(call) ? [callerLeg(call)] : []),
    ...otherLegsOf(call),
  ]);
  return held.filter((leg) => !listed.has(leg)).length;
}

/** What must have happened while nobody listened. */
function missedEvents(step: Step, event: FloorListed): readonly Simple[] {
  const listed: Listed = new Map(event.channels.map((channel) => [channel.legId, channel]));
  const registered = new Set(event.registered);
  const missed: Simple[] = [];
  for (const agent of step.floor.agents.values()) {
    if (agent.registered === registered.has(agent.id)) continue;
    const type = agent.registered ? 'PhoneUnregistered' : 'PhoneRegistered';
    missed.push({ type, at: event.at, agentId: agent.id });
  }
  for (const call of step.floor.calls.values())
    if (call.node === event.node) missed.push(...missedOfCall(call, listed, event));
  return missed;
}

/**
 * Who is gone comes first, whichever was first: without the caller an answer connects nobody and a silent phone is
 * nobody's miss; without the agent an answering customer finds nobody.
 */
function missedOfCall(call: Call, listed: Listed, { at }: FloorListed): Simple[] {
  const { id: callId, phase } = call;
  const caller = callerLeg(call);
  const missed: Simple[] = [];
  if (hasCallerLeg(call) && !listed.has(caller)) missed.push(callerLost(call, at));
  if (phase.kind === 'offered')
    return [...missed, ...phase.offers.flatMap((offer) => missedOfOffer(call, offer, listed, at))];
  if (phase.kind === 'consulting') return [...missed, ...missedOfConsult(call, phase, listed, at)];
  if (phase.kind === 'forwarding') return [...missed, ...missedOutside(call, ringOf(phase), listed, at)];
  for (const leg of otherLegsOf(call)) if (!listed.has(leg)) missed.push({ type: 'LegHungUp', at, callId, legId: leg });
  if (phase.kind === 'dialling' && listed.get(caller)?.up) {
    missed.push({ type: 'OfferAnswered', at, callId, legId: caller });
  }
  return missed;
}

/** Without the agent whoever she asks has the caller, or rings for her: that goes before what that one did. */
function missedOfConsult(call: Call, { talk, consult }: Consulting, listed: Listed, at: Instant): Simple[] {
  const { id: callId } = call;
  const hungUp = (leg: LegId): Simple[] => (listed.has(leg) ? [] : [{ type: 'LegHungUp', at, callId, legId: leg }]);
  const isRinging = consult.stage === 'ringing';
  const other = isRinging ? missedOfRing(call, consult, listed, at) : hungUp(consult.legId);
  return [...hungUp(talk.legId), ...other];
}

function missedOfRing(call: Call, consult: Consult, listed: Listed, at: Instant): Simple[] {
  const { agentId, legId, ringingAt } = consult;
  return agentId === null
    ? missedOutside(call, { legId, ringingAt }, listed, at)
    : missedOfOffer(call, consult, listed, at);
}

/** A leg outside that is not there may never have been made. */
function missedOutside(call: Call, rung: Rung, listed: Listed, at: Instant): Simple[] {
  const { legId } = rung;
  if (listed.has(legId)) return missedOfOffer(call, rung, listed, at);
  return [{ type: 'CommandRefused', at, callId: call.id, command: 'DialOutside', subject: legId, detail: 'lost' }];
}

const ringOf = ({ forward, ringingAt }: Forwarding): Rung => ({ legId: forward.legId, ringingAt });
type Rung = Pick<Offer, 'legId' | 'ringingAt'>;

function missedOfOffer({ id: callId }: Call, offer: Rung, listed: Listed, at: Instant): Simple[] {
  const agent = listed.get(offer.legId);
  const of = { callId, legId: offer.legId, at };
  if (!agent) return []; // nobody knows why: mended below
  if (agent.up) return [{ type: 'OfferAnswered', ...of }];
  return agent.ringing && offer.ringingAt === null ? [{ type: 'OfferRinging', ...of }] : [];
}

/** A customer's leg that is not there may never have been made: the attempt is interrupted, another may follow. */
function callerLost({ id: callId, phase }: Call, at: Instant): Simple {
  const leg = legId(callId, 0);
  if (phase.kind !== 'dialling') return { type: 'CallerHungUp', at, callId, legId: leg };
  return { type: 'CommandRefused', at, callId, command: 'DialOutside', subject: leg, detail: 'lost' };
}

function otherLegsOf({ phase }: Call): readonly LegId[] {
  if (phase.kind === 'offered') return phase.offers.map((offer) => offer.legId);
  if (phase.kind === 'dialling') return [phase.offer.legId];
  if (phase.kind === 'consulting') return [phase.talk.legId, phase.consult.legId];
  if (phase.kind === 'forwarding' || phase.kind === 'forwarded') return [phase.forward.legId];
  return phase.kind === 'talking' ? [phase.talk.legId] : [];
}

/** A callback has no customer's leg before it is dialled. */
function hasCallerLeg(call: Call): boolean {
  const { kind } = call.phase;
  if (kind === 'ended' || hasLeft(call)) return false;
  return hasCaller(call) || kind === 'dialling';
}

/** Legs nobody holds are hung up; those that were to go and are gone are waited for no more. */
function mendLegs(step: Step, event: FloorListed, lostLegs: number): void {
  const strays = event.channels.filter((channel) => !isHeld(step, channel.legId));
  for (const { callId, legId } of strays)
    step.command({ type: 'HangUp', callId, node: event.node, legId, reason: 'normal' });
  for (const agent of step.floor.agents.values()) {
    const leg = agent.closing?.legId;
    if (leg !== undefined && !event.channels.some((channel) => channel.legId === leg)) {
      step.agent(agent, { type: 'LegClosed', legId: leg });
    }
  }
  step.note({ type: 'FloorCompared', node: event.node, lostLegs, strayLegs: strays.length });
}

function isHeld(step: Step, leg: LegId): boolean {
  const call = step.floor.calls.get(callIdOfLeg(leg));
  if (!call || call.phase.kind === 'ended') return false;
  return legNumber(leg) === 0 || otherLegsOf(call).includes(leg);
}

/** A ring that ended, or never began, while nobody listened is no miss of the agent's: both go on as before. */
function mendOffers(step: Step, call: Call, phase: Extract<Phase, { kind: 'offered' }>, event: FloorListed): void {
  const lost = phase.offers.filter((offer) => !event.channels.some((channel) => channel.legId === offer.legId));
  for (const offer of lost) offerWithdrawn(step, call, offer);
  if (lost.length === phase.offers.length) leaveRemovedQueue(step, call, phase.visit);
}

/** Music, sentences and bridges that were lost are given again. */
function mendCall(step: Step, call: Call, event: FloorListed): void {
  const { phase } = call;
  if (phase.kind === 'menu' && call.playing !== null) return enterMenu(step, call, { ...phase });
  if (phase.kind === 'notice' && phase.prompt !== null) return speak(step, call, { prompts: [phase.prompt] });
  if (phase.kind === 'acting') return mendAction(step, call, phase);
  if (phase.kind === 'confirming' && call.playing !== null) return askNumber(step, call, phase);
  if (phase.kind === 'offered') mendOffers(step, call, phase, event);
  if ((phase.kind === 'waiting' || phase.kind === 'offered' || phase.kind === 'forwarding') && hasCaller(call)) {
    silence(step, call);
    return holdMusic(step, call);
  }
  if (phase.kind === 'voicemail') return mendVoicemail(step, call, phase);
  if (phase.kind === 'survey') return mendSurvey(step, call, phase);
  if (phase.kind === 'leaving') return returnToDialplan(step, call, callerLeg(call));
  if (step.commands.some((command) => command.type === 'BridgeLegs' && command.callId === call.id)) return;
  if (phase.kind === 'talking') return mendBridge(step, call, phase.talk, [callerLeg(call), phase.talk.legId], event);
  if (phase.kind === 'forwarded')
    return mendBridge(step, call, phase.forward, [callerLeg(call), phase.forward.legId], event);
  if (phase.kind === 'consulting') mendConsult(step, call, phase, event);
}

function mendConsult(step: Step, call: Call, phase: Consulting, event: FloorListed): void {
  const { talk, consult } = phase;
  const agents = [talk.legId, consult.legId];
  if (consult.stage === 'joined') return mendBridge(step, call, talk, [callerLeg(call), ...agents], event);
  silence(step, call);
  holdMusic(step, call);
  if (consult.stage === 'speaking') return mendBridge(step, call, talk, agents, event);
  if (!event.channels.some((channel) => channel.legId === consult.legId)) return endConsult(step, call, phase);
  ringTone(step, call, talk.legId);
}

/** Put together anew unless they are. */
function mendBridge(
  step: Step,
  call: Call,
  joined: Talk | Forward,
  legIds: readonly LegId[],
  event: FloorListed,
): void {
  const bridge = event.bridges.find((listed) => listed.bridgeId === joined.bridgeId);
  if (bridge && legIds.every((leg) => bridge.legIds.includes(leg))) return;
  const fresh = bridgeId(call.id, call.bridges + 1);
  if ('n' in joined) step.call(call.id, { type: 'TalkRebridged', n: joined.n, bridgeId: fresh });
  else step.call(call.id, { type: 'ForwardRebridged', bridgeId: fresh });
  const { id: callId, node, language } = call;
  if (bridge) step.command({ type: 'Unbridge', callId, node, bridgeId: joined.bridgeId });
  step.command({ type: 'BridgeLegs', callId, node, bridgeId: fresh, legIds, announce: [], playbackId: null, language });
}
