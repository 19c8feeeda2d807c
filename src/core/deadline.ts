/** What a deadline that has passed means, by phase. */
import type { Agent } from './agent';
import type { Call } from './call';
import type { Floor } from './floor';
import { callerGone } from './gone';
import { menuTimeout } from './menu';
import { offerTimeout } from './offer';
import { customerTimeout } from './outbound';
import { callerLeg, hangUp } from './playing';
import { callbackNotRegistered, comfort } from './queue';
import type { Step } from './step';
import { endWrapUp } from './talk';

export function nextDue(floor: Floor): Call | Agent | null {
  const due = floor.due.first();
  return due && due.at <= floor.now ? due.of : null;
}

export function deadlinePassed(step: Step, of: Call | Agent): void {
  if ('phase' in of) callDeadlinePassed(step, of);
  else agentDeadlinePassed(step, of);
}

function callDeadlinePassed(step: Step, call: Call): void {
  const { phase } = call;
  switch (phase.kind) {
    case 'menu':
      return menuTimeout(step, call, phase);
    case 'waiting':
      return comfort(step, call, phase);
    case 'asking':
      return callbackNotRegistered(step, call, phase, 'timed out');
    case 'offered':
      return offerTimeout(step, call, phase);
    case 'dialling':
      return customerTimeout(step, call, phase);
    case 'leaving':
      hangUp(step, call, callerLeg(call));
      return callerGone(step, call);
    case 'talking':
    case 'ended':
      throw new Error(`call ${call.id} has no deadline in phase ${phase.kind}`);
  }
}

function agentDeadlinePassed(step: Step, agent: Agent): void {
  const { closing, state } = agent;
  if (closing && closing.until <= step.floor.now) return step.agent(agent, { type: 'LegClosed', legId: closing.legId });
  if (state.kind === 'wrap-up') endWrapUp(step, agent);
}
