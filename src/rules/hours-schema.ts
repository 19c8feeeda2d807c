/** The shape of `hours:` and `calendars:`. Dates and times stay what operators write: `2026-10-01..2026-10-07`, `09:00-18:00`. */
import { z } from 'zod';
import { weekdays, type Span, type Weekday } from '../core/hours';
import { form, keysOnly } from './form';
import { dateRange } from './dates';
import * as is from './scalars';

const dayMinutes = 1_440;

/** `"09:00-12:00,13:00-18:00"`, `"22:00-06:00"` (into the next day), `closed`. In order of time. */
export const times = is.scalar<readonly Span[]>(
  'times such as "09:00-18:00", "09:00-12:00,13:00-17:00", "22:00-06:00", "00:00-24:00", or closed; none twice',
  (text) => {
    if (text === 'closed') return [];
    const spans = text.split(',').map((part) => spanOf(part.trim()));
    const read = spans.flatMap((span) => span ?? []).sort((a, b) => a.from - b.from);
    // Two that share a minute are a slip of the pen.
    const isApart = read.every((span, i) => i === 0 || (read[i - 1]?.to ?? 0) <= span.from);
    return read.length === spans.length && isApart ? read : undefined;
  },
);

function spanOf(text: string): Span | undefined {
  const [from, to] = text.split('-').map(minutesOf);
  if (from === undefined || to === undefined || text.split('-').length !== 2) return undefined;
  if (from === dayMinutes || from === to) return undefined;
  return { from, to: to > from ? to : to + dayMinutes };
}

function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && value <= dayMinutes ? value : undefined;
}

const daysAllowed = `days such as mon, mon-fri or sat,sun (${weekdays.join(', ')})`;

/** `mon-fri` → five days; `fri-mon` goes round the end of the week. */
export function weekdaysOf(text: string): readonly Weekday[] | undefined {
  const days = text.split(',').map((part) => {
    const [first, last, ...rest] = part.trim().split('-').map(indexOfDay);
    if (first === undefined || rest.length > 0 || first < 0 || (last ?? 0) < 0) return undefined;
    const count = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
    return Array.from({ length: count }, (_, i) => weekdays[(first + i) % 7] as Weekday);
  });
  return days.some((part) => part === undefined) ? undefined : days.flatMap((part) => part ?? []);
}

const indexOfDay = (text: string) => weekdays.findIndex((day) => day === text.trim());

const weekly = z
  .record(
    is.scalar(daysAllowed, (text) => (weekdaysOf(text) ? text : undefined)),
    times,
    {
      error: 'a map of days with their times such as { mon-fri: "09:00-18:00", sat: "09:00-12:00" }',
    },
  )
  .transform((written, context) => {
    const week = new Map<Weekday, readonly Span[]>();
    for (const [days, spans] of Object.entries(written)) {
      for (const day of weekdaysOf(days) ?? []) {
        if (week.has(day))
          context.addIssue({ code: 'custom', path: [days], message: `each day once: ${day} is twice` });
        week.set(day, spans);
      }
    }
    return week;
  });

const datesAllowed = 'a date such as 2026-10-01, or from..to such as 2026-10-01..2026-10-07 (at most 366 days)';
const readDates = (text: string) => dateRange(text, 366);
const dates = is.scalar(datesAllowed, readDates);

const named = keysOnly({ name: is.title.default(''), hours: times });

/** `closed`, times, or a map that gives the day a name too. */
const exception = z.unknown().transform((value, context): z.output<typeof named> => {
  const read = typeof value === 'string' ? times.safeParse(value) : named.safeParse(value);
  if (read.success)
    return Array.isArray(read.data) ? { name: '', hours: read.data } : (read.data as z.output<typeof named>);
  for (const issue of read.error.issues) context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
  return z.NEVER;
});

export const hoursForm = form({
  timeZone: is.timeZone.optional(),
  weekly,
  calendar: is.word.optional(),
  holidays: times.default([]),
  exceptions: z
    .record(
      is.scalar(datesAllowed, (text) => (readDates(text) ? text : undefined)),
      exception,
      {
        error: 'a map of dates with their times such as { "2026-12-31": "09:00-12:00" }',
      },
    )
    .default({}),
});

const worked = is.scalar('a date such as 2026-10-10, or with the weekday it stands for: 2026-10-10 as fri', (text) => {
  const [date = '', as, day, ...rest] = text.trim().split(/\s+/);
  const weekday = weekdays.find((known) => known === (day ?? 'mon'));
  if (!weekday || rest.length > 0 || (as ?? 'as') !== 'as' || (as !== undefined) !== (day !== undefined))
    return undefined;
  const range = dateRange(date, 1);
  return range && { range, as: weekday };
});

const oneOrMore = <T>(item: z.ZodType<T>) =>
  z.unknown().transform((value, context): readonly T[] => {
    const read = z.array(item).safeParse(Array.isArray(value) ? value : [value]);
    if (read.success) return read.data;
    for (const issue of read.error.issues) {
      const path = Array.isArray(value) ? issue.path : [];
      context.addIssue({ code: 'custom', path, message: issue.message });
    }
    return z.NEVER;
  });

export const holidayForm = form({
  name: is.title,
  off: oneOrMore(dates).default([]),
  work: oneOrMore(worked).default([]),
});

export type HoursShape = z.output<typeof hoursForm.whole>;
export type HolidayShape = z.output<typeof holidayForm.whole>;
