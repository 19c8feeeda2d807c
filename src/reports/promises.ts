/** How promises to ring customers were kept, out of the rows themselves: their states change for days. */
import type { Pool } from 'pg';
import { addPromises, promiseKeeping, type PromiseSums } from '../core/kpi/promises';
import type { AgentId, QueueId } from '../core/ids';
import type { Rules } from '../core/rules';
import type { Period, PromiseGrain, PromiseLine, PromiseQuery, PromiseReport } from '../engine/ports';

const SUMS = `
  SELECT period - 1 AS period, key, asked::integer, kept_in_time::integer AS "keptInTime", kept_late::integer AS "keptLate",
    settled::integer, failed::integer, cancelled::integer, open::integer, overdue::integer, failed_by AS "failedBy"
  FROM promise_sums($1, $2, $3) ORDER BY period, key`;

type Row = PromiseSums & { readonly period: number; readonly key: string };

export async function promiseReport(
  pool: Pool,
  rules: Rules,
  { each, by }: PromiseQuery,
  periods: readonly Period[],
): Promise<PromiseReport> {
  const lines = await querySums(pool, by, periods);
  const made = (period: number, key: string | null, sums: PromiseSums): PromiseLine => ({
    ...(periods[period] as Period),
    ...{ key, name: key === null ? '' : nameOf(rules, by, key), sums, keeping: promiseKeeping(sums) },
  });
  return {
    ...{ each, by, timeZone: rules.timeZone },
    ...{ from: periods[0]?.from ?? 0, to: periods.at(-1)?.to ?? 0 },
    lines: periods.flatMap((_, period) => {
      const own = lines.filter((row) => row.period === period);
      if (own.length === 0 && periods.length > 1) return [];
      // Each promise stands in one line: of one queue, of one agent or nobody, of one kind.
      return [...own.map((row) => made(period, row.key, sumsOf(row))), made(period, null, addPromises(own))];
    }),
  };
}

async function querySums(pool: Pool, by: PromiseGrain, periods: readonly Period[]): Promise<readonly Row[]> {
  const edges = [periods.map(({ from }) => new Date(from)), periods.map(({ to }) => new Date(to))];
  return (await pool.query<Row>(SUMS, [by, ...edges])).rows;
}

const sumsOf = ({ period: _period, key: _key, ...sums }: Row): PromiseSums => sums;

function nameOf(rules: Rules, by: PromiseGrain, key: string): string {
  if (by === 'queue') return rules.queues.get(key as QueueId)?.name ?? '';
  return by === 'agent' ? (rules.agents.get(key as AgentId)?.name ?? '') : '';
}
