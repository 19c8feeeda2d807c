/**
 * A file of shifts → the plan. Each day of an agent that the file tells of is planned anew, so that the same file twice, or a
 * corrected one, needs nothing to be removed before; other days stay.
 */
import type { Pool } from 'pg';
import { DateTime } from 'luxon';
import type { Shift } from '../../engine/ports';
import { byAgentAndTime } from './overlapping';
import { parsePlan, type Aside, type PlanLine, type PlanRules } from './parse-plan';
import { replaceShifts, type Refused, type Stretch } from './shift-rows';

export interface ImportedPlan {
  readonly lines: number;
  readonly added: number;
  /** Planned before on the days of the file. */
  readonly removed: number;
  readonly setAside: number;
  /** In the order of the file. */
  readonly aside: readonly Aside[];
}

export async function importPlan(pool: Pool, text: string, rules: PlanRules): Promise<ImportedPlan> {
  const { lines, shifts, aside } = parsePlan(text, rules);
  const { removed, added, refused } = await replaceShifts(pool, { stretches: daysOf(shifts), shifts, partly: true });
  const inTheWay = new Map(refused.map((each) => [each.shift, each]));
  const late = shifts.flatMap((line) => {
    const found = inTheWay.get(line);
    return found ? [asideOf(line, found, rules.timeZone)] : [];
  });
  const all = [...aside, ...late].sort((a, b) => a.line - b.line);
  return { lines, added, removed, setAside: all.length, aside: all };
}

/** Days that follow one another are one stretch. */
function daysOf(shifts: readonly PlanLine[]): readonly Stretch[] {
  const stretches: { agentId: string; from: number; to: number }[] = [];
  for (const { agentId, day } of [...shifts].sort(byAgentAndTime)) {
    const last = stretches.at(-1);
    if (last?.agentId === agentId && day.from <= last.to) last.to = Math.max(last.to, day.to);
    else stretches.push({ agentId, ...day });
  }
  return stretches;
}

function asideOf({ line, text }: PlanLine, { other }: Refused, timeZone: string): Aside {
  const reason = `与已有排班重叠 / overlaps what is planned already: ${sayShift(other, timeZone)}`;
  return { line, code: 'overlap', reason, text };
}

function sayShift({ from, to, activity }: Shift, timeZone: string): string {
  const [begin, end] = [from, to].map((at) => DateTime.fromMillis(at, { zone: timeZone }));
  return `${begin?.toFormat('yyyy-MM-dd HH:mm')}–${end?.toFormat('HH:mm')} ${activity}`;
}
