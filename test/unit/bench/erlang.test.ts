/** The benches' formulas against published figures. */
import { erlangA, erlangB, erlangC } from '../../../bench/measure/erlang';

/** Load in erlangs as calls of one second. */
const of = (load: number, agents: number, patienceSeconds: number | null = null) => ({
  ...{ callsPerSecond: load, talkSeconds: 1, agents, patienceSeconds },
});

// Load at which so many lines lose so many calls, from the tables every telephone engineer has.
test.each([
  [5, 0.01, 1.361],
  [10, 0.01, 4.461],
  [20, 0.01, 12.03],
  [100, 0.01, 84.06],
  [10, 0.05, 6.216],
  [50, 0.02, 40.26],
])('Erlang B: %i lines lose %f at %f erlangs', (lines, loss, load) => {
  expect(erlangB(load, lines)).toBeCloseTo(loss, 4);
});

test('Erlang C: one agent is M/M/1, two are known in closed form', () => {
  expect(erlangC(of(0.7, 1)).pWait).toBeCloseTo(0.7, 12);
  expect(erlangC(of(0.7, 1)).meanWaitSeconds).toBeCloseTo(0.7 / 0.3, 12);
  expect(erlangC(of(1.5, 2)).pWait).toBeCloseTo((2 * 0.75 ** 2) / 1.75, 12);
});

test('Erlang C: 200 calls an hour of 180 s, 14 agents', () => {
  const known = erlangC({ callsPerSecond: 200 / 3_600, talkSeconds: 180, agents: 14, patienceSeconds: null });
  expect(known.pWait).toBeCloseTo(0.1741, 4);
  expect(known.answeredWithin(20)).toBeCloseTo(0.888, 3);
  expect(known.meanWaitSeconds).toBeCloseTo(7.84, 2);
});

test('Erlang A: the same with 10 agents and a patience of 120 s', () => {
  const known = erlangA({ callsPerSecond: 200 / 3_600, talkSeconds: 180, agents: 10, patienceSeconds: 120 });
  expect(known.pWait).toBeCloseTo(0.4969, 4);
  expect(known.abandoned).toBeCloseTo(0.1375, 4);
  expect(known.meanWaitSeconds).toBeCloseTo(16.5, 2);
});

// The textbook's floor of 50 agents: 48 calls a minute of one minute each, without patience and with two minutes of it.
describe('50 agents, 48 erlangs', () => {
  const floor = { callsPerSecond: 48 / 60, talkSeconds: 60, agents: 50 };
  test('callers who never leave wait 20.8 s, 17 at a time', () => {
    const known = erlangC({ ...floor, patienceSeconds: null });
    expect(known.meanWaitSeconds).toBeCloseTo(20.8, 1);
    expect(known.meanWaitSeconds * floor.callsPerSecond).toBeCloseTo(16.7, 1);
    expect(known.occupancy).toBeCloseTo(0.96, 10);
  });
  test('callers who leave after two minutes: 3.1 % do, the others wait 3.7 s', () => {
    const known = erlangA({ ...floor, patienceSeconds: 120 });
    expect(known.abandoned).toBeCloseTo(0.031, 3);
    expect(known.meanWaitSeconds).toBeCloseTo(3.7, 1);
    expect(known.occupancy).toBeCloseTo(0.93, 2);
  });
});

test('Erlang A between its limits: no patience at all is Erlang B, endless patience Erlang C', () => {
  expect(erlangA(of(10, 12, 1e-6)).abandoned).toBeCloseTo(erlangB(10, 12), 5);
  expect(erlangA(of(10, 12, 1e9)).pWait).toBeCloseTo(erlangC(of(10, 12)).pWait, 6);
  expect(erlangA(of(10, 12, 1e9)).answeredWithin(1)).toBeCloseTo(erlangC(of(10, 12)).answeredWithin(1), 6);
});
