/** A report → a sheet in Chinese or English. */
import { DateTime } from 'luxon';
import type { Grain, Report, ReportLine, Span } from '../engine/ports';
import { columnsOf } from './report-columns';
import type { Cell, Column, Language, Sheet } from './sheet';

const spanWords: Readonly<Record<Span, readonly [zh: string, en: string]>> = {
  interval: ['时段报表', 'by interval'],
  day: ['日报', 'by day'],
  week: ['周报', 'by week'],
  month: ['月报', 'by month'],
};
const keyWords: Readonly<Record<Grain, readonly [zh: string, en: string]>> = {
  queue: ['队列', 'queue'],
  agent: ['坐席', 'agent'],
  number: ['号码', 'number'],
  menu: ['菜单', 'menu'],
  all: ['', ''],
};

export function reportSheet(report: Report, language: Language): Sheet {
  const isChinese = language === 'zh';
  const say = ([zh, en]: readonly [string, string]) => (isChinese ? zh : en);
  const columns = columnsOf(report);
  const keyColumn: Column = { kind: 'text', zh: keyWords[report.by][0], en: keyWords[report.by][1] };
  const keyed = report.by !== 'all';
  const at = (instant: number) => DateTime.fromMillis(instant, { zone: report.timeZone });
  const { targets } = report;
  const total = say(['合计', 'total']);
  return {
    title: say([`热线${spanWords[report.span][0]}`, `hotline, ${spanWords[report.span][1]}`]),
    notes: [
      `${at(report.from).toFormat('yyyy-MM-dd')} – ${at(report.to - 1).toFormat('yyyy-MM-dd')} (${report.timeZone})`,
      say([
        `服务水平公式 ${report.formula}，时限 ${targets.withinS} 秒；短放弃 < ${targets.shortAbandonS} 秒；三声 ${targets.threeRingsS} 秒；重复来电窗口 ${targets.repeatHours} 小时`,
        `service level ${report.formula} within ${targets.withinS} s; short abandon < ${targets.shortAbandonS} s; three rings ${targets.threeRingsS} s; repeat-call window ${targets.repeatHours} h`,
      ]),
    ],
    columns: [{ kind: 'text', zh: '时段', en: 'time' }, ...(keyed ? [keyColumn] : []), ...columns],
    rows: report.lines.map((line): readonly Cell[] => [
      sayTime(report.span, at(line.from), at(line.to)),
      ...(keyed ? [sayKey(line, total, report.by, isChinese)] : []),
      ...columns.map((column) => column.value(line)),
    ]),
    timeZone: report.timeZone,
  };
}

function sayKey({ key, name }: ReportLine, total: string, by: Grain, isChinese: boolean): string {
  if (key === null) return total;
  if (key === '')
    return by === 'menu' ? (isChinese ? '（无菜单）' : '(no menu)') : isChinese ? '（未知）' : '(unknown)';
  return name === '' ? key : `${key} ${name}`;
}

/** An hour that comes twice, as clocks go back, is told apart by its offset. */
function sayTime(span: Span, from: DateTime, to: DateTime): string {
  if (span === 'interval') {
    const isTwice = from.minus({ hours: 1 }).hour === from.hour || from.plus({ hours: 1 }).hour === from.hour;
    return `${from.toFormat('yyyy-MM-dd HH:mm')}${isTwice ? from.toFormat(' ZZ') : ''}`;
  }
  if (span === 'month') return from.toFormat('yyyy-MM');
  const first = from.toFormat('yyyy-MM-dd');
  return span === 'day' ? first : `${first} – ${to.minus({ days: 1 }).toFormat('MM-dd')}`;
}
