/** Whether a person is on the line, or was until a moment ago: her call, somebody sent to her, or an agent's wrap-up of her. */
import type { Call } from '../core/call';
import type { Core } from '../core/core';

export function personOnFloor({ floor }: Core, numbers: readonly string[]): boolean {
  const hers = new Set(numbers);
  return [...floor.calls.values()].some((call) => numbersOf(call).some((number) => hers.has(number)));
}

function numbersOf({ caller, dialled, phase }: Call): readonly string[] {
  if (phase.kind === 'forwarding' || phase.kind === 'forwarded') return [caller, dialled, phase.forward.number];
  if (phase.kind === 'consulting' && phase.consult.agentId === null) return [caller, dialled, phase.consult.number];
  return [caller, dialled];
}
