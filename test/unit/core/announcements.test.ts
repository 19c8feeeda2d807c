import { Heap } from '../../../src/core/heap';
import { sayAhead, sayExpectedWait } from '../../../src/core/say-queue';

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
  ['zh', [0, 60], ['queue-wait-within', 'number-1', 'duration-minute']],
  [
    'zh',
    [30, 120],
    ['queue-wait-from', 'number-30', 'duration-second', 'queue-wait-to', 'number-two-of', 'duration-minute'],
  ],
  [
    'en',
    [60, 300],
    ['queue-wait-from', 'number-1', 'duration-minute', 'queue-wait-to', 'number-5', 'duration-minutes'],
  ],
  [
    'en',
    [1_800, 3_600],
    ['queue-wait-from', 'number-30', 'duration-minutes', 'queue-wait-to', 'number-1', 'duration-hour'],
  ],
  ['en', [3_600, 7_800], ['queue-wait-long']],
] as const)('in %s, %j seconds', (language, [from, to], prompts) => {
  expect(sayExpectedWait({ from, to }, language)).toEqual(prompts);
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
