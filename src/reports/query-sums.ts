/** Sums of periods out of the rollups. */
import type { ClientBase, Pool } from 'pg';
import { noSums, type Sums } from '../core/kpi/sums';
import type { Grain, Period, Targets } from '../engine/ports';

export interface SumLine {
  /** Place in the periods that were asked for. */
  readonly period: number;
  readonly key: string;
  readonly sums: Sums;
}

/** `answeredInTime` → `answered_in_time`: as the database names it. */
export const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columns = Object.keys(noSums).map((name) => `(sums).${columnOf(name)}::double precision AS "${name}"`);
const SUMS = `
  SELECT period - 1 AS period, key, ${columns.join(', ')}
  FROM kpi_sums($1, $2, $3, $4, $5, $6, $7, $8) ORDER BY period, key`;

/** Keys nothing was counted of in a period have no line for it. In order of period and key. */
export async function querySums(
  db: Pool | ClientBase,
  {
    grain,
    periods,
    targets,
  }: { readonly grain: Grain; readonly periods: readonly Period[]; readonly targets: Targets },
): Promise<readonly SumLine[]> {
  const instants = (edge: keyof Period) => periods.map((period) => new Date(period[edge]));
  const { withinS, maxWaitS, shortAbandonS, threeRingsS, repeatHours } = targets;
  const given = [grain, instants('from'), instants('to'), withinS, maxWaitS, shortAbandonS, threeRingsS, repeatHours];
  const { rows } = await db.query<Sums & { readonly period: number; readonly key: string }>(SUMS, given);
  return rows.map(({ period, key, ...sums }) => ({ period, key, sums }));
}
