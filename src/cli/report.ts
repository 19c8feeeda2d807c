/**
 * `hotline report day|week|month|interval|promises|tracking`: the figures out of Postgres, on the terminal or as a file. It asks the
 * database itself, so that it answers while the hotline is stopped.
 */
import { Option, type Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { Pool } from 'pg';
import { promisesJson, reportJson, trackingJson } from '../console/report-json';
import { readSettings } from '../config';
import { serviceLevelFormulas } from '../core/kpi/service-level';
import type { Rules } from '../core/rules';
import { promiseGrains, promiseSpans, type PromiseGrain } from '../engine/promise-report';
import { grains, spans, type Grain, type Span } from '../engine/report-desk';
import type { FileQuery, PromiseQuery, ReportDesk } from '../engine/ports';
import { promiseSheet } from '../reports/promise-sheet';
import { createReportDesk } from '../reports/report-desk';
import { ReportError } from '../reports/report-error';
import { reportSheet } from '../reports/report-sheet';
import type { Sheet } from '../reports/sheet';
import { trackingSheet } from '../reports/tracking-sheet';
import { loadRules } from '../rules/load-rules';
import { parseDuration } from '../rules/scalars';
import { postgresEndpoint } from '../stack/endpoints';
import { printSheet } from './report/print-sheet';

type Format = 'table' | 'json' | FileQuery['format'];
interface Options {
  readonly by?: Grain;
  readonly from?: string;
  readonly to?: string;
  readonly formula?: string;
  readonly within?: string;
  readonly format: Format;
  readonly lang?: 'zh' | 'en';
  readonly out?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

const words: Readonly<Record<Span, string>> = {
  day: '日报 / by day',
  week: '周报 / by week',
  month: '月报 / by month',
  interval: '每 15 分钟 / by quarter of an hour',
};

const promiseWords = '回电承诺的兑现：day、week、month / how promises to ring customers were kept';

export function register(program: Command): void {
  const report = program
    .command('report')
    .description('报表：接通率、服务水平、三声接听率等，见 docs/reports.md / the figures of days, weeks and months');
  for (const span of spans)
    dated(report.command(span).description(words[span]))
      .addOption(new Option('--by <what>', '按队列、坐席、号码、菜单 / lines by').choices(grains).default('queue'))
      .addOption(
        new Option('--formula <name>', '服务水平公式，默认按规则 / of the service level').choices(serviceLevelFormulas),
      )
      .option('--within <duration>', '服务水平时限，如 20s，默认按规则 / its target')
      .option('--all', '全部列 / every column')
      .action((options: Options) => tell({ ...options, span }));
  dated(report.command('promises').argument('[each]', 'day、week、month').description(promiseWords))
    .addOption(new Option('--by <what>', '按队列、坐席、类型 / lines by').choices(promiseGrains).default('queue'))
    .action((each: string | undefined, options: Options & { by: PromiseGrain }) =>
      tell({ ...options, each: spanOf(each ?? 'day'), span: 'promises', all: true }),
    );
  dated(report.command('tracking').description('客户问题处理跟踪表 / one line for each inbound call, masked')).action(
    (options: Options) => tell({ ...options, all: true, span: 'tracking' }),
  );
}

const dated = (command: Command): Command =>
  command
    .option('--from <date>', '起始日期：2026-11-22、today、yesterday / the first day')
    .option('--to <date>', '截止日期（含）/ the last day')
    .addOption(new Option('--format <format>', '格式').choices(['table', 'csv', 'xlsx', 'json']).default('table'))
    .addOption(new Option('--lang <language>', '标题语言，默认按规则 / headings').choices(['zh', 'en']))
    .option('--out <file>', '写入文件 / into a file')
    .option('--json', '同 --format json');

type Asked =
  | (Options & { readonly span: Span | 'tracking' })
  | (Omit<Options, 'by'> & PromiseQuery & { readonly span: 'promises' });

function spanOf(text: string): PromiseQuery['each'] {
  const known = promiseSpans.find((span) => span === text);
  if (known) return known;
  throw new ReportError(`应为 / one of ${promiseSpans.join(', ')}: '${text.slice(0, 40)}'`);
}

async function tell(asked: Asked): Promise<void> {
  const settings = readSettings();
  const rules = await loadRules(settings.rulesFile);
  const format: Format = asked.json ? 'json' : asked.format;
  if (format === 'xlsx' && asked.out === undefined && process.stdout.isTTY)
    throw new ReportError('xlsx 请用 --out 文件名 / a spreadsheet goes into a file: --out FILE');
  const pool = new Pool({ connectionString: postgresEndpoint(settings), application_name: 'hotline report' });
  try {
    const desk = createReportDesk({ pool, rules: () => rules, now: () => Date.now() });
    const language = asked.lang ?? (rules.language === 'zh' ? 'zh' : 'en');
    const query = queryOf(asked);
    if (format === 'csv' || format === 'xlsx')
      return await put(await desk.file({ of: query, format, language }), asked.out);
    if (format === 'json') return await put(`${JSON.stringify(await jsonOf(desk, query))}\n`, asked.out);
    await put(`${printSheet(await sheetOf(desk, query, rules, language), language, asked.all ?? false)}\n`, asked.out);
  } finally {
    await pool.end();
  }
}

async function sheetOf(desk: ReportDesk, query: FileQuery['of'], rules: Rules, language: 'zh' | 'en'): Promise<Sheet> {
  if (query.span === 'promises') return promiseSheet(await desk.promises(query), language);
  if (query.span === 'tracking') return trackingSheet(await desk.tracking(query), rules.timeZone, language);
  return reportSheet(await desk.report(query), language);
}

async function jsonOf(desk: ReportDesk, query: FileQuery['of']): Promise<object> {
  if (query.span === 'promises') return promisesJson(await desk.promises(query));
  return query.span === 'tracking' ? trackingJson(await desk.tracking(query)) : reportJson(await desk.report(query));
}

function queryOf(asked: Asked): FileQuery['of'] {
  const { from, to } = asked;
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  if (asked.span === 'promises') return { span: asked.span, each: asked.each, by: asked.by, ...days };
  const { span, by = 'queue', formula, within } = asked;
  if (span === 'tracking') return { span, ...days };
  return {
    ...{ span, by, ...days, ...(formula !== undefined && { formula }) },
    ...(within !== undefined && { withinS: secondsOf(within) }),
  };
}

function secondsOf(text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : parseDuration(text);
  if (ms !== undefined && ms % 1_000 === 0) return ms / 1_000;
  throw new ReportError(
    `时限应为整秒，如 20s、2m / the target must be whole seconds such as 20s, 2m: '${text.slice(0, 40)}'`,
  );
}

/** A reader such as `head` that has seen enough ends it. */
async function put(content: Buffer | string, file: string | undefined): Promise<void> {
  process.stdout.on('error', () => process.exit(0));
  if (file === undefined) return void process.stdout.write(content);
  await writeFile(file, content);
  console.error(`已写入 / written: ${file}`);
}
