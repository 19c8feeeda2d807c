/** Days, weeks and months by the clock on the hotline's wall: also those on which clocks change. */
import { DateTime } from 'luxon';
import type { Period, ReportQuery, Span } from '../engine/ports';
import { ReportError } from './report-error';

const quarterMs = 900_000;
/** More lines nobody reads, and a mistake in a date could ask for thousands of years. */
const most = 3_000;

export interface Calendar {
  readonly timeZone: string;
  /** With which weeks begin: 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  readonly now: number;
}

/** Whole spans, from the one `from` lies in to the one `to` lies in. Throws a ReportError. */
export function periodsOf(
  { span, from, to }: Pick<ReportQuery, 'span' | 'from' | 'to'>,
  calendar: Calendar,
): readonly Period[] {
  const first = dateOf(from ?? to ?? 'today', calendar);
  const last = dateOf(to ?? (from === undefined ? 'today' : from), calendar);
  if (last < first) throw new ReportError(`截止日期早于起始日期 / the last day is before the first: ${from} … ${to}`);
  const periods = span === 'interval' ? quarters(first, last.plus({ days: 1 })) : whole(span, first, last, calendar);
  if (periods.length > 0 && periods.length <= most) return periods;
  throw new ReportError(`最多 ${most} 个时段，请缩短日期范围 / at most ${most} lines of time: ask for fewer days`);
}

/** Midnight with which the day begins; a day whose midnight is skipped begins with its first instant. */
export function dateOf(text: string, { timeZone, now }: Pick<Calendar, 'timeZone' | 'now'>): DateTime {
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  if (text === 'today') return today;
  if (text === 'yesterday') return today.minus({ days: 1 });
  const date = DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: timeZone });
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && date.isValid) return date.startOf('day');
  throw new ReportError(`日期应如 2026-11-22、today 或 yesterday / no date: '${text.slice(0, 40)}'`);
}

function whole(
  span: Exclude<Span, 'interval'>,
  first: DateTime,
  last: DateTime,
  { weekStart }: Calendar,
): readonly Period[] {
  const periods: Period[] = [];
  const step = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[span];
  for (let at = beginning(span, first, weekStart); at <= last && periods.length <= most;) {
    const next = at.plus(step).startOf('day');
    periods.push({ from: at.toMillis(), to: next.toMillis() });
    at = next;
  }
  return periods;
}

function beginning(span: Span, date: DateTime, weekStart: number): DateTime {
  if (span === 'month') return date.startOf('month');
  if (span === 'week') return date.minus({ days: (date.weekday - weekStart + 7) % 7 }).startOf('day');
  return date;
}

function quarters(first: DateTime, end: DateTime): readonly Period[] {
  const count = Math.ceil((end.toMillis() - first.toMillis()) / quarterMs);
  if (count > most) return [];
  return Array.from({ length: count }, (_, i) => {
    const from = first.toMillis() + i * quarterMs;
    return { from, to: from + quarterMs };
  });
}
