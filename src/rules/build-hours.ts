/** Hours and calendars of a draft without problems → tables by weekday and date, and who is open when. */
import type { Hours, SpecialDay } from '../core/hours';
import type { Destination, Opening } from '../core/rules';
import { dateRange, datesIn } from './dates';
import type { Entry } from './form';
import type { HolidayShape, HoursShape } from './hours-schema';
import { zoneOffsets } from './zone-offsets';

/** Where callers of a closed number or queue are led unless the file says so. */
export const closedByDefault: Destination = { kind: 'hang-up', prompt: 'hotline-closed' };

export function buildOpening(hours: string | undefined, closed: Destination | undefined): Opening | null {
  return hours === undefined ? null : { hours, closed: closed ?? closedByDefault };
}

export interface HoursSources {
  /** The hotline's. */
  readonly timeZone: string;
  readonly calendars: ReadonlyMap<string, readonly Entry<HolidayShape>[]>;
}

export function buildHours(id: string, shape: HoursShape, { timeZone, calendars }: HoursSources): Hours {
  const zone = shape.timeZone ?? timeZone;
  const calendar = calendars.get(shape.calendar ?? '') ?? [];
  const days = new Map([
    ...calendar.flatMap(({ whole }) => (whole ? holidays(whole, shape) : [])),
    ...exceptions(shape),
  ]);
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return { id, timeZone: zone, offsets: zoneOffsets(zone), weekly: shape.weekly, days: new Map(inOrder) };
}

function holidays({ name, off, work }: HolidayShape, shape: HoursShape): readonly (readonly [string, SpecialDay])[] {
  const closed = { of: 'holiday', name, spans: shape.holidays } as const;
  const worked = work.flatMap(({ range, as }) =>
    datesIn(range).map((date) => [date, { of: 'make-up', name, spans: shape.weekly.get(as) ?? [] }] as const),
  );
  return [...off.flatMap(datesIn).map((date) => [date, closed] as const), ...worked];
}

function exceptions({ exceptions: written }: HoursShape): readonly (readonly [string, SpecialDay])[] {
  return Object.entries(written).flatMap(([dates, { name, hours }]) => {
    const range = dateRange(dates, Infinity);
    return range ? datesIn(range).map((date) => [date, { of: 'exception', name, spans: hours }] as const) : [];
  });
}
