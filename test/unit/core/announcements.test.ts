import { wholeMinutes } from '../../../src/core/announcements';
import { Heap } from '../../../src/core/heap';
import { sayAhead, sayExpectedWait } from '../../../src/core/say-queue';

test.each([
  [0, 0],
  [59_999, 0],
  [60_000, 1],
  [60_001, 2],
  [600_000, 10],
  [600_001, 15],
  [1_500_001, 30],
  [3_600_000, 60],
  [3_600_001, 61],
  [86_400_000, 61],
])('%d ms is told as %d minutes: never less than expected', (waitMs, minutes) => {
  expect(wholeMinutes(waitMs)).toBe(minutes);
});

test.each([
  ['zh', 0, ['queue-next']],
  ['zh', 1, ['queue-one-ahead']],
  ['zh', 2, ['queue-ahead', 'number-two-of', 'queue-ahead-callers']],
  ['zh', 12, ['queue-ahead', 'number-12', 'queue-ahead-callers']],
  ['en', 2, ['queue-ahead', 'number-2', 'queue-ahead-callers']],
] as const)('in %s, %d ahead', (language, ahead, prompts) => {
  expect(sayAhead(ahead, language)).toEqual(prompts);
});

test.each([
  ['zh', 0, ['queue-wait-short']],
  ['zh', 2, ['queue-wait-about', 'number-two-of', 'duration-minute']],
  ['en', 1, ['queue-wait-about', 'number-1', 'duration-minute']],
  ['en', 5, ['queue-wait-about', 'number-5', 'duration-minutes']],
  ['en', 60, ['queue-wait-about', 'number-1', 'duration-hour']],
  ['en', 61, ['queue-wait-long']],
] as const)('in %s, %d minutes', (language, minutes, prompts) => {
  expect(sayExpectedWait(minutes, language)).toEqual(prompts);
});

test('those before an item are counted without looking at those behind it', () => {
  const heap = new Heap<{ readonly n: number }>({ key: ({ n }) => n, before: (a, b) => a.n < b.n });
  for (let n = 0; n < 10_000; n += 1) heap.put({ n: (n * 7_919) % 10_000 });
  let asked = 0;
  const before = (limit: number) => (item: { readonly n: number }) => {
    asked += 1;
    return item.n < limit;
  };
  expect(heap.countBefore(before(0), 100)).toBe(0);
  expect(heap.countBefore(before(37), 100)).toBe(37);
  expect(heap.countBefore(before(9_000), 100)).toBe(100);
  expect(asked).toBeLessThan(500);
});
