/** The hotline's clock on a machine whose wall clock is set back and forth under it. */
import { SystemClock } from '../../../src/engine/system-clock';

const hour = 3_600_000;
const start = Date.parse('2026-11-22T09:00:00+08:00');

/** Wall and monotonic clock of jest's time, the wall set by `offset`. */
class Machine {
  offset = 0;
  private readonly bootedAt = performance.now();
  wall(): number {
    return Date.now() + this.offset;
  }
  monotonic(): number {
    return performance.now() - this.bootedAt;
  }
}

beforeEach(() => jest.useFakeTimers({ now: start }));
afterEach(() => jest.useRealTimers());

/** Milliseconds of real time after which a deadline 15 s ahead fires, when the wall is set by `jump` at once. */
function firesAfter(jump: number): number {
  const machine = new Machine();
  const clock = new SystemClock(0, machine);
  let firedAt: number | null = null;
  clock.wakeAt(clock.now() + 15_000, () => (firedAt = machine.monotonic()));
  machine.offset += jump;
  for (let i = 0; i < 20_000 && firedAt === null; i += 1) {
    jest.advanceTimersByTime(1);
    clock.now();
  }
  return firedAt ?? Infinity;
}

test.each([
  ['set back an hour', -hour],
  ['set forth an hour', hour],
  ['set to 1970', -start],
  ['left alone', 0],
])('the wall clock %s: three rings are three rings within 1 %%', (_, jump) => {
  const firedAfter = firesAfter(jump);
  expect(firedAfter).toBeGreaterThanOrEqual(14_849);
  expect(firedAfter).toBeLessThanOrEqual(15_152);
});

test('a small error of the wall clock is followed, at 1 % of the time that passes', () => {
  const machine = new Machine();
  const clock = new SystemClock(0, machine);
  machine.offset = 500;
  jest.advanceTimersByTime(20_000);
  clock.now();
  expect(clock.wallLeadMs()).toBeCloseTo(300, 0);
  jest.advanceTimersByTime(40_000);
  clock.now();
  expect(clock.wallLeadMs()).toBeCloseTo(0, 0);
});

test('a run begins where the last one ended, even if the wall clock was set back meanwhile', () => {
  const clock = new SystemClock(start + hour, new Machine());
  expect(clock.now()).toBe(start + hour);
  expect(new SystemClock(start - hour, new Machine()).now()).toBe(start);
});

test("Asterisk's timestamp is as old on this clock as it is on the wall, and never in the future", () => {
  const machine = new Machine();
  const clock = new SystemClock(start + hour, machine);
  jest.advanceTimersByTime(1_000);
  expect(clock.fromWall(machine.wall() - 250)).toBe(clock.now() - 250);
  expect(clock.fromWall(machine.wall() + 250)).toBe(clock.now());
});

test('a listener that was taken back is not woken', () => {
  const clock = new SystemClock(0, new Machine());
  const woken: string[] = [];
  const takeBack = clock.wakeAt(clock.now() + 10, () => woken.push('taken back'));
  clock.wakeAt(clock.now() + 10, () => woken.push('kept'));
  takeBack();
  jest.advanceTimersByTime(20);
  expect(woken).toEqual(['kept']);
});

test('a deadline further away than a timer can be asked for is still met', () => {
  const clock = new SystemClock(0, new Machine());
  const days = 40 * 24 * hour;
  let woken = 0;
  clock.wakeAt(start + days, () => (woken += 1));
  jest.advanceTimersByTime(days - 1);
  expect(woken).toBe(0);
  jest.advanceTimersByTime(1);
  expect(woken).toBe(1);
});

test('a deadline that has passed is met at once, but not before the caller goes on', () => {
  const clock = new SystemClock(0, new Machine());
  let woken = 0;
  clock.wakeAt(clock.now() - 5, () => (woken += 1));
  expect(woken).toBe(0);
  jest.advanceTimersByTime(0);
  expect(woken).toBe(1);
});
