/**
 * A caller who is sent on to a telephone outside. While it rings she hears music; nobody reached there, she goes back to
 * where she came from: to the front of her queue, or on from her menu. Nobody outside is rung before that is on record.
 */
import type { Call, Phase } from './call';
import type { Forward, ForwardedFrom } from './forward-phase';
import { endCall } from './end';
import type { OfferFailure } from './event';
import { recordingId, type LegId } from './ids';
import type { EndedBy, Outcome } from './journal';
import { mayDial } from './may-dial';
import { callerLeg, hangUp, holdMusic, silence } from './playing';
import { enterQueue, leave, route } from './route';
import { mayRecord } from './recorded';
import type { Step } from './step';

type Forwarding = Extract<Phase, { kind: 'forwarding' }>;
type Forwarded = Extract<Phase, { kind: 'forwarded' }>;

/** `outcome`: why she is sent there. */
export function forward(step: Step, call: Call, number: string, outcome: Outcome): void {
  const [first] = step.floor.rules.outside?.trunks ?? [];
  dial(step, call, { number, from: originOf(call, outcome) }, first);
}

/** An agent hands her on outside: nobody reached there, she is first in her queue. */
export function forwardFromTalk(step: Step, call: Call, to: Pick<Forward, 'number' | 'from'>): void {
  dial(step, call, to, step.floor.rules.outside?.trunks[0]);
}

function originOf({ phase }: Call, outcome: Outcome): ForwardedFrom {
  // a queue that is closed is nowhere to go back to
  if (outcome === 'closed') return { kind: 'closed' };
  if (phase.kind === 'waiting') return { kind: 'queue', queueId: phase.visit.queueId, key: phase.visit.key };
  const last = phase.kind === 'acting' ? phase.path.at(-1) : undefined;
  if (last !== undefined) return { kind: 'menu', menuId: last };
  return phase.kind === 'menu' ? { kind: 'menu', menuId: phase.menuId } : { kind: 'number' };
}

function dial(step: Step, call: Call, to: Pick<Forward, 'number' | 'from'>, trunk: string | undefined): void {
  const { outside } = step.floor.rules;
  const { number, from } = to;
  if (!outside || trunk === undefined || !mayDial(outside.allow, number))
    return goBack(step, call, from, 'outside-not-allowed');
  const legId = step.nextLeg(call);
  const bridgeId = step.nextBridge(call);
  const until = step.floor.now + outside.ringMs;
  step.call(call.id, { type: 'ForwardDialled', legId, number, trunk, from, bridgeId, until });
  const seq = step.lastSeq(call);
  if (call.phase.kind !== 'forwarding') {
    silence(step, call);
    holdMusic(step, call);
  }
  const { id: callId, node } = call;
  const { callerId } = outside;
  step.command({ type: 'DialOutside', callId, node, legId, number, trunk, callerId, seq, callback: null });
}

export function forwardRang(step: Step, call: Call, { forward: { legId }, ringingAt }: Forwarding): void {
  if (ringingAt !== null) return;
  const until = step.floor.now + (step.floor.rules.outside?.ringMs ?? 0);
  step.call(call.id, { type: 'ForwardRang', legId, until });
}

export function forwardAnswered(step: Step, call: Call, phase: Forwarding): void {
  const { legId, bridgeId } = phase.forward;
  forwardEnded(step, call, phase, 'answered');
  silence(step, call);
  meetOutside(step, call, { legId, bridgeId });
}

/** Caller and telephone outside; `areTogether`: in that bridge already. */
export function meetOutside(
  step: Step,
  call: Call,
  { legId, bridgeId }: Pick<Forward, 'legId' | 'bridgeId'>,
  areTogether = false,
): void {
  const isDue = step.floor.rules.outside?.record && mayRecord(step, call);
  const recording = isDue ? recordingId(call.id, call.talks + 1) : null;
  step.call(call.id, { type: 'Forwarded', legId, recordingId: recording });
  const { id: callId, node, language } = call;
  const legIds = [callerLeg(call), legId];
  const joins = {
    type: 'BridgeLegs',
    callId,
    node,
    bridgeId,
    legIds,
    announce: [],
    playbackId: null,
    language,
  } as const;
  if (!areTogether) step.command(joins);
  if (recording !== null) step.command({ type: 'StartRecording', callId, node, legId, recordingId: recording });
}

/** That leg is gone, or will be: by another trunk where this one cannot reach the number, else back. */
export function forwardFailed(step: Step, call: Call, phase: Forwarding, failure: OfferFailure): void {
  const { trunk, from } = phase.forward;
  forwardEnded(step, call, phase, failure);
  const trunks = step.floor.rules.outside?.trunks ?? [];
  const next = failure === 'unreachable' && phase.ringingAt === null ? trunks[trunks.indexOf(trunk) + 1] : undefined;
  if (next !== undefined && trunks.includes(trunk)) return dial(step, call, phase.forward, next);
  goBack(step, call, from, `outside-${failure}`);
}

/** Rung long enough. */
export function forwardTimeout(step: Step, call: Call, phase: Forwarding): void {
  cancelForward(step, call, phase);
  forwardEnded(step, call, phase, phase.ringingAt === null ? 'unreachable' : 'no-answer');
  goBack(step, call, phase.forward.from, phase.ringingAt === null ? 'outside-unreachable' : 'outside-no-answer');
}

/** It could not be put on record in time, or the leg not be made; one made too late must not ring anybody. */
export function forwardRefused(step: Step, call: Call, phase: Forwarding): void {
  cancelForward(step, call, phase);
  forwardEnded(step, call, phase, 'gone');
  goBack(step, call, phase.forward.from, 'outside-refused');
}

function cancelForward(step: Step, call: Call, { forward: { legId } }: Forwarding): void {
  step.command({ type: 'CancelOffer', callId: call.id, node: call.node, legId, reason: 'no-answer' });
}

function forwardEnded(
  step: Step,
  call: Call,
  { forward: { legId }, ringingAt }: Forwarding,
  result: 'answered' | 'cancelled' | OfferFailure,
): void {
  const ringMs = ringingAt === null ? 0 : step.floor.now - ringingAt;
  step.call(call.id, { type: 'ForwardEnded', legId, result, ringMs });
}

/** A telephone outside that is not reached must not be the end of it, nor be tried for ever. */
function goBack(step: Step, call: Call, from: ForwardedFrom, reason: string): void {
  if (from.kind === 'queue') return enterQueue(step, call, { ...from, quietly: true });
  const otherwise = from.kind === 'menu' ? step.floor.rules.menus.get(from.menuId)?.otherwise : undefined;
  if (otherwise && otherwise.kind !== 'outside') return route(step, call, otherwise, undefined, sorry);
  const outcome = outcomeOf(call, from.kind === 'closed' ? 'closed' : 'failed');
  leave(step, call, { outcome, endedBy: 'hotline', reason, prompts: [sorry] });
}

const sorry = 'outside-not-reached';

/** The telephone there hung up. */
export function outsideGone(step: Step, call: Call): void {
  const { phase } = call;
  if (phase.kind === 'forwarding') return forwardFailed(step, call, phase, 'gone');
  if (phase.kind !== 'forwarded') return;
  endForward(step, call, phase, 'outside');
  hangUp(step, call);
  endCall(step, call, { outcome: outcomeOf(call, 'overflowed_out'), endedBy: 'outside', reason: 'outside-hung-up' });
}

/** Lets the telephone outside go; the call itself goes on to whatever the next entry says. */
export function endForward(step: Step, call: Call, { forward, startedAt }: Forwarded, endedBy: EndedBy): void {
  const { legId, bridgeId } = forward;
  step.call(call.id, { type: 'ForwardOver', legId, talkMs: step.floor.now - startedAt, endedBy });
  step.command({ type: 'Unbridge', callId: call.id, node: call.node, bridgeId });
  if (endedBy !== 'outside') hangUp(step, call, legId);
}

/** She hung up, or the call has to end, while the telephone there rang. */
export function dropForwarding(step: Step, call: Call, phase: Forwarding): void {
  cancelForward(step, call, phase);
  forwardEnded(step, call, phase, 'cancelled');
}

/** Asterisk would not put the two together. */
export function forwardNotBridged(step: Step, call: Call, phase: Forwarded): void {
  endForward(step, call, phase, 'hotline');
  goBack(step, call, phase.forward.from, 'bridge-refused');
}

/** Whoever talked to one of ours was answered, whatever came then. */
export function outcomeOf(call: Call, outcome: Outcome): Outcome {
  return call.talks > 0 ? 'answered' : outcome;
}

export function isForwardTo({ phase }: Call, legId: LegId): boolean {
  return (phase.kind === 'forwarding' || phase.kind === 'forwarded') && phase.forward.legId === legId;
}
