/** When what an agent promised is due, and until when it is to be kept. */
import { usualPromise, type Callbacks } from './callback-rules';
import { mayRingAt } from './dial-hours';
import { aheadAt } from './hours';
import type { Instant, Language, PromptId } from './ids';
import type { Rules } from './rules';
import { sayValue } from './say-value';
import { wallClock } from './say-time';
import { addWorkingMs } from './working-time';

export interface PromiseTimes {
  readonly dueAt: Instant;
  readonly deadlineAt: Instant;
  readonly remindAt: Instant;
}

const hourMs = 3_600_000;

/** `hours`: as she keyed them. Put off until customers may be rung. Null: the working hours do not go on so long. */
export function promiseTimes(
  rules: Rules,
  callbacks: Callbacks,
  hours: number | undefined,
  now: Instant,
): PromiseTimes | null {
  const { afterMs, graceMs, isWorking } = callbacks.promise ?? usualPromise;
  const work = isWorking ? (rules.hours.get(callbacks.workHours ?? '') ?? null) : undefined;
  if (work === null) return null;
  const later = (at: Instant, ms: number) => (work ? addWorkingMs(work, at, ms) : at + ms);
  const askedAt = later(now, hours === undefined ? afterMs : hours * hourMs);
  if (askedAt === null) return null;
  const dueAt = mayRingAt(callbacks, { kind: 'promise', attempt: 1 }, askedAt);
  const deadlineAt = later(dueAt, graceMs);
  if (deadlineAt === null) return null;
  return { dueAt, deadlineAt, remindAt: Math.max(now, deadlineAt - (callbacks.remindMs ?? 0)) };
}

/** 回访已登记，时间是下午两点零五分; with the date unless it is today. */
export function sayPromise(
  { dialHours }: Pick<Callbacks, 'dialHours'>,
  dueAt: Instant,
  now: Instant,
  language: Language,
): readonly PromptId[] {
  if (!dialHours) return ['agent-promise-made'];
  const aheadMs = aheadAt(dialHours, dueAt);
  const [due, today] = [wallClock(dueAt, aheadMs), wallClock(now, aheadMs)];
  const { month, day, hour, minute } = due;
  const isToday = day === today.day && month === today.month;
  const date = isToday ? [] : sayValue({ kind: 'date', year: null, month, day }, language);
  return ['agent-promise-made', ...date, ...sayValue({ kind: 'time', hour, minute }, language)];
}
