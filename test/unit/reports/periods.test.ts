/** Days, weeks and months by the clock on the wall, also when clocks change. */
import { periodsOf } from '../../../src/reports/periods';

const now = Date.parse('2026-11-22T10:00:00Z');
const shanghai = { timeZone: 'Asia/Shanghai', weekStart: 1, now };
const berlin = { timeZone: 'Europe/Berlin', weekStart: 1, now };
const shown = (...asked: Parameters<typeof periodsOf>) =>
  periodsOf(...asked).map(
    ({ from, to }) => `${new Date(from).toISOString().slice(0, 16)} ${(to - from) / 3_600_000} h`,
  );

test('the span that is going on, unless dates are given', () => {
  expect(shown({ span: 'day' }, shanghai)).toEqual(['2026-11-21T16:00 24 h']);
  expect(shown({ span: 'week' }, shanghai)).toEqual(['2026-11-15T16:00 168 h']);
  expect(shown({ span: 'week' }, { ...shanghai, weekStart: 7 })).toEqual(['2026-11-21T16:00 168 h']);
  expect(shown({ span: 'month' }, shanghai)).toEqual(['2026-10-31T16:00 720 h']);
  expect(shown({ span: 'day', from: 'yesterday' }, shanghai)).toEqual(['2026-11-20T16:00 24 h']);
});

test('dates are both included', () => {
  expect(shown({ span: 'day', from: '2026-10-01', to: '2026-10-03' }, shanghai)).toHaveLength(3);
  expect(shown({ span: 'month', from: '2026-01-31', to: '2026-03-01' }, shanghai)).toHaveLength(3);
});

test('a day on which clocks change has 23 or 25 hours, 92 or 100 quarters; its week 167 or 169', () => {
  expect(shown({ span: 'day', from: '2026-03-29' }, berlin)).toEqual(['2026-03-28T23:00 23 h']);
  expect(shown({ span: 'day', from: '2026-10-25' }, berlin)).toEqual(['2026-10-24T22:00 25 h']);
  expect(shown({ span: 'interval', from: '2026-03-29' }, berlin)).toHaveLength(92);
  expect(shown({ span: 'interval', from: '2026-10-25' }, berlin)).toHaveLength(100);
  expect(shown({ span: 'week', from: '2026-10-25' }, berlin)).toEqual(['2026-10-18T22:00 169 h']);
});

test('days follow one another without gap or overlap where midnight itself is skipped', () => {
  const santiago = { timeZone: 'America/Santiago', weekStart: 1, now };
  const days = periodsOf({ span: 'day', from: '2026-09-03', to: '2026-09-09' }, santiago);
  expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to));
  expect(days.map(({ from, to }) => (to - from) / 3_600_000)).toContain(23);
});

test.each([
  ['2026-13-01', undefined],
  ['tomorrow', undefined],
  ['2026-1-1', undefined],
  ["2026-01-01'; DROP TABLE call", undefined],
  ['', undefined],
  ['2026-02-01', '2026-01-01'],
  ['1026-02-01', '2026-01-01'],
])('%s … %s is refused', (from, to) => {
  expect(() => periodsOf({ span: 'day', from, ...(to && { to }) }, shanghai)).toThrow(
    expect.objectContaining({ code: 'bad-request' }) as Error,
  );
});
