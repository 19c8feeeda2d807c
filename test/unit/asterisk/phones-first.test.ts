/** What tidies up lets phones go first, and never waits long. */
import { PhonesFirst } from '../../../src/asterisk/phones-first';
import type { LegId } from '../../../src/core/ids';

const [first, second] = ['leg-1', 'leg-2'] as unknown as readonly [LegId, LegId];

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function passes(phonesFirst: PhonesFirst): Promise<() => boolean> {
  let hasPassed = false;
  void phonesFirst.passed().then(() => (hasPassed = true));
  await jest.advanceTimersByTimeAsync(0);
  return () => hasPassed;
}

test('with no phone on its way nothing waits', async () => {
  expect((await passes(new PhonesFirst()))()).toBe(true);
});

test('it waits for the last phone that is on its way', async () => {
  const phonesFirst = new PhonesFirst();
  phonesFirst.begin(first);
  phonesFirst.begin(second);
  const [hasPassed, other] = [await passes(phonesFirst), await passes(phonesFirst)];
  phonesFirst.end(first);
  await jest.advanceTimersByTimeAsync(0);
  expect([hasPassed(), other()]).toEqual([false, false]);
  phonesFirst.end(second);
  await jest.advanceTimersByTimeAsync(0);
  expect([hasPassed(), other()]).toEqual([true, true]);
});

test('a phone that never rings holds up nothing for longer than 40 ms, nor anything that comes later', async () => {
  const phonesFirst = new PhonesFirst();
  phonesFirst.begin(first);
  const hasPassed = await passes(phonesFirst);
  await jest.advanceTimersByTimeAsync(39);
  expect(hasPassed()).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect([hasPassed(), (await passes(phonesFirst))()]).toEqual([true, true]);
});

test('a phone that was given up and one told twice are no matter', async () => {
  const phonesFirst = new PhonesFirst();
  phonesFirst.end(first);
  phonesFirst.begin(first);
  phonesFirst.begin(first);
  phonesFirst.end(first);
  expect((await passes(phonesFirst))()).toBe(true);
});
