/** The report of promises as a sheet. */
import { DateTime } from 'luxon';
import type { PromiseLine, PromiseReport } from '../engine/ports';
import type { Column, Language, Sheet } from './sheet';

const count = (zh: string, en: string): Column => ({ kind: 'count', zh, en });
const columns: readonly Column[] = [
  count('承诺', 'asked'),
  count('按时兑现', 'kept in time'),
  count('逾期兑现', 'kept late'),
  count('客户已来电', 'rang in'),
  count('未兑现', 'failed'),
  count('取消', 'cancelled'),
  count('待办', 'open'),
  count('其中逾期', 'overdue'),
  { kind: 'share', zh: '承诺兑现率', en: 'kept' },
  { kind: 'text', zh: '未兑现原因', en: 'why failed' },
];
const keys = { queue: ['队列', 'queue'], agent: ['承诺坐席', 'who promised'], kind: ['类型', 'kind'] } as const;
const titles = {
  day: ['承诺日报', 'promises by day'],
  week: ['承诺周报', 'promises by week'],
  month: ['承诺月报', 'promises by month'],
} as const;

export function promiseSheet(report: PromiseReport, language: Language): Sheet {
  const { each, by, timeZone, lines } = report;
  const say = ([zh, en]: readonly [string, string]) => (language === 'zh' ? zh : en);
  const at = (instant: number) => DateTime.fromMillis(instant, { zone: timeZone });
  const [zh, en] = keys[by];
  const time = ({ from }: PromiseLine) => at(from).toFormat(each === 'month' ? 'yyyy-MM' : 'yyyy-MM-dd');
  const key = ({ key: id, name }: PromiseLine) =>
    id === null ? say(['合计', 'total']) : id === '' ? say(['（无）', '(nobody)']) : `${id} ${name}`.trim();
  return {
    title: say(titles[each]),
    notes: [
      `${at(report.from).toFormat('yyyy-MM-dd')} – ${at(report.to - 1).toFormat('yyyy-MM-dd')} (${timeZone})`,
      say([
        '按登记日期统计；兑现率 = 按时兑现 ÷（兑现 + 未兑现 + 逾期待办）',
        'by the day they were asked for; kept = in time ÷ (kept + failed + overdue)',
      ]),
    ],
    columns: [{ kind: 'text', zh: '时段', en: 'time' }, { kind: 'text', zh, en }, ...columns],
    rows: lines.map((line) => {
      const { asked, keptInTime, keptLate, settled, failed, cancelled, open, overdue, failedBy } = line.sums;
      const why = Object.entries(failedBy).map(([reason, n]) => `${reason} ${n}`);
      return [
        ...[time(line), key(line), asked, keptInTime, keptLate, settled, failed, cancelled, open, overdue],
        ...[line.keeping, why.join(', ')],
      ];
    }),
    timeZone,
  };
}
