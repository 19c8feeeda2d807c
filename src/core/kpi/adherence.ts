/**
 * 遵时度: how much of the planned time agents did what was planned. The same as Postgres counts it (`shift_sums`), for small
 * inputs.
 */

/** What an agent is planned to do. */
export const activities = ['work', 'break', 'lunch', 'training', 'meeting'] as const;
export type Activity = (typeof activities)[number];

export interface PlanSums {
  /** Up to now, and since agents' states are on record. */
  readonly plannedMs: number;
  /** Of it: her state did not fit. */
  readonly missedMs: number;
}

/** Instants in milliseconds since 1970; `to` is not in it any more. */
export interface PlannedTime {
  readonly agentId: string;
  readonly from: number;
  readonly to: number;
  readonly activity: Activity;
}
/** `to` null: to this day. */
export interface StateTime {
  readonly agentId: string;
  readonly from: number;
  readonly to: number | null;
  readonly state: string;
}

export const noPlan: PlanSums = { plannedMs: 0, missedMs: 0 };

/** 1 − missed ÷ planned, at least 0; null without a plan. */
export function adherence({ plannedMs, missedMs }: PlanSums): number | null {
  return plannedMs > 0 ? Math.max(0, 1 - missedMs / plannedMs) : null;
}

export const addPlans = (a: PlanSums, b: PlanSums): PlanSums => ({
  plannedMs: a.plannedMs + b.plannedMs,
  missedMs: a.missedMs + b.missedMs,
});

interface Time {
  readonly from: number;
  readonly to: number;
}

/**
 * By agent, in the time from `from` to before `to`. At work she is ready, offered, talking or in wrap-up; at anything else she
 * is not ready, for whatever reason, or logged out. Of whom nothing is on record was not at work. Time before the first state of
 * anybody does not count, nor does the future.
 */
export function sumPlans(
  { plans, states }: { readonly plans: readonly PlannedTime[]; readonly states: readonly StateTime[] },
  { from, to, now }: Time & { readonly now: number },
): ReadonlyMap<string, PlanSums> {
  const recorded = states.reduce((first, state) => Math.min(first, state.from), Infinity);
  const counted = { from: Math.max(from, recorded), to: Math.min(to, now) };
  const sums = new Map<string, PlanSums>();
  for (const plan of plans) {
    const time = shared(plan, counted);
    if (time.to <= time.from) continue;
    const plannedMs = time.to - time.from;
    const workedMs = states
      .filter(({ agentId, state }) => agentId === plan.agentId && atWork.has(state))
      .reduce((sum, state) => sum + lengthOf(shared(time, { from: state.from, to: state.to ?? now })), 0);
    const missedMs = plan.activity === 'work' ? plannedMs - workedMs : workedMs;
    sums.set(plan.agentId, addPlans(sums.get(plan.agentId) ?? noPlan, { plannedMs, missedMs }));
  }
  return sums;
}

const atWork: ReadonlySet<string> = new Set(['ready', 'offered', 'talking', 'wrap-up']);
const shared = (a: Time, b: Time): Time => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });
const lengthOf = ({ from, to }: Time) => Math.max(0, to - from);
