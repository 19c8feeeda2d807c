/** Learning durations from cases of which many were cut off. */
import { Random } from '../../../src/engine/simulate/random';
import { Survival, type Case } from '../../../src/engine/simulate/survival';

const exponential = (random: Random, mean: number) => -Math.log(random.next()) * mean;

/** Patience of mean `mean`, cut off by answers after about `cut`. */
function cases(mean: number, cut: number, count: number, seed = 1): Case[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const [patience, answer] = [exponential(random, mean), exponential(random, cut)];
    return { ms: Math.min(patience, answer), ended: patience <= answer };
  });
}

test('the textbook example: ends at 1, 3, 3 and 5, cut off at 2 and 6', () => {
  const law = Survival.of([
    { ms: 1, ended: true },
    { ms: 2, ended: false },
    { ms: 3, ended: true },
    { ms: 3, ended: true },
    { ms: 5, ended: true },
    { ms: 6, ended: false },
  ]);
  expect([0, 1, 2, 3, 5, 9].map((ms) => law.beyond(ms))).toEqual(
    [1, 5 / 6, 5 / 6, 5 / 12, 5 / 24, 5 / 24].map((x) => expect.closeTo(x, 10) as number),
  );
});

test('most were cut off: the mean is found all the same, where their mean would be far too small', () => {
  const seen = cases(120_000, 20_000, 4_000);
  const ends = seen.filter(({ ended }) => ended);
  expect(ends.length).toBeLessThan(800);
  const law = Survival.of(seen);
  const random = new Random(2);
  const drawn = Array.from({ length: 20_000 }, () => law.draw(random));
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
  expect(mean).toBeGreaterThan(120_000 * 0.9);
  expect(mean).toBeLessThan(120_000 * 1.1);
  expect(ends.reduce((sum, { ms }) => sum + ms, 0) / ends.length).toBeLessThan(30_000);
});

test('what has lasted so long lasts longer', () => {
  const law = Survival.of(cases(60_000, 60_000, 2_000));
  const random = new Random(3);
  for (const beyond of [0, 10_000, 100_000, 10_000_000]) {
    const drawn = Array.from({ length: 2_000 }, () => law.draw(random, beyond) - beyond);
    expect(Math.min(...drawn)).toBeGreaterThan(0);
    const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
    expect(mean).toBeGreaterThan(45_000);
    expect(mean).toBeLessThan(75_000);
  }
});

test('nobody was seen to leave: nobody does', () => {
  const law = Survival.of([{ ms: 5_000, ended: false }]);
  expect(law.draw(new Random(1))).toBe(Number.POSITIVE_INFINITY);
  expect(Survival.of([]).draw(new Random(1), 7)).toBe(Number.POSITIVE_INFINITY);
});

test('ringing beyond the longest answer is not answered', () => {
  const law = Survival.of([
    { ms: 4_000, ended: true },
    { ms: 15_000, ended: false },
  ]);
  const random = new Random(5);
  const drawn = Array.from({ length: 1_000 }, () => law.drawSeen(random));
  expect(new Set(drawn)).toEqual(new Set([4_000, Number.POSITIVE_INFINITY]));
  expect(drawn.filter((ms) => ms === 4_000).length / 1_000).toBeCloseTo(0.5, 1);
});
