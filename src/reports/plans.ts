/** Planned and missed time of periods, out of the rows themselves: plans are changed late. */
import type { Pool } from 'pg';
import { addPlans, noPlan, type PlanSums } from '../core/kpi/adherence';
import type { Grain, Period } from '../engine/ports';

export interface PlanLine extends PlanSums {
  /** Place in the periods that were asked for. */
  readonly period: number;
  readonly key: string;
}

const SUMS = `
  SELECT period - 1 AS period, key, planned_ms::double precision AS "plannedMs", missed_ms::double precision AS "missedMs"
  FROM shift_sums('agent', $1, $2, $3) ORDER BY period, key`;

/** By agent. Who is not planned in a period has no line for it. */
export async function queryPlans(pool: Pool, periods: readonly Period[], now: number): Promise<readonly PlanLine[]> {
  const instants = (edge: keyof Period) => periods.map((period) => new Date(period[edge]));
  return (await pool.query<PlanLine>(SUMS, [instants('from'), instants('to'), new Date(now)])).rows;
}

/** What the lines of a report show of the plan. */
export interface Plans {
  /** `key` null: of all agents. Null: these lines have none. */
  of(period: number, key: string | null): PlanSums | null;
  /** Agents who were to be there in a period. */
  agents(period: number): readonly string[];
}

const none: Plans = { of: () => null, agents: () => [] };

export async function plansOf(
  pool: Pool,
  { by, periods, now }: { readonly by: Grain; readonly periods: readonly Period[]; readonly now: number },
): Promise<Plans> {
  if (by !== 'agent' && by !== 'all') return none;
  const sums = new Map<number, Map<string, PlanSums>>();
  for (const { period, key, plannedMs, missedMs } of await queryPlans(pool, periods, now))
    sums.set(period, (sums.get(period) ?? new Map<string, PlanSums>()).set(key, { plannedMs, missedMs }));
  return {
    of: (period, key) =>
      key === null
        ? [...(sums.get(period)?.values() ?? [])].reduce(addPlans, noPlan)
        : (sums.get(period)?.get(key) ?? noPlan),
    agents: (period) => (by === 'agent' ? [...(sums.get(period)?.keys() ?? [])] : []),
  };
}
