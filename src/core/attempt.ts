/** Parts of one step that do not depend on one another: a bug in one must not take the others along. */
import type { Call } from './call';
import { broken } from './gone';
import type { Step } from './step';

/** Decides and applies one part. A bug in it ends the call it concerns, politely; the step goes on. */
export function attempt(step: Step, call: Call | undefined, work: () => void): void {
  if (isDone(step, work)) return;
  if (call && step.floor.calls.has(call.id)) isDone(step, () => broken(step, call));
}

function isDone(step: Step, work: () => void): boolean {
  try {
    work();
    step.commit();
    return true;
  } catch (error) {
    step.discard();
    step.mended.push(error);
    return false;
  }
}
