/** What agents promise: what the file may say, what is refused, and how a change is told. */
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed, found } from '../../fixtures/rules/small';

const edits = (promise: string) => ({ 'callbacks: {': `callbacks: { promise: ${promise},` });
const office = { 'numbers:\n': 'hours: { office: { weekly: { mon-fri: "09:00-18:00" } } }\nnumbers:\n' };
const rulesOf = (some: Record<string, string> = {}) => parseRules(changed(some), 'hotline.yaml');

test('four hours and an hour of grace by the clock, unless it says otherwise', () => {
  const usual = { afterMs: 14_400_000, graceMs: 3_600_000, isWorking: false };
  expect(rulesOf().callbacks?.promise).toEqual(usual);
  expect(rulesOf(edits('{ after: 90m }')).callbacks?.promise).toEqual({ ...usual, afterMs: 5_400_000 });
});

test('working time needs hours in which it counts', () => {
  expect(found(edits('{ time: working }'))).toEqual(["32 callbacks.promise.time: 'working'"]);
  const working = { ...office, 'callbacks: {': 'callbacks: { workHours: office, promise: { time: working },' };
  expect(rulesOf(working).callbacks?.promise?.isWorking).toBe(true);
});

test('a change is told in words', () => {
  const from = plainRules(rulesOf());
  const to = plainRules(rulesOf(edits('{ after: 2h, grace: 30m }')));
  expect(diffRules(from, to).map(({ zh, en }) => `${zh} / ${en}`)).toEqual([
    '回电：坐席承诺多久后回访 4 小时 → 2 小时 / callbacks: what agents promise is due after 4 h → 2 h',
    '回电：承诺到时后仍算按时 60 分钟 → 30 分钟 / callbacks: kept in time until, after it is due 60 min → 30 min',
  ]);
});
