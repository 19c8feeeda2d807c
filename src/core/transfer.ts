/** What the agent of a talk asks for, by keys or over the API: done, or refused with a sentence only she hears. */
import type { Call, Phase, Talk } from './call';
import { endConsult, handOver, joinAll, startConsult, type Consulting } from './consult';
import { startOutsideConsult } from './consult-outside';
import { forwardFromTalk } from './forward';
import { unreachable } from './ids';
import { makeOffer } from './offer';
import { speak } from './playing';
import { enterQueue, queueOf } from './route';
import type { Step } from './step';
import { endTalk } from './talk';
import type { TransferAsked, TransferWish } from './transfer-asked';
import { freeAgent, targetOf, transferRefusal, type Target, type TransferRefusal } from './transfer-target';

type Talking = Extract<Phase, { kind: 'talking' }>;

export function transferAsked(step: Step, call: Call, event: TransferAsked): void {
  const { phase } = call;
  if (phase.kind !== 'talking' && phase.kind !== 'consulting') return;
  if (event.agentId !== undefined && event.agentId !== phase.talk.agentId) return;
  carryOut(step, call, phase, event);
}

export function carryOut(step: Step, call: Call, phase: Talking | Consulting, wish: TransferWish): void {
  const refusal = transferRefusal(step.floor, call, wish);
  if (refusal !== null) return refuse(step, call, phase.talk, { ...wish, refusal });
  if (phase.kind === 'consulting') return withOther(step, call, phase, wish);
  const target = targetOf(step.floor, wish.target ?? '');
  if (!target) return;
  if (wish.kind === 'blind') return handOn(step, call, phase.talk, target);
  if (target.kind === 'outside') {
    if (!startOutsideConsult(step, call, phase.talk, target.number))
      refuse(step, call, phase.talk, { ...wish, refusal: 'target-not-allowed' });
    return;
  }
  const agent = freeAgent(step.floor, target);
  const queueId = target.kind === 'queue' ? target.queueId : queueOf(step, phase.talk);
  if (agent) startConsult(step, call, phase.talk, { agent, queueId });
}

function withOther(step: Step, call: Call, phase: Consulting, { kind }: TransferWish): void {
  switch (kind) {
    case 'join':
      return joinAll(step, call, phase);
    case 'complete':
      return handOver(step, call, phase);
    case 'return':
      return endConsult(step, call, phase);
    case 'blind':
    case 'consult':
      return;
    default:
      return unreachable(kind);
  }
}

/** She waits with her place: in the queue asked for, or in her own while the agent asked for is rung. */
function handOn(step: Step, call: Call, talk: Talk, target: Target): void {
  const { n, agentId: from, key } = talk;
  const agent = target.kind === 'agent' ? freeAgent(step.floor, target) : null;
  const to = addressOf(target);
  endTalk(step, call, talk, 'transfer');
  step.call(call.id, { type: 'CallTransferred', n, how: 'blind', from, to, bridgeId: null });
  const queueId = target.kind === 'queue' ? target.queueId : queueOf(step, talk);
  if (target.kind === 'outside')
    return forwardFromTalk(step, call, { number: target.number, from: { kind: 'queue', queueId, key } });
  enterQueue(step, call, { queueId, key, quietly: true, from, ...(agent ? { back: from } : {}) });
  if (!agent) return;
  step.commit();
  makeOffer(step, { call, agent }, 'alone');
}

function addressOf(target: Target) {
  if (target.kind === 'agent') return { agentId: target.agentId };
  return target.kind === 'queue' ? { queueId: target.queueId } : { number: target.number };
}

const sentences: Readonly<Record<TransferRefusal, string>> = {
  'not-talking': 'transfer-not-now',
  'target-unknown': 'transfer-unknown',
  'target-not-free': 'transfer-not-free',
  'target-not-allowed': 'outside-not-allowed',
  'already-consulting': 'transfer-not-now',
  'not-consulting': 'transfer-not-now',
  'not-answered': 'transfer-not-now',
  'already-joined': 'transfer-not-now',
};

function refuse(step: Step, call: Call, talk: Talk, refused: TransferWish & { refusal: TransferRefusal }): void {
  const { kind, target = null, refusal } = refused;
  step.call(call.id, { type: 'TransferRefused', n: talk.n, kind, target, refusal });
  speak(step, call, { prompts: [sentences[refusal]], leg: talk.legId, language: step.floor.rules.language });
}
