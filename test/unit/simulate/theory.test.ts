/**
 * The simulator against the Erlang formulas. A run gives its own standard error; four of them, and half a percent for the
 * empty floor it begins with, is what it may be off by: 1 run in 10,000 would fail by chance, and these have fixed seeds.
 */
import { simulateTheory, type TheoryCase } from '../../../src/engine/simulate/theory';
import { erlangA, erlangC, type Queueing } from '../../../bench/measure/erlang';

const queueing = (of: TheoryCase): Queueing => ({ ...of, callsPerSecond: of.callsPer30Min / 1800 });
const within = (estimate: { value: number; standardError: number }, expected: number) => {
  const tolerance = 4 * estimate.standardError + 0.005 * expected;
  expect(Math.abs(estimate.value - expected)).toBeLessThanOrEqual(tolerance);
};

const patient: readonly TheoryCase[] = [
  { callsPer30Min: 100, talkSeconds: 180, agents: 14, patienceSeconds: null },
  { callsPer30Min: 20, talkSeconds: 60, agents: 1, patienceSeconds: null },
  { callsPer30Min: 300, talkSeconds: 200, agents: 38, patienceSeconds: null },
];
test.each(patient)('$callsPer30Min calls, $talkSeconds s, $agents agents, patient callers', (of) => {
  const run = simulateTheory(of, { calls: 30_000, seed: 1 });
  const expected = erlangC(queueing(of));
  within(run.pWait, expected.pWait);
  within(run.serviceLevel20, expected.answeredWithin(20));
  within(run.meanWaitSeconds, expected.meanWaitSeconds);
  expect(run.occupancy).toBeCloseTo(expected.occupancy, 1);
  expect(run.abandoned.value).toBe(0);
});

const impatient: readonly TheoryCase[] = [
  { callsPer30Min: 100, talkSeconds: 180, agents: 10, patienceSeconds: 120 },
  { callsPer30Min: 100, talkSeconds: 180, agents: 6, patienceSeconds: 60 },
];
test.each(impatient)('$callsPer30Min calls, $talkSeconds s, $agents agents, patience $patienceSeconds s', (of) => {
  const run = simulateTheory(of, { calls: 30_000, seed: 1 });
  const expected = erlangA(queueing(of));
  within(run.pWait, expected.pWait);
  within(run.serviceLevel20, expected.answeredWithin(20));
  within(run.meanWaitSeconds, expected.meanWaitSeconds);
  within(run.abandoned, expected.abandoned);
  expect(run.occupancy).toBeCloseTo(expected.occupancy, 1);
});

test('the same seed gives the same day, another seed another', () => {
  const of = patient[0] as TheoryCase;
  const day = (seed: number) => ({ ...simulateTheory(of, { calls: 2_000, seed }), seconds: 0 });
  expect(day(7)).toEqual(day(7));
  expect(day(8).pWait).not.toEqual(day(7).pWait);
});
