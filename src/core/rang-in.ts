/**
 * A customer rings in while her callback waits for an agent: it waits no longer, since she would be busy. It was no try, and
 * is due again should nobody serve her now.
 */
import type { Call } from './call';
import { endCall } from './end';
import { offersWithdrawn } from './offer';
import { leaveQueue } from './route';
import type { Step } from './step';

/** Once her own telephone is rung, what becomes of it is its own news. */
export function customerRangIn(step: Step, { caller }: Call): void {
  for (const id of step.floor.owed.of(caller)) {
    const attempt = step.floor.calls.get(id);
    if (!attempt) continue;
    const { phase } = attempt;
    if (phase.kind !== 'waiting' && phase.kind !== 'offered') continue;
    if (phase.kind === 'offered') offersWithdrawn(step, attempt, phase);
    leaveQueue(step, attempt, phase.visit, 'interrupted');
    endCall(step, attempt, { outcome: 'interrupted', endedBy: 'caller', reason: 'caller-rang-in' });
  }
}
