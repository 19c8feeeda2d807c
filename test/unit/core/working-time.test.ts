/** Weekends and holidays, told from nights and rests. */
import { weekdays, type Hours, type SpecialDay } from '../../../src/core/hours';
import { daysClosedMs } from '../../../src/core/working-time';

const hourMs = 3_600_000;
const span = { from: 9 * 60, to: 18 * 60 };
const holiday: SpecialDay = { of: 'holiday', name: '国庆节', spans: [] };

/** Monday to Friday from 9 to 18, UTC. */
const office = (days: readonly string[] = []): Hours => ({
  ...{ id: 'office', timeZone: 'UTC', offsets: [{ since: 0, aheadMs: 0 }] },
  weekly: new Map(weekdays.slice(0, 5).map((day) => [day, [span]])),
  days: new Map(days.map((day) => [day, holiday])),
});
const at = (text: string) => Date.parse(`${text}:00Z`);
const closedHours = (hours: Hours, from: string, to: string) => daysClosedMs(hours, at(from), at(to)) / hourMs;

test.each([
  ['a night', '2026-11-24T10:00', '2026-11-25T10:00', 0],
  ['a week of work', '2026-11-23T09:00', '2026-11-27T18:00', 0],
  ['a weekend', '2026-11-27T17:00', '2026-11-30T10:00', 63],
  ['a weekend under way', '2026-11-27T17:00', '2026-11-28T18:00', 24],
  ['from the middle of one', '2026-11-28T09:00', '2026-11-30T10:00', 48],
  ['its last hours', '2026-11-29T20:00', '2026-11-30T10:00', 0],
  ['no time at all', '2026-11-28T09:00', '2026-11-28T09:00', 0],
])('%s', (_what, from, to, hours) => expect(closedHours(office(), from, to)).toBe(hours));

test('a holiday between two weekends counts from its eve to the morning after', () => {
  const october = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'];
  // from Wednesday 18:00 to Thursday 9:00 eight days later
  expect(closedHours(office(october), '2026-09-30T12:00', '2026-10-08T12:00')).toBe(7 * 24 + 15);
});

test('closed for good: all of it', () => {
  const never: Hours = { ...office(), weekly: new Map() };
  expect(closedHours(never, '2026-11-23T00:00', '2026-11-30T00:00')).toBe(7 * 24);
});
