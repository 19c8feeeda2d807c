/** Tables of instants and what the hours say; every border is tried on its millisecond and the one before. */
import { DateTime } from 'luxon';
import { isOpen, standingAt, type Hours, type SpecialDay } from '../../../src/core/hours';
import { weekdaysOf, times } from '../../../src/rules/hours-schema';
import { zoneOffsets } from '../../../src/rules/zone-offsets';

type Days = Readonly<Record<string, readonly [of: SpecialDay['of'], name: string, text: string]>>;

function hours(weekly: Readonly<Record<string, string>>, days: Days = {}, timeZone = 'Asia/Shanghai'): Hours {
  const week = Object.entries(weekly).flatMap(([key, text]) =>
    (weekdaysOf(key) ?? []).map((day) => [day, times.parse(text)] as const),
  );
  const special = Object.entries(days).map(
    ([date, [of, name, text]]) => [date, { of, name, spans: times.parse(text) }] as const,
  );
  return { id: 'test', timeZone, offsets: zoneOffsets(timeZone), weekly: new Map(week), days: new Map(special) };
}

const office = { 'mon-fri': '09:00-18:00', sat: '09:00-12:00,13:00-17:00' };

/** `2026-11-23 09:00` in the hours' zone, with seconds and milliseconds if wanted. */
const at = (of: Hours, text: string) => {
  const time = DateTime.fromISO(text.replace(' ', 'T'), { zone: of.timeZone });
  expect(time.isValid).toBe(true);
  return time.toMillis();
};
const said = (of: Hours, instant: number | null) =>
  instant === null ? null : DateTime.fromMillis(instant, { zone: of.timeZone }).toFormat('yyyy-MM-dd HH:mm:ss.SSS');

/** The hours open or close at this instant, not a millisecond before. */
function expectBorder(of: Hours, instant: number, opens: boolean): void {
  expect([isOpen(of, instant - 1), isOpen(of, instant)]).toEqual([!opens, opens]);
  expect(standingAt(of, instant - 1).changesAt).toBe(instant);
}

describe('a week', () => {
  const of = hours(office);
  test.each([
    ['2026-11-23 09:00', true], // Monday
    ['2026-11-23 18:00', false],
    ['2026-11-27 09:00', true],
    ['2026-11-28 09:00', true], // Saturday
    ['2026-11-28 12:00', false],
    ['2026-11-28 13:00', true],
    ['2026-11-28 17:00', false],
  ])('%s is a border', (text, opens) => expectBorder(of, at(of, text), opens));

  test('Sunday is closed until Monday', () => {
    expect(standingAt(of, at(of, '2026-11-29 12:00'))).toEqual({
      isOpen: false,
      changesAt: at(of, '2026-11-30 09:00'),
      date: '2026-11-29',
      special: null,
      span: null,
    });
  });
  test('which span it is open by', () => {
    expect(standingAt(of, at(of, '2026-11-28 11:59:59.999')).span).toEqual({ from: 540, to: 720 });
    expect(standingAt(of, at(of, '2026-11-28 13:00')).span).toEqual({ from: 780, to: 1020 });
  });
});

describe('dates with hours of their own', () => {
  const of = hours(office, {
    '2026-09-20': ['make-up', '国庆节', '09:00-18:00'],
    '2026-10-01': ['holiday', '国庆节', 'closed'],
    '2026-10-02': ['holiday', '国庆节', 'closed'],
    '2026-10-10': ['make-up', '国庆节', '09:00-18:00'],
    '2026-12-31': ['exception', '年终盘点', '09:00-12:00'],
  });
  test.each([
    ['2026-09-20 09:00', true], // a Sunday that is worked
    ['2026-09-20 18:00', false],
    ['2026-10-10 09:00', true], // a Saturday with a weekday's hours: no break at noon
    ['2026-10-10 18:00', false],
    ['2026-12-31 12:00', false],
  ])('%s is a border', (text, opens) => expectBorder(of, at(of, text), opens));

  test('a holiday is closed all day, says its name, and ends with the next day that opens', () => {
    const noon = standingAt(of, at(of, '2026-10-01 12:00'));
    expect(noon).toMatchObject({ isOpen: false, date: '2026-10-01', special: { of: 'holiday', name: '国庆节' } });
    expect(said(of, noon.changesAt)).toBe('2026-10-03 09:00:00.000'); // a Saturday
  });
});

describe('over midnight', () => {
  const of = hours({ 'mon-fri': '22:00-06:00' }, { '2026-11-25': ['holiday', 'x', 'closed'] });
  test.each([
    ['2026-11-23 22:00', true],
    ['2026-11-24 06:00', false],
    ['2026-11-28 06:00', false], // Friday's night ends on Saturday
  ])('%s is a border', (text, opens) => expectBorder(of, at(of, text), opens));

  test('a night belongs to the day on which it begins', () => {
    // Tuesday's night runs out on the holiday; the holiday's own night does not begin.
    expect(standingAt(of, at(of, '2026-11-25 05:59:59.999'))).toMatchObject({ isOpen: true, date: '2026-11-24' });
    expectBorder(of, at(of, '2026-11-25 06:00'), false);
    expectBorder(of, at(of, '2026-11-26 22:00'), true);
    expect(isOpen(of, at(of, '2026-11-30 05:00'))).toBe(false); // Sunday had none
  });
  test('days that meet at midnight do not close', () => {
    const round = hours({ 'mon-tue': '00:00-24:00' });
    expectBorder(round, at(round, '2026-11-23 00:00'), true);
    expect(said(round, standingAt(round, at(round, '2026-11-23 10:00')).changesAt)).toBe('2026-11-25 00:00:00.000');
  });
  test('what is named is the span of the moment, whatever was asked before', () => {
    const round = hours({ mon: '09:00-12:00,12:00-18:00' });
    expect(standingAt(round, at(round, '2026-11-23 11:00')).span).toEqual({ from: 540, to: 720 });
    expect(standingAt(round, at(round, '2026-11-23 12:00')).span).toEqual({ from: 720, to: 1080 });
    expect(said(round, standingAt(round, at(round, '2026-11-23 11:30')).changesAt)).toBe('2026-11-23 18:00:00.000');
  });
});

describe('never and always', () => {
  test.each([
    ['always', { 'mon-sun': '00:00-24:00' }, true],
    ['never', { mon: 'closed' }, false],
  ])('%s', (_, weekly: Record<string, string>, open) => {
    const of = hours(weekly);
    expect(standingAt(of, at(of, '2026-11-23 00:00'))).toMatchObject({ isOpen: open, changesAt: null });
  });
  test('the first change a year away is seen', () => {
    const of = hours({ 'mon-sun': '00:00-24:00' }, { '2027-11-20': ['exception', '', 'closed'] });
    expect(said(of, standingAt(of, at(of, '2026-11-23 00:00')).changesAt)).toBe('2027-11-20 00:00:00.000');
  });
});

describe('clocks that are changed', () => {
  const zone = 'America/New_York'; // 2026-03-08 02:00 → 03:00, 2026-11-01 02:00 → 01:00
  test('hours keep to the clock on the wall before and after', () => {
    const of = hours({ 'mon-sun': '09:00-17:00' }, {}, zone);
    for (const date of ['2026-03-07', '2026-03-08', '2026-11-01', '2026-11-02']) {
      expectBorder(of, at(of, `${date} 09:00`), true);
      expectBorder(of, at(of, `${date} 17:00`), false);
    }
  });
  test('an hour that the wall never shows: open with the next it shows', () => {
    const of = hours({ sun: '02:30-04:00' }, {}, zone);
    expectBorder(of, Date.UTC(2026, 2, 8, 7), true); // the wall goes from 01:59:59 to 03:00
    expectBorder(of, Date.UTC(2026, 2, 8, 8), false);
  });
  test('hours within the hour left out do not open', () => {
    const of = hours({ sun: '02:10-02:50' }, {}, zone);
    expect(said(of, standingAt(of, Date.UTC(2026, 2, 8, 0)).changesAt)).toBe('2026-03-15 02:10:00.000');
  });
  test('an hour that the wall shows twice is open twice as long', () => {
    const of = hours({ sun: '00:00-02:00' }, {}, zone);
    const opened = at(of, '2026-11-01 00:00');
    expect(standingAt(of, opened).changesAt).toBe(opened + 3 * 3_600_000);
  });
  test('hours that end within the hour shown twice open once more', () => {
    const of = hours({ sun: '00:00-01:30' }, {}, zone);
    const midnight = at(of, '2026-11-01 00:00');
    expectBorder(of, midnight + 90 * 60_000, false);
    expectBorder(of, midnight + 120 * 60_000, true);
    expectBorder(of, midnight + 150 * 60_000, false);
  });
  test('open all night: open for an hour less, an hour more', () => {
    const of = hours({ sat: '22:00-06:00' }, {}, zone);
    const long = (date: string) => {
      const from = at(of, `${date} 22:00`);
      return ((standingAt(of, from).changesAt ?? 0) - from) / 3_600_000;
    };
    expect([long('2026-02-28'), long('2026-03-07'), long('2026-10-31')]).toEqual([8, 7, 9]);
  });
  test('half an hour, south of the equator', () => {
    const of = hours({ 'mon-sun': '09:00-17:00' }, {}, 'Australia/Lord_Howe');
    for (const date of ['2026-04-04', '2026-04-05', '2026-10-03', '2026-10-04'])
      expectBorder(of, at(of, `${date} 09:00`), true);
  });
});

test('the same answers as the wall clock of a calendar library, at random instants of two years', () => {
  const of = hours({ 'mon-fri': '08:15-12:00,22:30-02:45', sun: '00:00-01:30,20:00-24:00' }, {}, 'Europe/London');
  let seed = 7;
  for (let i = 0; i < 3_000; i += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const instant = Date.UTC(2026, 0, 1) + Math.floor((seed / 2_147_483_648) * 730 * 86_400_000);
    const wall = DateTime.fromMillis(instant, { zone: 'Europe/London' });
    const minutes = wall.hour * 60 + wall.minute;
    const within = (from: number, to: number) => from <= minutes && minutes < to;
    const workday = wall.weekday <= 5;
    const afterWorkday = wall.weekday >= 2 && wall.weekday <= 6;
    const sunday = wall.weekday === 7 && (within(0, 90) || within(1_200, 1_440));
    const expected =
      (workday && (within(495, 720) || within(1_350, 1_440))) || (afterWorkday && within(0, 165)) || sunday;
    expect([wall.toISO(), isOpen(of, instant)]).toEqual([wall.toISO(), expected]);
  }
});
