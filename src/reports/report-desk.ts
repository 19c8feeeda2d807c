/** Reports out of the rollups, which are brought up to date for the time that is asked for before they are read. */
import type { Pool } from 'pg';
import { adherence, noPlan } from '../core/kpi/adherence';
import { kpisOf, levelOf } from '../core/kpi/kpis';
import { serviceLevelFormulas, type ServiceLevelFormula } from '../core/kpi/service-level';
import { noSums, type Sums } from '../core/kpi/sums';
import type { AgentId, QueueId } from '../core/ids';
import { usualReports } from '../core/report-rules';
import type { Rules } from '../core/rules';
import type {
  FileQuery,
  Grain,
  Period,
  PromiseQuery,
  PromiseReport,
  Report,
  ReportDesk,
  ReportLine,
  ReportQuery,
  Targets,
} from '../engine/ports';
import { periodsOf } from './periods';
import { plansOf } from './plans';
import { promiseSheet } from './promise-sheet';
import { promiseReport } from './promises';
import { querySums, type SumLine } from './query-sums';
import { refresh } from './refresh';
import { renderSheet } from './render-sheet';
import { ReportError } from './report-error';
import { reportSheet } from './report-sheet';
import type { Sheet } from './sheet';
import { targetsOf } from './targets';
import { trackedCalls } from './tracking';
import { trackingSheet } from './tracking-sheet';

export interface ReportDeskOptions {
  readonly pool: Pool;
  readonly rules: () => Rules;
  readonly now: () => number;
}

export function createReportDesk({ pool, rules, now }: ReportDeskOptions): ReportDesk {
  async function sheetOf(of: FileQuery['of'], language: FileQuery['language']): Promise<Sheet> {
    if (of.span === 'promises') return promiseSheet(await promises(pool, rules(), of, now()), language);
    if (of.span !== 'tracking') return reportSheet(await makeReport(pool, rules(), of, now()), language);
    return trackingSheet(await tracking(pool, rules(), of, now()), rules().timeZone, language);
  }
  return {
    report: (query) => makeReport(pool, rules(), query, now()),
    tracking: (query) => tracking(pool, rules(), query, now()),
    promises: (query) => promises(pool, rules(), query, now()),
    async file({ of, format, language }) {
      return await renderSheet(await sheetOf(of, language), format, language);
    },
  };
}

function tracking(pool: Pool, rules: Rules, { from, to }: Pick<ReportQuery, 'from' | 'to'>, now: number) {
  const days = { span: 'day', ...(from !== undefined && { from }), ...(to !== undefined && { to }) } as const;
  return trackedCalls(pool, rules, spanned(periodsOf(days, calendarOf(rules, now))));
}

function promises(pool: Pool, rules: Rules, query: PromiseQuery, now: number): Promise<PromiseReport> {
  const { each, by, from, to } = query;
  const days = { span: each, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return promiseReport(pool, rules, { each, by }, periodsOf(days, calendarOf(rules, now)));
}

async function makeReport(pool: Pool, rules: Rules, query: ReportQuery, now: number): Promise<Report> {
  const formula = formulaOf(query.formula ?? rules.serviceLevel.formula);
  const targets = aimed(targetsOf(rules), query.withinS);
  const periods = periodsOf(query, calendarOf(rules, now));
  const time = spanned(periods);
  await refresh(pool, { from: time.from, to: Math.min(time.to, now + 1) });
  const asked = { periods, targets };
  const lines = query.by === 'all' ? [] : await querySums(pool, { grain: query.by, ...asked });
  const totals = await querySums(pool, { grain: 'all', ...asked });
  const plans = await plansOf(pool, { by: query.by, periods, now });
  const made = (line: SumLine, key: string | null): ReportLine => {
    const plan = plans.of(line.period, key);
    return {
      ...(periods[line.period] as Period),
      key,
      name: key === null ? '' : nameOf(rules, query.by, key),
      sums: line.sums,
      serviceLevel: levelOf(formula, line.sums),
      plan,
      kpis: { ...kpisOf(line.sums), adherence: adherence(plan ?? noPlan) },
    };
  };
  return {
    ...{ span: query.span, by: query.by, formula, targets, timeZone: rules.timeZone, ...time },
    lines: periods.flatMap((_, period) => {
      const counted = lines.filter((line) => line.period === period);
      const all = totals.find((line) => line.period === period) ?? { period, key: '', sums: noSums };
      const own = [...counted, ...lacking(counted, plans.agents(period), period)];
      const silent = periods.length > 1 ? [] : lacking(own, known(rules, query.by), period);
      const hasPlan = (plans.of(period, null)?.plannedMs ?? 0) > 0;
      if (periods.length > 1 && own.length === 0 && isEmpty(all.sums) && !hasPlan) return [];
      return [...[...own, ...silent].sort(byKey).map((line) => made(line, line.key)), made(all, null)];
    }),
  };
}

const byKey = (a: SumLine, b: SumLine) => (a.key < b.key ? -1 : 1);
const isEmpty = (sums: Sums) => Object.values(sums).every((value) => value === 0);

/** Queues and numbers nobody called have their line too. */
function known(rules: Rules, by: Grain): readonly string[] {
  return { queue: [...rules.queues.keys()], number: [...rules.numbers.keys()], agent: [], menu: [], all: [] }[by];
}

/** Lines for those of the keys that have none: nothing was counted. */
function lacking(lines: readonly SumLine[], keys: readonly string[], period: number): readonly SumLine[] {
  const had = new Set<string>(lines.map(({ key }) => key));
  return keys.filter((key) => !had.has(key)).map((key) => ({ period, key, sums: noSums }));
}

function nameOf(rules: Rules, by: Grain, key: string): string {
  if (by === 'queue') return rules.queues.get(key as QueueId)?.name ?? '';
  if (by === 'agent') return rules.agents.get(key as AgentId)?.name ?? '';
  return '';
}

function formulaOf(name: string): ServiceLevelFormula {
  const known = serviceLevelFormulas.find((formula) => formula === name);
  if (known) return known;
  throw new ReportError(
    `公式应为 / the formula must be one of ${serviceLevelFormulas.join(', ')}: '${name.slice(0, 40)}'`,
  );
}

function aimed(targets: Targets, withinS: number | undefined): Targets {
  if (withinS === undefined) return targets;
  if (Number.isInteger(withinS) && withinS >= 0 && withinS <= 86_400) return { ...targets, withinS };
  throw new ReportError('时限应为 0 到 86400 的整秒数 / the target must be whole seconds from 0 to 86400');
}

const calendarOf = ({ timeZone, reports }: Rules, now: number) => ({
  timeZone,
  weekStart: (reports ?? usualReports).weekStart,
  now,
});

function spanned(periods: readonly Period[]): Period {
  return { from: periods[0]?.from ?? 0, to: periods.at(-1)?.to ?? 0 };
}
