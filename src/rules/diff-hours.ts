/** Hours in words, and what of their tables is worth telling: days that change alike are told once. */
import type { Leaf } from './diff-leaves';
import { isMap, isSame } from './diff-leaves';
import { dateRange, daysIn } from './dates';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** What stands in `weekly` and `days`; null for all else. */
export function sayHours(value: unknown, path: readonly string[]): Words | null {
  if (path[0] === 'weekly' && path.length > 1) return saySpans(value ?? []);
  if (path[0] !== 'days') return null;
  return value === undefined || value === null ? { zh: '照常', en: 'as every week' } : saySpecialDay(value);
}

/** `[{ from: 540, to: 1080 }]` → `09:00–18:00`; null when the value is no list of times. */
function saySpans(value: unknown): Words | null {
  if (!Array.isArray(value) || !value.every(isSpan)) return null;
  if (value.length === 0) return { zh: '休', en: 'closed' };
  const said = value.map(({ from, to }) => `${clock(from)}–${clock(to > 1_440 ? to - 1_440 : to)}`).join(', ');
  return { zh: said, en: said };
}

const isSpan = (value: unknown): value is { readonly from: number; readonly to: number } =>
  isMap(value) && typeof value['from'] === 'number' && typeof value['to'] === 'number';

const kinds: Readonly<Record<string, Words>> = {
  holiday: { zh: '放假', en: 'holiday' },
  'make-up': { zh: '调休上班', en: 'make-up working day' },
  exception: { zh: '例外', en: 'exception' },
};

/** `国庆节 放假 休`; null when the value is no day of its own. */
function saySpecialDay(value: unknown): Words | null {
  if (!isMap(value)) return null;
  const kind = kinds[String(value['of'])];
  const spans = saySpans(value['spans']);
  if (!kind || !spans) return null;
  const name = String(value['name']);
  const join = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
  return { zh: join([name, kind.zh, spans.zh]), en: join([name, kind.en, spans.en]) };
}

/** Differences of one entry of `hours`: whole days, in runs; the zone's tables follow from its name. */
export function hoursLeaves(leaves: readonly Leaf[], from: unknown, to: unknown): readonly Leaf[] {
  const isZoneTold = leaves.some(({ path }) => path[0] === 'timeZone');
  const others = leaves.filter(({ path }) => path[0] !== 'days' && path[0] !== 'offsets');
  const offsets = leaves.filter(({ path }) => path[0] === 'offsets' && !isZoneTold);
  return [...others, ...offsets.map(withoutTable), ...dayRuns(daysOf(from), daysOf(to))];
}

/** Nobody reads a hundred instants. */
const withoutTable = ({ path, from, to }: Leaf): Leaf => ({ path, from: lengthOf(from), to: lengthOf(to) });
const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : null);
const daysOf = (entry: unknown): Readonly<Record<string, unknown>> => {
  const days = isMap(entry) ? entry['days'] : undefined;
  return isMap(days) ? days : {};
};

function dayRuns(from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): readonly Leaf[] {
  const dates = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  const runs: { first: string; last: string; from: unknown; to: unknown }[] = [];
  for (const date of dates) {
    const [before, after] = [from[date], to[date]];
    if (isSame(before, after)) continue;
    const run = runs.at(-1);
    const next = run && dateRange(`${run.last}..${date}`, 2);
    if (next && daysIn(next) === 2 && isSame(run.from, before) && isSame(run.to, after)) run.last = date;
    else runs.push({ first: date, last: date, from: before, to: after });
  }
  return runs.map(({ first, last, from: before, to: after }) => {
    const dates = first === last ? first : `${first}..${last}`;
    return { path: ['days', dates], from: before, to: after };
  });
}
