/** What would happen to a call at some moment because of opening hours, and why. Asks the tables the core itself asks. */
import type { Hours, SpecialDay, Span } from '../core/hours';
import type { Instant } from '../core/ids';
import { standingOf } from '../core/opening';
import type { Destination, Opening, Rules } from '../core/rules';

export interface OutlookStep {
  readonly place: 'number' | 'queue';
  readonly id: string;
  readonly isOpen: boolean;
  /** Null: it has none and is always open. */
  readonly by: OutlookReason | null;
  /** Where callers are led from here; null: they wait in this queue. */
  readonly leadsTo: Destination | null;
}
export interface OutlookReason {
  readonly hours: string;
  readonly timeZone: string;
  readonly date: string;
  readonly day: Pick<SpecialDay, 'of' | 'name'> | null;
  readonly span: Span | null;
  /** Null: not within 400 days. */
  readonly changesAt: Instant | null;
  /** The year, where the calendar has holidays, but none of it: somebody forgot to write them down. */
  readonly yearWithoutHolidays: string | null;
}
export interface HoursOutlook {
  readonly number: string;
  readonly at: Instant;
  /** The hotline's, in which times are told. */
  readonly timeZone: string;
  /** The number, then every queue on the way. */
  readonly steps: readonly OutlookStep[];
  /** When the first of them opens or closes; null: none within 400 days. */
  readonly changesAt: Instant | null;
}

const mostSteps = 20;

/** Null when the rules have no such number. */
export function hoursOutlook(rules: Rules, number: string, at: Instant): HoursOutlook | null {
  const rule = rules.numbers.get(number);
  if (!rule) return null;
  const steps = [lookAt(rules, { place: 'number', id: number, opening: rule.opening, open: rule.destination }, at)];
  for (let to = steps[0]?.leadsTo; to?.kind === 'queue' && steps.length < mostSteps; to = steps.at(-1)?.leadsTo) {
    const queue = rules.queues.get(to.queueId);
    if (!queue) break;
    steps.push(lookAt(rules, { place: 'queue', id: queue.id, opening: queue.opening, open: null }, at));
  }
  const changes = steps.flatMap(({ by }) => by?.changesAt ?? []);
  const changesAt = changes.length > 0 ? Math.min(...changes) : null;
  return { number, at, timeZone: rules.timeZone, steps, changesAt };
}

interface Place {
  readonly place: OutlookStep['place'];
  readonly id: string;
  readonly opening: Opening | undefined;
  readonly open: Destination | null;
}

function lookAt(rules: Rules, { place, id, opening, open }: Place, at: Instant): OutlookStep {
  const standing = standingOf(rules, opening, at);
  if (!opening || !standing) return { place, id, isOpen: true, by: null, leadsTo: open };
  const { isOpen, special, date, span, changesAt } = standing;
  const hours = rules.hours.get(opening.hours);
  const timeZone = hours?.timeZone ?? rules.timeZone;
  const day = special && { of: special.of, name: special.name };
  const by = {
    hours: opening.hours,
    timeZone,
    date,
    day,
    span,
    changesAt,
    yearWithoutHolidays: forgotten(hours, date),
  };
  return { place, id, isOpen, by, leadsTo: isOpen ? open : opening.closed };
}

function forgotten(hours: Hours | undefined, date: string): string | null {
  const year = date.slice(0, 4);
  const holidays = [...(hours?.days ?? [])].filter(([, day]) => day.of === 'holiday');
  return holidays.length === 0 || holidays.some(([day]) => day.startsWith(year)) ? null : year;
}
