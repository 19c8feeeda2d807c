/** What a deadline that has passed means, by phase. */
import { actionDeadline } from './action';
import type { Agent } from './agent';
import { keysLapsed } from './agent-keys';
import { agentIsFree } from './agent-state';
import { attempt } from './attempt';
import { broadcastOver } from './broadcast';
import type { Call, Phase } from './call';
import { numberTimeout } from './callback-number';
import { consultUnanswered } from './consult';
import { plan } from './due';
import { emergencyOver, noticeOver } from './emergency';
import type { Timed } from './floor';
import { forwardTimeout } from './forward';
import { callerGone } from './gone';
import { holdTooLong } from './hold';
import type { Instant } from './ids';
import { menuTimeout } from './menu';
import { offerDeadline } from './offer';
import { promiseFailed } from './promise';
import { customerTimeout } from './outbound';
import { callerLeg, hangUp } from './playing';
import { callbackNotRegistered, waitingDeadline } from './queue';
import type { Step } from './step';
import { endWrapUp } from './talk';
import { surveyDeadline } from './survey';
import { voicemailDeadline } from './voicemail';

/** Of one call, or one agent, several things may be due in one instant (a leg that closes, a wrap-up that ends). */
const mostAtOnce = 8;

/** Answers every deadline that has passed, in order. One that nobody can answer is dropped: those behind it count. */
export function passDeadlines(step: Step): void {
  const { floor } = step;
  for (let of = floor.dues.first(); of && isPassed(of, floor.now); of = floor.dues.first()) {
    const due = of;
    const { dueAt } = due.index;
    const isDue = () => floor.dues.first() === due && due.index.dueAt === dueAt;
    attempt(step, 'phase' in due ? due : undefined, () => {
      for (let n = 0; n < mostAtOnce && isDue(); n += 1) {
        deadlinePassed(step, due);
        step.commit();
      }
      if (isDue()) throw new Error(`deadline of ${due.id} was not answered`);
    });
    if (isDue()) plan(floor.dues, due, null);
  }
}

const isPassed = ({ index: { dueAt } }: Timed, now: Instant) => dueAt !== null && dueAt <= now;

function deadlinePassed(step: Step, of: Timed): void {
  if ('phase' in of) callDeadlinePassed(step, of);
  else if ('number' in of) emergencyOver(step, of);
  else if ('dialled' in of) broadcastOver(step, of);
  else agentDeadlinePassed(step, of);
}

function callDeadlinePassed(step: Step, call: Call): void {
  const { phase } = call;
  switch (phase.kind) {
    case 'menu':
      return menuTimeout(step, call, phase);
    case 'notice':
      return noticeOver(step, call, phase);
    case 'waiting':
      return waitingDeadline(step, call, phase);
    case 'acting':
      return actionDeadline(step, call, phase);
    case 'voicemail':
      return voicemailDeadline(step, call, phase);
    case 'survey':
      return surveyDeadline(step, call, phase);
    case 'confirming':
      return numberTimeout(step, call, phase);
    case 'asking':
      return callbackNotRegistered(step, call, phase, 'timed out');
    case 'offered':
      return offerDeadline(step, call, phase);
    case 'dialling':
      return customerTimeout(step, call, phase);
    case 'forwarding':
      return forwardTimeout(step, call, phase);
    case 'leaving':
      hangUp(step, call, callerLeg(call));
      return callerGone(step, call);
    case 'talking':
      return talkDeadline(step, call, phase);
    case 'consulting':
      if (phase.consult.until !== null && phase.consult.until <= step.floor.now)
        return consultUnanswered(step, call, phase);
      return talkDeadline(step, call, phase);
    case 'forwarded':
    case 'ended':
      throw new Error(`call ${call.id} has no deadline in phase ${phase.kind}`);
  }
}

/** A hold that lasts too long, or a code that was not finished. */
function talkDeadline(step: Step, call: Call, phase: Extract<Phase, { kind: 'talking' | 'consulting' }>): void {
  const { holdOverdueAt } = phase.talk;
  if (holdOverdueAt !== null && holdOverdueAt <= step.floor.now) return holdTooLong(step, call, phase.talk);
  keysLapsed(step, call, phase);
}

function agentDeadlinePassed(step: Step, agent: Agent): void {
  const { closing, promise, state } = agent;
  if (promise && promise.until <= step.floor.now) return promiseFailed(step, agent, promise, 'timed out');
  if (closing && closing.until <= step.floor.now) return step.agent(agent, { type: 'LegClosed', legId: closing.legId });
  if (state.kind === 'wrap-up') endWrapUp(step, agent);
  // Passed over for long enough.
  else if (state.kind === 'not-ready') agentIsFree(step, agent);
}
