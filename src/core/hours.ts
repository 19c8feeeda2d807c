/**
 * Opening hours: a pure answer from tables. A clock on the wall of the hours' zone decides: open is when it shows a time
 * within a span, so that a day on which clocks change keeps its hours. The rules bring the tables for many years at once;
 * nothing here is recomputed by the day, and the same rules give the same answer in every replay.
 */
import type { Instant } from './ids';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Minutes after the midnight with which its day begins; `to` is no longer open. Beyond 1,440: into the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** A date with hours of its own. */
export interface SpecialDay {
  /** `make-up`: a day off that is worked (调休). */
  readonly of: 'holiday' | 'make-up' | 'exception';
  /** As the operators call it; may be empty. */
  readonly name: string;
  readonly spans: readonly Span[];
}
export interface Hours {
  readonly id: string;
  readonly timeZone: string;
  /** In order of time; the first holds for all time before the second, the last for all after it. Never empty. */
  readonly offsets: readonly ZoneOffset[];
  /** Without a day: closed on it. */
  readonly weekly: ReadonlyMap<Weekday, readonly Span[]>;
  /** `2026-10-01` → its own table; before all others. */
  readonly days: ReadonlyMap<string, SpecialDay>;
}
export interface ZoneOffset {
  readonly since: Instant;
  /** What the zone's clocks are ahead of UTC. */
  readonly aheadMs: number;
}

/** How the hours stand at an instant. */
export interface Standing {
  readonly isOpen: boolean;
  /** When that ends; null: not within the next 400 days. */
  readonly changesAt: Instant | null;
  /** The day whose table decides: of a night that runs on from yesterday, yesterday. */
  readonly date: string;
  readonly special: SpecialDay | null;
  /** The one it is open by. */
  readonly span: Span | null;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const dayMinutes = 1_440;
const horizonDays = 400;

interface Known {
  readonly from: Instant;
  readonly until: Instant;
  readonly standing: Standing;
}
/** The last answer of each, for as long as any later one is the same: a busy hour computes it once. */
const known = new WeakMap<Hours, Known>();

export function standingAt(hours: Hours, at: Instant): Standing {
  const last = known.get(hours);
  if (last && last.from <= at && at < last.until) return last.standing;
  const wall = wallAt(hours, at);
  const standing = { isOpen: wall.span !== null, changesAt: nextChange(hours, at), ...wall };
  known.set(hours, { from: at, until: sameUntil(hours, at), standing });
  return standing;
}

/** Until then no span begins or ends, no day begins, no clock is changed, and nothing more comes into sight. */
function sameUntil(hours: Hours, at: Instant): Instant {
  const { aheadMs, until } = regimeAt(hours, at);
  const midnight = (Math.floor((at + aheadMs) / dayMs) + 1) * dayMs - aheadMs;
  const end = Math.min(until, midnight, utcMidnightAfter(at));
  const edge = firstEdge(hours, at + aheadMs, end + aheadMs, () => true);
  return edge === undefined ? end : edge - aheadMs;
}

export function isOpen(hours: Hours, at: Instant): boolean {
  return standingAt(hours, at).isOpen;
}

/** Which table the clock on the wall is in. */
function wallAt(hours: Hours, at: Instant): Pick<Standing, 'date' | 'special' | 'span'> {
  const wall = at + regimeAt(hours, at).aheadMs;
  const day = Math.floor(wall / dayMs);
  const minutes = (wall - day * dayMs) / minuteMs;
  for (const back of [0, 1]) {
    const passed = minutes + back * dayMinutes;
    const span = spansOf(hours, day - back).find(({ from, to }) => from <= passed && passed < to);
    if (span) return { ...dateOf(hours, day - back), span };
  }
  return { ...dateOf(hours, day), span: null };
}

function nextChange(hours: Hours, at: Instant): Instant | null {
  const open = wallAt(hours, at).span !== null;
  const isOther = (instant: Instant) => (wallAt(hours, instant).span !== null) !== open;
  const end = utcMidnightAfter(at) + horizonDays * dayMs;
  for (let from = at; from < end;) {
    const { aheadMs, until } = regimeAt(hours, from);
    const change = firstEdge(hours, from + aheadMs, Math.min(until, end) + aheadMs, (wall) => isOther(wall - aheadMs));
    if (change !== undefined) return change - aheadMs;
    if (until < end && isOther(until)) return until;
    from = until;
  }
  return null;
}

/** The first wanted time after `from` and before `end` at which a span begins or ends, on clocks that run evenly. */
function firstEdge(hours: Hours, from: number, end: number, isWanted: (wall: number) => boolean): number | undefined {
  for (let day = Math.floor(from / dayMs); day * dayMs < end; day += 1) {
    const today = spansOf(hours, day).flatMap((span) => [span.from, span.to]);
    const yesterday = spansOf(hours, day - 1).map((span) => span.to - dayMinutes);
    const edge = [...yesterday, ...today]
      .filter((minutes) => minutes >= 0 && minutes < dayMinutes)
      .map((minutes) => day * dayMs + minutes * minuteMs)
      .sort((a, b) => a - b)
      .find((wall) => wall > from && wall < end && isWanted(wall));
    if (edge !== undefined) return edge;
  }
  return undefined;
}

/** What the clocks of these hours are ahead of UTC. */
export const aheadAt = (hours: Hours, at: Instant): number => regimeAt(hours, at).aheadMs;

interface Regime {
  readonly aheadMs: number;
  readonly until: Instant;
}

function regimeAt({ offsets }: Hours, at: Instant): Regime {
  let [low, high] = [0, offsets.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((offsets[middle]?.since ?? Infinity) <= at) low = middle;
    else high = middle;
  }
  return { aheadMs: offsets[low]?.aheadMs ?? 0, until: offsets[low + 1]?.since ?? Infinity };
}

const utcMidnightAfter = (at: Instant) => (Math.floor(at / dayMs) + 1) * dayMs;

/** `day`: days since 1970-01-01, which was a Thursday. */
function spansOf(hours: Hours, day: number): readonly Span[] {
  const special = hours.days.size > 0 ? hours.days.get(isoDate(day)) : undefined;
  if (special) return special.spans;
  const weekday = weekdays[(((day + 3) % 7) + 7) % 7];
  return (weekday && hours.weekly.get(weekday)) ?? [];
}

function dateOf(hours: Hours, day: number): Pick<Standing, 'date' | 'special'> {
  const date = isoDate(day);
  return { date, special: hours.days.get(date) ?? null };
}

const isoDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
