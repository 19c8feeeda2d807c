/** Files of shifts as people save them: read, or set aside line by line; also where clocks are changed. */
import { parsePlan, type AsideCode } from '../../../src/reports/shifts/parse-plan';

const shanghai = {
  agents: new Set(['8001', '8002']),
  timeZone: 'Asia/Shanghai',
  now: Date.parse('2026-03-20T12:00:00Z'),
};
const read = (text: string, timeZone = 'Asia/Shanghai') => parsePlan(text, { ...shanghai, timeZone });
const said = (text: string, timeZone?: string) =>
  read(text, timeZone).shifts.map(({ agentId, from, to, activity }) =>
    [agentId, new Date(from).toISOString().slice(5, 16), new Date(to).toISOString().slice(5, 16), activity].join(' '),
  );
const aside = (text: string, timeZone?: string) => read(text, timeZone).aside.map(({ line, code }) => [line, code]);

test('a day, a heading, comments and empty lines', () => {
  const text =
    '\uFEFFagent,date,from,to,activity\r\n# March\r\n8001,2026-03-24,09:00,12:00,work\r\n\r\n8001,2026-03-24,12:00,13:00,lunch\r\n';
  expect(said(text)).toEqual(['8001 03-24T01:00 03-24T04:00 work', '8001 03-24T04:00 03-24T05:00 lunch']);
  expect(read(text)).toMatchObject({ lines: 2, aside: [], shifts: [{ line: 3 }, { line: 5 }] });
});

test('as spreadsheets save it, in Chinese: tabs, semicolons, quotes, names, slashes, seconds, empty cells behind', () => {
  expect(said('工号\t日期\t起\t止\t活动\n8001 王芳\t2026/3/24\t9:00\t9:15:00\t休息')).toEqual([
    '8001 03-24T01:00 03-24T01:15 break',
  ]);
  expect(said('8002;2026-03-24;14:00;15:00;培训')).toEqual(['8002 03-24T06:00 03-24T07:00 training']);
  expect(said('"8002","2026-03-24","15:00","16:00","Meeting",,')).toEqual(['8002 03-24T07:00 03-24T08:00 meeting']);
});

test('past midnight, and to its end', () => {
  expect(
    said('8001,2026-03-24,22:00,06:00,work\n8002,2026-03-24,16:00,24:00,work\n8002,2026-03-25,00:00,00:30,break'),
  ).toEqual([
    '8001 03-24T14:00 03-24T22:00 work',
    '8002 03-24T08:00 03-24T16:00 work',
    '8002 03-24T16:00 03-24T16:30 break',
  ]);
});

test.each<[string, AsideCode]>([
  ['8001,2026-03-24,09:00,12:00', 'columns'],
  ['8001,2026-03-24,09:00,12:00,work,more', 'columns'],
  ['no line of a plan', 'columns'],
  ['8099,2026-03-24,09:00,12:00,work', 'agent-unknown'],
  ["'; DROP TABLE shift; --,2026-03-24,09:00,12:00,work", 'agent-unknown'],
  ['8001,2026-02-30,09:00,12:00,work', 'date-unreadable'],
  ['8001,24.3.2026,09:00,12:00,work', 'date-unreadable'],
  ['8001,2206-03-24,09:00,12:00,work', 'date-too-far'],
  ['8001,1926-03-24,09:00,12:00,work', 'date-too-far'],
  ['8001,2026-03-24,9,12:00,work', 'time-unreadable'],
  ['8001,2026-03-24,09:00,12:60,work', 'time-unreadable'],
  ['8001,2026-03-24,24:00,24:30,work', 'time-unreadable'],
  ['8001,2026-03-24,09:00,24:01,work', 'time-unreadable'],
  ['8001,2026-03-24,13:00,09:00,work', 'ends-before-it-begins'],
  ['8001,2026-03-24,09:00,09:00,work', 'ends-before-it-begins'],
  ['8001,2026-03-24,09:00,12:00,holiday', 'activity-unknown'],
])('%s is set aside: %s', (line, code) => {
  expect(aside(`8002,2026-03-24,09:00,12:00,work\n${line}\n8002,2026-03-24,12:00,13:00,lunch`)).toEqual([[2, code]]);
});

test('of two that overlap the first is the plan, whatever the days they are written under', () => {
  const text =
    '8001,2026-03-24,22:00,06:00,work\n8001,2026-03-25,05:59,09:00,work\n8002,2026-03-25,05:59,09:00,work\n8001,2026-03-25,06:00,09:00,work';
  expect(aside(text)).toEqual([[2, 'overlap']]);
  expect(read(text).aside[0]?.reason).toContain('overlaps line 1');
  expect(said(text)).toHaveLength(3);
});

describe('where clocks are changed', () => {
  const night = '8001,2026-03-28,22:00,06:00,work';
  test('a night is as long as it is', () => {
    const hours = (text: string, zone: string) =>
      read(text, zone).shifts.map(({ from, to }) => (to - from) / 3_600_000);
    expect(hours(night, 'Europe/Berlin')).toEqual([7]);
    expect(hours(night, 'Asia/Shanghai')).toEqual([8]);
    expect(hours('8001,2026-10-24,22:00,06:00,work', 'Europe/Berlin')).toEqual([9]);
  });
  test('shifts that touch one another still do: in an hour that is skipped, in one that comes twice', () => {
    expect(
      said(
        '8001,2026-03-29,01:00,02:30,work\n8001,2026-03-29,02:30,04:00,break\n8001,2026-03-29,04:00,05:00,work',
        'Europe/Berlin',
      ),
    ).toEqual([
      '8001 03-29T00:00 03-29T01:00 work',
      '8001 03-29T01:00 03-29T02:00 break',
      '8001 03-29T02:00 03-29T03:00 work',
    ]);
    expect(said('8001,2026-10-25,01:00,02:30,work\n8001,2026-10-25,02:30,04:00,break', 'Europe/Berlin')).toEqual([
      '8001 10-24T23:00 10-25T00:30 work',
      '8001 10-25T00:30 10-25T03:00 break',
    ]);
  });
  test('a shift of which nothing is left is set aside', () => {
    expect(aside('8001,2026-03-29,02:00,02:30,work', 'Europe/Berlin')).toEqual([[1, 'ends-before-it-begins']]);
  });
  test('a midnight that is skipped', () => {
    const { shifts } = read('8001,2026-04-24,00:00,02:00,work', 'Africa/Cairo');
    expect(shifts).toMatchObject([
      { from: Date.parse('2026-04-23T22:00:00Z'), day: { from: Date.parse('2026-04-23T22:00:00Z') } },
    ]);
  });
});
