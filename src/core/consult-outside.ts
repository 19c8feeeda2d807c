/**
 * Somebody on a telephone outside is asked: rung by way of the trunks as a caller who is sent on is, spoken to as a
 * colleague is. When the agent's part is over, whoever is there has the caller, who is a forwarded one from then on.
 */
import type { Call, Talk } from './call';
import { leaveCaller, othersTogether, type Consulting } from './consult';
import type { OfferFailure } from './event';
import type { ForwardedFrom } from './forward-phase';
import { meetOutside } from './forward';
import type { PromptId } from './ids';
import { mayDial } from './may-dial';
import type { ConsultedOutside } from './parts-of-call';
import { holdMusic, ringTone, silence } from './playing';
import { queueOf } from './route';
import type { Step } from './step';
import { endTalk } from './talk';

export type ConsultingOutside = Consulting & { readonly consult: ConsultedOutside };

export function isOutside(phase: Consulting): phase is ConsultingOutside {
  return phase.consult.agentId === null;
}

/** False: there is no trunk for it, or it may not be dialled; nothing has changed. */
export function startOutsideConsult(step: Step, call: Call, talk: Talk, number: string): boolean {
  const trunk = trunkFor(step, number);
  if (trunk === undefined) return false;
  leaveCaller(step, call, talk);
  step.command({ type: 'Unbridge', callId: call.id, node: call.node, bridgeId: talk.bridgeId });
  holdMusic(step, call);
  ringTone(step, call, talk.legId);
  dial(step, call, talk, { number, trunk });
  return true;
}

/** `after`: the trunk that could not reach it; unset: none was tried. */
export function trunkFor({ floor }: Step, number: string, after?: string): string | undefined {
  const { outside } = floor.rules;
  if (!outside || !mayDial(outside.allow, number)) return undefined;
  if (after === undefined) return outside.trunks[0];
  return outside.trunks.includes(after) ? outside.trunks[outside.trunks.indexOf(after) + 1] : undefined;
}

type Way = Pick<ConsultedOutside, 'number' | 'trunk'>;

function dial(step: Step, call: Call, { n }: Talk, { number, trunk }: Way): void {
  const { ringMs = 0, callerId = '' } = step.floor.rules.outside ?? {};
  const { id: callId, node } = call;
  const legId = step.nextLeg(call);
  const bridgeId = step.nextBridge(call);
  const until = step.floor.now + ringMs;
  step.call(callId, { type: 'ConsultDialled', n, legId, number, trunk, bridgeId, until });
  const seq = step.lastSeq(call);
  step.command({ type: 'DialOutside', callId, node, legId, number, trunk, callerId, seq, callback: null });
}

/** By another trunk where this one cannot reach the number. False: there is none. */
export function outsideByNextTrunk(step: Step, call: Call, phase: ConsultingOutside, failure: OfferFailure): boolean {
  const { number, trunk, legId, ringingAt } = phase.consult;
  const next = failure === 'unreachable' && ringingAt === null ? trunkFor(step, number, trunk) : undefined;
  if (next === undefined) return false;
  step.call(call.id, { type: 'TrunkFailed', legId, trunk, failure });
  dial(step, call, phase.talk, { number, trunk: next });
  return true;
}

/** The agent's part is over: they go on together, or the telephone rings on for the caller. */
export function handOverOutside(step: Step, call: Call, phase: ConsultingOutside, isLegGone: boolean): void {
  const { talk, consult } = phase;
  const { legId, number, trunk, ringingAt, stage } = consult;
  const fresh = stage === 'speaking' ? step.nextBridge(call) : null;
  const isRinging = stage === 'ringing';
  endTalk(step, call, talk, 'transfer', { isLegGone, isBridgeKept: fresh === null });
  const how = isRinging ? 'blind' : 'warm';
  step.call(call.id, {
    type: 'CallTransferred',
    ...{ n: talk.n, how, from: talk.agentId, to: { number }, legId, bridgeId: fresh },
  });
  const from: ForwardedFrom = { kind: 'queue', queueId: queueOf(step, talk), key: talk.key };
  const bridgeId = fresh ?? talk.bridgeId;
  const until = consult.until ?? step.floor.now;
  step.call(call.id, { type: 'ConsultForwarded', legId, number, trunk, from, bridgeId, ringingAt, until });
  silence(step, call);
  if (!isRinging) meetOutside(step, call, { legId, bridgeId }, othersTogether(phase));
}

/** What the agent hears, with her caller again. */
export const outsideSentences: Readonly<Record<OfferFailure, PromptId>> = {
  busy: 'outside-busy',
  refused: 'outside-not-reached',
  unreachable: 'outside-not-reached',
  'no-answer': 'outside-no-answer',
  gone: 'outside-not-reached',
};
