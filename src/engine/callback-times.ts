/** When a callback is due and until when it is to be kept, from what was asked for. */
import { mayRingAt } from '../core/dial-hours';
import type { Instant } from '../core/ids';
import type { Callbacks, Rules } from '../core/rules';
import { addWorkingDays, addWorkingMs } from '../core/working-time';
import type { CallbackOrderRefusal, CallbackTimes, TimesAsked, TimesGiven, TimesRefused } from './callback-task';
import { wallInstant } from './wall-instant';

type Refused = TimesRefused;

const dayMs = 86_400_000;
/** Later is a slip of the pen. */
const farthestMs = 366 * dayMs;
/** Clocks of others may be behind ours. */
const graceMs = 60_000;

type Asked = TimesAsked;

export const callbackTimes: CallbackTimes = { timesOf, dueOf };

function timesOf(rules: Rules, callbacks: Callbacks, asked: Asked, now: Instant): TimesGiven | Refused {
  const due = dueOf(rules, callbacks, asked, now);
  if (typeof due !== 'number') return due;
  const deadline = deadlineOf(rules, callbacks, asked, now);
  if (deadline !== null && typeof deadline !== 'number') return deadline;
  if (deadline !== null && deadline < due)
    return refused('time-past', `the deadline ${iso(deadline)} is before it is due: ${iso(due)}`);
  const remindAt = deadline === null ? null : Math.max(now, deadline - (callbacks.remindMs ?? 0));
  return { dueAt: due, deadlineAt: deadline, remindAt };
}

/** Of what is dialled: put off until customers may be rung. */
function dueOf(rules: Rules, callbacks: Callbacks, { at, kind }: Asked, now: Instant): Instant | Refused {
  const asked = at === undefined ? now : instantOf(rules, at, now);
  if (typeof asked !== 'number') return asked;
  return mayRingAt(callbacks, { kind: kind ?? 'scheduled', attempt: 1 }, Math.max(asked, now));
}

function deadlineOf(rules: Rules, callbacks: Callbacks, asked: Asked, now: Instant): Instant | null | Refused {
  const { deadline, within, withinWorking } = asked;
  if (deadline !== undefined) return instantOf(rules, deadline, now);
  const text = within ?? withinWorking;
  if (text === undefined) return null;
  const [, count = '', unit = ''] = /^([0-9]{1,4})([mhd])$/.exec(text) ?? [];
  const amount = Number(count);
  if (!(amount > 0)) return refused('time-unreadable', `a duration such as 30m, 4h or 2d, not '${text}'`);
  const ms = amount * (unit === 'd' ? dayMs : unit === 'h' ? 3_600_000 : 60_000);
  if (ms > farthestMs) return tooFar(text);
  if (within !== undefined) return now + ms;
  const hours = rules.hours.get(callbacks.workHours ?? '');
  if (!hours)
    return refused(
      'working-time-undefined',
      'callbacks.workHours of the rules names no hours to count working time in',
    );
  const end = unit === 'd' ? addWorkingDays(hours, now, amount) : addWorkingMs(hours, now, ms);
  return end ?? tooFar(text);
}

function instantOf(rules: Rules, text: string, now: Instant): Instant | Refused {
  const at = wallInstant(text, rules.timeZone, now);
  if (at === null)
    return refused('time-unreadable', `a time such as 2026-11-24 10:00 or 2026-11-24T10:00+08:00, not '${text}'`);
  if (at < now - graceMs) return refused('time-past', `${iso(at)} is in the past`);
  return at > now + farthestMs ? tooFar(iso(at)) : at;
}

const refused = (why: CallbackOrderRefusal, message: string): Refused => ({ why, message });
const tooFar = (text: string) => refused('time-too-far', `${text} is more than a year ahead`);
const iso = (at: Instant) => new Date(at).toISOString();
