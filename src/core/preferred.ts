/** Callers who wait for one agent: the one who talked with them last, or whose own number they dialled. */
import { presenceOf } from './agent';
import { attempt } from './attempt';
import type { Call } from './call';
import type { Visit } from './visit';
import { overflow } from './route';
import type { Step } from './step';
import { waitsBefore } from './order-of-waiting';

export type PreferenceEnd = 'waited' | 'not-at-work';

/** From now on anybody may have her; one who dialled the agent's own number goes where the rules lead her instead. */
export function endPreference(step: Step, call: Call, visit: Visit, why: PreferenceEnd): void {
  const { preferred } = visit;
  if (!preferred) return;
  step.call(call.id, { type: 'PreferenceEnded', agentId: preferred.agentId, why });
  if (!preferred.otherwise) return;
  step.commit();
  overflow(step, call, visit, preferred.otherwise);
}

/** An agent stopped working: those who waited for her alone wait no longer. */
export function releaseForsaken(step: Step): void {
  const { floor } = step;
  for (const agentId of floor.forsaken) {
    floor.forsaken.delete(agentId);
    const agent = floor.agents.get(agentId);
    if (agent && presenceOf(agent) === 'at-work') continue;
    const waiting = [...(floor.own.get(agentId)?.waiting.values() ?? [])];
    for (const call of waiting.sort((a, b) => (waitsBefore(a, b) ? -1 : 1))) {
      const { phase } = call;
      if (phase.kind === 'waiting') attempt(step, call, () => endPreference(step, call, phase.visit, 'not-at-work'));
    }
  }
}
