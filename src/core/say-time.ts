/** Dates, times of day and durations in recorded parts. */
import type { Instant, Language, PromptId } from './ids';
import { belowHundred, sayCount, sayFigures, sayInteger } from './say-number';

export interface WallDate {
  /** Null: not said. 1 to 9,999. */
  readonly year: number | null;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}
export interface WallTime {
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
}

/** What calendar and clock show there; `aheadMs`: what they are ahead of UTC. */
export function wallClock(at: Instant, aheadMs: number): WallTime & { readonly [K in keyof WallDate]: number } {
  const wall = new Date(at + aheadMs);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/** 二零二六年三月三日 / the third of March twenty twenty-six. */
export function sayDate({ year, month, day }: WallDate, language: Language): PromptId[] {
  within(month, 1, 12, 'month');
  within(day, 1, daysOf(month, year), 'day');
  if (year !== null) within(year, 1, 9_999, 'year');
  const [monthPart, dayPart] = [`month-${month}`, `day-${day}`];
  if (language === 'en') return [dayPart, monthPart, ...(year === null ? [] : englishYear(year))];
  return [...(year === null ? [] : [...sayFigures(String(year)), 'date-year']), monthPart, dayPart];
}

/** 2026 → twenty twenty-six; 2005 → two thousand and five; 1905 → nineteen oh five. */
function englishYear(year: number): PromptId[] {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (year < 1_000 || (century % 10 === 0 && rest < 10)) return sayInteger(year, 'en');
  if (rest === 0) return [...belowHundred(century), 'number-hundred'];
  return [...belowHundred(century), ...(rest < 10 ? ['time-oh'] : []), ...belowHundred(rest)];
}

/** 下午两点零五分, 上午九点整 / two oh five in the afternoon, nine o'clock in the morning. */
export function sayTimeOfDay({ hour, minute }: WallTime, language: Language): PromptId[] {
  within(hour, 0, 23, 'hour');
  within(minute, 0, 59, 'minute');
  if (language === 'en') return englishTime(hour, minute);
  const shown = hour > 12 ? hour - 12 : hour;
  const clock = [mandarinPart(hour), ...sayCount(shown, 'zh'), 'time-hour'];
  if (minute === 0) return [...clock, 'time-sharp'];
  return [...clock, ...(minute < 10 ? ['number-0'] : []), ...sayInteger(minute, 'zh'), 'time-minute'];
}

function mandarinPart(hour: number): PromptId {
  if (hour < 6) return 'time-small-hours';
  if (hour < 12) return 'time-morning';
  if (hour < 13) return 'time-noon';
  return hour < 18 ? 'time-afternoon' : 'time-evening';
}

function englishTime(hour: number, minute: number): PromptId[] {
  const clock = [`number-${hour % 12 === 0 ? 12 : hour % 12}`];
  if (minute > 0) return [...clock, ...(minute < 10 ? ['time-oh'] : []), ...belowHundred(minute), englishPart(hour)];
  if (hour === 0) return [...clock, 'time-midnight'];
  if (hour === 12) return [...clock, 'time-noon'];
  return [...clock, 'time-hour', englishPart(hour)];
}

function englishPart(hour: number): PromptId {
  if (hour < 6) return 'time-small-hours';
  if (hour < 12) return 'time-morning';
  return hour < 18 ? 'time-afternoon' : 'time-evening';
}

/** 两小时五分钟 / two hours and five minutes. */
export function sayDuration(ms: number, language: Language): PromptId[] {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`no duration: ${ms}`);
  const seconds = Math.floor(ms / 1_000);
  const parts = [
    { n: Math.floor(seconds / 86_400), unit: 'day' },
    { n: Math.floor(seconds / 3_600) % 24, unit: 'hour' },
    { n: Math.floor(seconds / 60) % 60, unit: 'minute' },
    { n: seconds % 60, unit: 'second' },
  ].filter(({ n, unit }) => n > 0 || (seconds === 0 && unit === 'second'));
  return parts.flatMap(({ n, unit }, i) => {
    const isLastOfMore = language === 'en' && i > 0 && i === parts.length - 1;
    const named = language === 'en' && n !== 1 ? `duration-${unit}s` : `duration-${unit}`;
    return [...(isLastOfMore ? ['number-and'] : []), ...sayCount(n, language), named];
  });
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysOf(month: number, year: number | null): number {
  const isShort = month === 2 && year !== null && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0));
  return isShort ? 28 : (monthDays[month - 1] ?? 0);
}

function within(value: number, least: number, most: number, what: string): void {
  if (!Number.isInteger(value) || value < least || value > most) throw new RangeError(`no such ${what}: ${value}`);
}

export const timePrompts: readonly PromptId[] = [
  'date-year',
  ...Array.from({ length: 12 }, (_, i) => `month-${i + 1}`),
  ...Array.from({ length: 31 }, (_, i) => `day-${i + 1}`),
  ...['hour', 'minute', 'sharp', 'oh', 'small-hours', 'morning', 'noon', 'afternoon', 'evening', 'midnight'].map(
    (part) => `time-${part}`,
  ),
  ...['day', 'hour', 'minute', 'second'].flatMap((unit) => [`duration-${unit}`, `duration-${unit}s`]),
];
