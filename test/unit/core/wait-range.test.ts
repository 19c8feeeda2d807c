import { Random } from '../../../src/engine/simulate/random';
import { waitRange } from '../../../src/core/wait-range';

const perCallMs = [2_000, 6_000, 20_000, 60_000];
const places = [1, 2, 3, 5, 10, 40, 200, 1_000];

/** Share of waits of `place` random services that lie in the range. */
function shareHeld(place: number, meanMs: number): number {
  const random = new Random(place * 7 + meanMs);
  const { from, to } = waitRange(place, meanMs);
  const trials = 4_000;
  let held = 0;
  for (let n = 0; n < trials; n += 1) {
    let waitMs = 0;
    for (let k = 0; k < place; k += 1) waitMs -= Math.log(1 - random.next()) * meanMs;
    if (waitMs >= from * 1_000 && waitMs <= to * 1_000) held += 1;
  }
  return held / trials;
}

test.each(
  places.flatMap((place) => perCallMs.map((ms) => [place, ms] as const)).filter(([n, ms]) => n * ms < 3_600_000),
)('place %i, a call taken every %i ms: what is said is true for about four of five', (place, ms) => {
  const { from, to } = waitRange(place, ms);
  expect(to).toBeGreaterThan(from);
  if (place * ms < 30_000) return; // seconds: no two bounds lie right
  expect(shareHeld(place, ms)).toBeGreaterThan(0.68);
  expect(shareHeld(place, ms)).toBeLessThan(0.92);
});

test('ten callers more are never said to be fewer', () => {
  const said = Array.from({ length: 8 }, (_, n) => waitRange(1 + n * 10, 18_000));
  for (const bound of ['from', 'to'] as const) {
    const bounds = said.map((range) => range[bound]);
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
  }
});
