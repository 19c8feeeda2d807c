/** Shifts that cannot both be. */
import type { Shift } from '../../engine/ports';

/** Two of one agent that overlap, in the order in which they were given; null: all can be. */
export function overlapping<T extends Shift>(shifts: readonly T[]): readonly [T, T] | null {
  const placed = shifts.map((shift, i) => ({ shift, i })).sort((a, b) => byAgentAndTime(a.shift, b.shift) || a.i - b.i);
  for (const [n, { shift, i }] of placed.entries()) {
    const before = placed[n - 1];
    if (before?.shift.agentId === shift.agentId && before.shift.to > shift.from)
      return before.i < i ? [before.shift, shift] : [shift, before.shift];
  }
  return null;
}

export const byAgentAndTime = (a: Shift, b: Shift) =>
  a.agentId === b.agentId ? a.from - b.from : a.agentId < b.agentId ? -1 : 1;
