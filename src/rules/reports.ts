/** Reports: keys, what becomes of them, and words for changes of what they measure against. */
import { z } from 'zod';
import { usualReports, type ReportRules } from '../core/report-rules';
import { form } from './form';
import * as is from './scalars';

const timeOfDay = is.scalar('a time of day such as "06:30", or off', (text) => {
  if (text === 'off') return null;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
});

function listOf<const T extends string>(...words: readonly T[]) {
  const allowed = `a list of any of [${words.join(', ')}], each once`;
  return z
    .array(is.oneOf(...words), { error: allowed })
    .min(1, { error: allowed })
    .refine((given) => new Set(given).size === given.length, { error: allowed });
}

export const reportsForm = form({
  weekStarts: is.oneOf('monday', 'sunday').default('monday'),
  repeatWithin: is.duration('1h', '30d').default(usualReports.repeatHours * 3_600_000),
  daily: timeOfDay.default(null),
  formats: listOf('csv', 'xlsx').default(['csv', 'xlsx']),
  languages: listOf('zh', 'en').default(['zh', 'en']),
});

/** Parts of an hour count as a whole one. */
export function buildReports({
  weekStarts,
  repeatWithin,
  daily,
  ...rest
}: z.output<typeof reportsForm.whole>): ReportRules {
  const weekStart = weekStarts === 'sunday' ? 7 : 1;
  return { weekStart, repeatHours: Math.ceil(repeatWithin / 3_600_000), dailyAt: daily, ...rest };
}

export const reportWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'timing.shortAbandonMs': { zh: '短放弃', en: 'short abandon' },
  'timing.maxWaitMs': { zh: '等待目标上限', en: 'longest wait aimed at' },
  'timing.serviceLevel.formula': { zh: '服务水平公式', en: 'formula of the service level' },
  'timing.serviceLevel.withinMs': { zh: '服务水平时限', en: 'service level within' },
  'reports.weekStart': { zh: '每周起始日（1 周一，7 周日）', en: 'day with which weeks begin (1 Monday, 7 Sunday)' },
  'reports.repeatHours': { zh: '重复来电窗口（小时）', en: 'repeat-call window in hours' },
  'reports.dailyAt': { zh: '日报时间（零点后的分钟数）', en: 'daily report at, in minutes after midnight' },
  'reports.formats': { zh: '日报格式', en: 'formats of the daily report' },
  'reports.languages': { zh: '日报语言', en: 'languages of the daily report' },
};
