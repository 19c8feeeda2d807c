/** Hours and calendars in the rules file: what they become, what is refused, what a change of them is in words. */
import { join } from 'node:path';
import type { QueueId } from '../../../src/core/ids';
import { standingAt } from '../../../src/core/hours';
import { diffRules } from '../../../src/rules/diff';
import { loadRules, parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed, found, problemsOf } from '../../fixtures/rules/small';

const office = `hours:
  office:
    weekly: { mon-fri: "09:00-18:00", sat: "09:00-12:00,13:00-17:00" }
    calendar: cn
    exceptions:
      "2026-12-31": "09:00-12:00"
      "2027-02-01..2027-02-02": { name: 系统升级, hours: closed }
calendars:
  cn:
    - { name: 国庆节, off: 2026-10-01..2026-10-07, work: [2026-09-20, 2026-10-10 as fri] }
numbers:
`;
const withHours = {
  'numbers:\n': office,
  '{ menu: main }\n': '{ menu: main, hours: office, closed: { hangUp: goodbye } }\n',
};
const parse = (edits: Readonly<Record<string, string>>) => parseRules(changed(edits), 'hotline.yaml');
const hours = (edits: Readonly<Record<string, string>> = {}) => {
  const of = parse({ ...withHours, ...edits }).hours.get('office');
  if (!of) throw new Error('no hours office');
  return of;
};

test('a week, a calendar and exceptions become tables', () => {
  const { weekly, days, timeZone, offsets } = hours();
  expect(timeZone).toBe('Asia/Shanghai');
  expect(offsets).toEqual([{ since: Date.UTC(2020, 0, 1), aheadMs: 8 * 3_600_000 }]);
  expect([...weekly.keys()].sort()).toEqual(['fri', 'mon', 'sat', 'thu', 'tue', 'wed']);
  expect(weekly.get('sat')).toEqual([
    { from: 540, to: 720 },
    { from: 780, to: 1020 },
  ]);
  expect([...days].map(([date, { of, spans }]) => `${date} ${of} ${spans.length}`)).toEqual([
    '2026-09-20 make-up 1',
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day} holiday 0`),
    '2026-10-10 make-up 1',
    '2026-12-31 exception 1',
    '2027-02-01 exception 0',
    '2027-02-02 exception 0',
  ]);
  expect(days.get('2027-02-01')).toEqual({ of: 'exception', name: '系统升级', spans: [] });
});

test('an exception goes before the calendar, holidays may have hours', () => {
  const edits = {
    '"2026-12-31": "09:00-12:00"': '"2026-10-03": "10:00-11:00"',
    'calendar: cn': 'calendar: cn\n    holidays: "10:00-16:00"',
  };
  const { days } = hours(edits);
  expect(days.get('2026-10-02')?.spans).toEqual([{ from: 600, to: 960 }]);
  expect(days.get('2026-10-03')).toEqual({ of: 'exception', name: '', spans: [{ from: 600, to: 660 }] });
});

test('a number and a queue refer to them; what callers hear unless the file says so', () => {
  const { numbers, queues } = parse({
    ...withHours,
    '{ general: 1 } }\n': '{ general: 1 }, hours: office, atClose: leave, overflow: { closed: { queue: repair } } }\n',
    'language: en }\n': 'language: en, hours: office }\n',
  });
  expect(numbers.get('95001')?.opening).toEqual({ hours: 'office', closed: { kind: 'hang-up', prompt: 'goodbye' } });
  expect(numbers.get('95002')?.opening?.closed).toEqual({ kind: 'hang-up', prompt: 'hotline-closed' });
  expect(queues.get('general' as QueueId)?.opening).toEqual({
    hours: 'office',
    closed: { kind: 'queue', queueId: 'repair', language: null },
    atClose: 'leave',
  });
  expect(queues.get('repair' as QueueId)?.opening).toBeUndefined();
});

test('the zone is the entry’s own, else that of the hotline', () => {
  expect(hours({ 'Asia/Shanghai': 'Europe/London' }).timeZone).toBe('Europe/London');
  const own = hours({ 'calendar: cn': 'calendar: cn\n    timeZone: America/New_York' });
  expect(own.timeZone).toBe('America/New_York');
  expect(own.offsets.length).toBeGreaterThan(90);
});

describe('refused, with line, key and what was found', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['hours nobody wrote', { 'hours: office,': 'hours: ofice,' }, "16 numbers.95001.hours: 'ofice'"],
    ['closed without hours', { 'hours: office, ': '' }, '16 numbers.95001.closed: a map'],
    ['a time that is none', { '"09:00-18:00"': '"9-18"' }, "7 hours.office.weekly.mon-fri: '9-18'"],
    ['25 o’clock', { '"09:00-18:00"': '"09:00-25:00"' }, "7 hours.office.weekly.mon-fri: '09:00-25:00'"],
    ['nothing', { '"09:00-18:00"': '"09:00-09:00"' }, "7 hours.office.weekly.mon-fri: '09:00-09:00'"],
    [
      'times that overlap',
      { '"09:00-18:00"': '"09:00-12:00,11:00-13:00"' },
      "7 hours.office.weekly.mon-fri: '09:00-12:00,11:00-13:00'",
    ],
    ['a day that is none', { 'mon-fri:': 'mon-fry:' }, "7 hours.office.weekly.mon-fry: 'mon-fry'"],
    ['a day twice', { 'sat:': 'fri:' }, "7 hours.office.weekly.fri: '09:00-12:00,13:00-17:00'"],
    ['a calendar nobody wrote', { 'calendar: cn': 'calendar: us' }, "8 hours.office.calendar: 'us'"],
    ['a date that is none', { '"2026-12-31"': '"2026-02-30"' }, "10 hours.office.exceptions.2026-02-30: '2026-02-30'"],
    [
      'dates backwards',
      { '10-01..2026-10-07': '10-07..2026-10-01' },
      "14 calendars.cn.0.off: '2026-10-07..2026-10-01'",
    ],
    ['a date off and worked', { '2026-09-20,': '2026-10-03,' }, '14 calendars.cn.0.work: 2026-10-03 a second time'],
    ['a weekday that is none', { 'as fri': 'as friday' }, "14 calendars.cn.0.work.1: '2026-10-10 as friday'"],
    ['a calendar that is no list', { '    - { name: 国庆节': '    cn: { name: 国庆节' }, '13 calendars.cn: a map'],
    [
      'a zone that is none',
      { 'calendar: cn': 'calendar: cn\n    timeZone: Mars/Base' },
      "9 hours.office.timeZone: 'Mars/Base'",
    ],
    [
      'an exception twice',
      { '"2026-12-31"': '"2027-02-02"' },
      "11 hours.office.exceptions.'2027-02-01..2027-02-02': 2027-02-02 a second time",
    ],
    [
      'a circle of closed queues',
      {
        '{ general: 1 } }\n': '{ general: 1 }, hours: office, overflow: { closed: { queue: repair } } }\n',
        'wrapUp: 20s': 'hours: office\n    overflow: { closed: { queue: general } }',
      },
      '39 queues.repair.overflow.closed: a map',
    ],
  ])('%s', (_, edits, problem) => expect(found({ ...withHours, ...edits })).toContain(problem));

  test('the announcement must be there, also the one nobody wrote', () => {
    const text = changed({ ...withHours, ', closed: { hangUp: goodbye }': '' });
    const ids = { promptIds: new Set(['menu-main', 'menu-below', 'goodbye']) };
    expect(problemsOf(text, ids).map(({ key }) => key)).toEqual(['numbers.95001.closed.hangUp']);
  });

  test('a hostile calendar of a million days', () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => {
      const year = 2026 + (i % 70);
      return `    - { name: x, off: ${year}-01-01..${year}-12-31 }`;
    });
    const before = performance.now();
    const text = changed(withHours).replace('  cn:\n', `  cn:\n${lines.join('\n')}\n`);
    expect(problemsOf(text).map(({ allowed }) => allowed)).toContain('at most 2000 dates');
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('in words', () => {
  const diff = (edits: Readonly<Record<string, string>>) =>
    diffRules(plainRules(parse(withHours)), plainRules(parse({ ...withHours, ...edits }))).map(
      ({ zh, en }) => `${zh} / ${en}`,
    );
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a day of the week',
      { ', sat: "09:00-12:00,13:00-17:00"': ', sun: "22:00-06:00"' },
      [
        '服务时间 office：周六 09:00–12:00, 13:00–17:00 → 休 / hours office: Saturday 09:00–12:00, 13:00–17:00 → closed',
        '服务时间 office：周日 休 → 22:00–06:00 / hours office: Sunday closed → 22:00–06:00',
      ],
    ],
    [
      'a holiday longer, a make-up day less',
      { '2026-10-07, work: [2026-09-20,': '2026-10-08, work: [' },
      [
        '服务时间 office：2026-09-20 国庆节 调休上班 09:00–18:00 → 照常 / hours office: 2026-09-20 国庆节 make-up working day 09:00–18:00 → as every week',
        '服务时间 office：2026-10-08 照常 → 国庆节 放假 休 / hours office: 2026-10-08 as every week → 国庆节 holiday closed',
      ],
    ],
    [
      'days that change alike are one line',
      { 'off: 2026-10-01..2026-10-07, ': '' },
      [
        '服务时间 office：2026-10-01..2026-10-07 国庆节 放假 休 → 照常 / hours office: 2026-10-01..2026-10-07 国庆节 holiday closed → as every week',
      ],
    ],
    [
      'another zone, without its tables',
      { 'calendar: cn': 'calendar: cn\n    timeZone: Europe/London' },
      ['服务时间 office：时区 Asia/Shanghai → Europe/London / hours office: time zone Asia/Shanghai → Europe/London'],
    ],
    [
      'where callers go when it is closed',
      { 'closed: { hangUp: goodbye }': 'closed: { queue: general }' },
      [
        '号码 95001：非服务时间 播放 goodbye 后挂机 → 队列 general / number 95001: when closed goodbye, then hang up → queue general',
      ],
    ],
    [
      'a queue that closes',
      { 'wrapUp: 20s': 'wrapUp: 20s\n    hours: office\n    atClose: leave' },
      [
        '队列 repair（报修）：服务时间 无 → office（时间外：播放 hotline-closed 后挂机，下班时等待者同此） / queue repair (报修): hours none → office (when closed: hotline-closed, then hang up, also for who waits then)',
      ],
    ],
  ])('%s', (_, edits, lines) => expect(diff(edits)).toEqual(lines));
});

test('the hash is that of the file, whatever the day: tables reach over fixed years', () => {
  expect(hours().offsets[0]?.since).toBe(Date.UTC(2020, 0, 1));
  expect(parse(withHours).hash).toBe(parse(withHours).hash);
});

test('the shipped calendar is that of the State Council for 2026: 33 days off, 6 worked', async () => {
  const rules = await loadRules(join(__dirname, '..', '..', '..', 'config', 'hotline.yaml'));
  const office26 = rules.hours.get('office');
  if (!office26) throw new Error('no hours office in the shipped file');
  const count = (of: string) => [...office26.days.values()].filter((day) => day.of === of).length;
  expect([count('holiday'), count('make-up')]).toEqual([33, 6]);
  const noon = (date: string) => standingAt(office26, Date.parse(`${date}T12:30:00+08:00`)).isOpen;
  const worked = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];
  expect(worked.map((day) => noon(`2026-${day}`))).toEqual(worked.map(() => true));
  expect(['01-01', '02-16', '04-06', '05-01', '06-19', '09-25', '10-07'].some((day) => noon(`2026-${day}`))).toBe(
    false,
  );
});
