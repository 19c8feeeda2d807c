/** Hours: what they name exists, each date is said once, and nobody is "closed" without hours. */
import { dateRange, datesIn, daysIn, type DateRange } from '../dates';
import type { Draft } from '../draft';
import { suggestion } from '../nearest';
import type { Path, Problems } from '../problems';

/** A hostile file must not grow into millions of days. */
const mostDays = 2_000;

export function checkHours(draft: Draft, problems: Problems): void {
  checkCalendars(draft, problems);
  for (const [id, { part }] of draft.hours) {
    const { calendar, exceptions = {}, weekly } = part;
    if (weekly?.size === 0) problems.add(['hours', id, 'weekly'], 'at least one day with its times', 'none');
    if (calendar !== undefined && !draft.calendars.has(calendar))
      problems.add(
        ['hours', id, 'calendar'],
        `a calendar of this file: ${suggestion(calendar, draft.calendars.keys())}`,
      );
    const seen = new DaysSeen(problems);
    for (const dates of Object.keys(exceptions)) {
      const range = dateRange(dates, Infinity);
      if (range) seen.see([range], ['hours', id, 'exceptions', dates]);
    }
  }
  for (const [number, rule] of draft.numbers) {
    if (rule) checkOpening(rule, ['numbers', number], ['closed'], draft, problems);
  }
  checkCallbacks(draft, problems);
  for (const [id, { part }] of draft.queues) {
    const opening = { hours: part.hours, closed: part.overflow?.closed };
    checkOpening(opening, ['queues', id], ['overflow', 'closed'], draft, problems);
  }
}

/** When customers may be rung, and in which hours promises count. */
function checkCallbacks(draft: Draft, problems: Problems): void {
  const { workHours, dial, promise } = draft.callbacks?.part ?? {};
  if (workHours !== undefined && !draft.hours.has(workHours))
    problems.add(['callbacks', 'workHours'], `hours of this file: ${suggestion(workHours, draft.hours.keys())}`);
  if (promise?.time === 'working' && workHours === undefined)
    problems.add(['callbacks', 'promise', 'time'], 'wall, or the line workHours: <id> of hours in which it counts');
  if (dial?.length === 0) problems.add(['callbacks', 'dial'], 'times in which customers may be rung', 'closed');
}

interface Written {
  readonly hours?: string | undefined;
  readonly closed?: unknown;
}

function checkOpening({ hours, closed }: Written, at: Path, closedAt: Path, draft: Draft, problems: Problems): void {
  if (hours !== undefined && !draft.hours.has(hours))
    problems.add([...at, 'hours'], `hours of this file: ${suggestion(hours, draft.hours.keys())}`);
  if (hours === undefined && closed !== undefined)
    problems.add([...at, ...closedAt], 'nothing without hours: add the line hours: <id>, or remove this');
}

function checkCalendars(draft: Draft, problems: Problems): void {
  for (const [id, holidays] of draft.calendars) {
    const seen = new DaysSeen(problems);
    holidays.forEach(({ whole }, i) => {
      const at = ['calendars', id, String(i)];
      if (!whole) return;
      if (whole.off.length + whole.work.length === 0)
        problems.add(at, 'at least one date off or worked: off: …, work: …');
      seen.see(whole.off, [...at, 'off']);
      const worked = whole.work.map(({ range }) => range);
      seen.see(worked, [...at, 'work']);
    });
  }
}

class DaysSeen {
  private readonly days = new Set<string>();
  private count = 0;

  constructor(private readonly problems: Problems) {}

  see(ranges: readonly DateRange[], path: Path): void {
    const before = this.count;
    this.count += ranges.reduce((sum, range) => sum + daysIn(range), 0);
    if (before <= mostDays && this.count > mostDays) this.problems.add(path, `at most ${mostDays} dates`, 'more');
    if (this.count > mostDays) return;
    for (const date of ranges.flatMap(datesIn)) {
      if (this.days.has(date)) return this.problems.add(path, 'each date once', `${date} a second time`);
      this.days.add(date);
    }
  }
}
