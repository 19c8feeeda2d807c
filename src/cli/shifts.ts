/**
 * `hotline shifts import|list|remove`: the shift plan, which adherence is measured against. It goes to the database itself, so
 * that it works while the hotline is stopped.
 */
import type { Command } from 'commander';
import type { Pool } from 'pg';
import { readSettings } from '../config';
import { shiftJson } from '../console/shift-routes';
import type { Rules } from '../core/rules';
import { dateOf } from '../reports/periods';
import { ReportError } from '../reports/report-error';
import { importPlan } from '../reports/shifts/import-plan';
import { listShifts, replaceShifts } from '../reports/shifts/shift-rows';
import { loadRules } from '../rules/load-rules';
import { printImport, printShifts } from './shifts/print-shifts';
import { readPlanFile } from './shifts/plan-file';
import { withPool } from './with-pool';

interface Options {
  readonly agent?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** More nobody reads. */
const mostShifts = 50_000;
const dates = '2026-11-22、today、yesterday';

export function register(program: Command): void {
  const shifts = program
    .command('shifts')
    .description('排班，遵时度的依据 / the shift plan, which adherence is measured against');
  shifts
    .command('import')
    .argument('<file>', 'CSV：坐席,日期,起,止,活动；- 为标准输入 / agent,date,from,to,activity; - for stdin')
    .option('--json', 'JSON')
    .description(
      '导入排班：文件涉及的坐席和日期重新排定，重复导入不变；错误行搁置 / plans the days of a file anew; wrong lines are set aside',
    )
    .action((file: string, options: Options) => onPlan((pool, rules) => importFile({ pool, rules, file }, options)));
  shifts
    .command('list')
    .option('--agent <agent>', '坐席 / of an agent', collect)
    .option('--from <date>', `起始日期：${dates}，默认今天 / the first day; today unless given`)
    .option('--to <date>', '截止日期（含），默认起始后第六天 / the last day; six after the first unless given')
    .option('--json', 'JSON')
    .description('已排定的 / what is planned')
    .action((options: Options) => onPlan((pool, rules) => list(pool, rules, options)));
  shifts
    .command('remove')
    .requiredOption('--agent <agent>', '坐席，可多次 / of an agent; again and again', collect)
    .requiredOption('--from <date>', `起始日期：${dates} / the first day`)
    .requiredOption('--to <date>', '截止日期（含）/ the last day')
    .option('--json', 'JSON')
    .description('删除这些天开始的班次 / those that begin on these days')
    .action((options: Options) => onPlan((pool, rules) => remove(pool, rules, options)));
}

const collect = (agent: string, before: readonly string[] = []): readonly string[] => [...before, agent];

async function onPlan(work: (pool: Pool, rules: Rules) => Promise<void>): Promise<void> {
  const rules = await loadRules(readSettings().rulesFile);
  await withPool((pool) => work(pool, rules), { purpose: 'shifts', statementTimeoutMs: 120_000 });
}

async function importFile(
  { pool, rules, file }: { readonly pool: Pool; readonly rules: Rules; readonly file: string },
  { json }: Options,
): Promise<void> {
  const text = await readPlanFile(file);
  const agents = { has: (id: string) => [...rules.agents.keys()].some((known) => known === id) };
  const done = await importPlan(pool, text, { agents, timeZone: rules.timeZone, now: Date.now() });
  console.log(json ? JSON.stringify(done) : printImport(done));
  // Nothing of it was any good.
  if (done.added === 0 && done.setAside > 0) process.exitCode = 1;
}

async function list(pool: Pool, rules: Rules, { agent = [], json, ...days }: Options): Promise<void> {
  const time = timeOf(days, rules.timeZone);
  const found = await Promise.all(
    agent.length === 0
      ? [listShifts(pool, time, mostShifts + 1)]
      : agent.map((agentId) => listShifts(pool, { ...time, agentId }, mostShifts + 1)),
  );
  const shifts = found.flat();
  if (shifts.length > mostShifts)
    throw new ReportError(`超过 ${mostShifts} 行，请缩短日期范围 / more than ${mostShifts} lines: ask for fewer days`);
  console.log(json ? JSON.stringify({ shifts: shifts.map(shiftJson) }) : printShifts(shifts, rules));
}

async function remove(pool: Pool, rules: Rules, { agent = [], json, ...days }: Options): Promise<void> {
  const time = timeOf(days, rules.timeZone);
  const stretches = agent.map((agentId) => ({ agentId, ...time }));
  const { removed } = await replaceShifts(pool, { stretches, shifts: [], partly: false });
  console.log(json ? JSON.stringify({ removed }) : `已删除 removed ${removed}`);
}

/** Whole days by the hotline's clock, from the first to the end of the last. */
function timeOf({ from = 'today', to }: Pick<Options, 'from' | 'to'>, timeZone: string) {
  const calendar = { timeZone, now: Date.now() };
  const first = dateOf(from, calendar);
  const last = to === undefined ? first.plus({ days: 6 }) : dateOf(to, calendar);
  if (last < first) throw new ReportError(`截止日期早于起始日期 / the last day is before the first: ${from} … ${to}`);
  return { from: first.toMillis(), to: last.plus({ days: 1 }).startOf('day').toMillis() };
}
