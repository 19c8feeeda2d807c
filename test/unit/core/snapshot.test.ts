import { Core } from '../../../src/core/core';
import type { Event } from '../../../src/core/event';
import { brokenInvariants } from '../../../src/core/invariant';
import { stateHash, type Snapshot } from '../../../src/core/snapshot';
import { eventsOf } from '../../scenario/happenings';
import { timeOf } from '../../scenario/notation';
import { storyRules } from '../../scenario/story-rules';

const rules = storyRules();

function play(core: Core, log: string): Core {
  for (const line of log.trim().split('\n')) {
    const [time = '', name = '', ...words] = line.trim().split(/\s+/);
    for (const event of eventsOf(timeOf(time), name, words)) core.step(event);
  }
  return core;
}

/** One call in each phase, agents in each state. */
const busy = () =>
  play(
    Core.create(rules, 0),
    `0s AgentsReady 8001 8002 8003
     1s CallArrived c1 95002
     2s OfferAnswered c1.1
     3s LegHeld c1.1
     4s CallbackDue c9 key=0
     5s OfferAnswered c9.1
     6s CallArrived c2 95003
     7s OfferRinging c2.1
     8s CallArrived c3 95002
     9s CallArrived c4 95002
    10s DigitPressed c4 9
    11s CallArrived c5 95001
    12s CallArrived c6 95001
    13s DigitPressed c6 7
    14s AgentPaused 8001 lunch`,
  );

function carried(core: Core): Core {
  const text = JSON.stringify(core.snapshot());
  return Core.restore(rules, JSON.parse(text) as Snapshot);
}

/** What is done next, on either floor. */
const next: readonly Event[] = [
  ...eventsOf(15_000, 'LegHungUp', ['c1.1']),
  ...eventsOf(16_000, 'OfferFailed', ['c2.1', 'refused']),
  ...eventsOf(17_000, 'OfferAnswered', ['c9.0']),
  ...eventsOf(18_000, 'CallbackRegistered', ['c4']),
  ...eventsOf(19_000, 'DigitPressed', ['c5', '1']),
  { type: 'Tick', at: 31_000 },
  ...eventsOf(32_000, 'AgentReadied', ['8001']),
  { type: 'Tick', at: 90_000 },
];

test('a floor carried over as text is the same floor, and goes on in the same way', () => {
  const live = busy();
  const restored = carried(live);
  expect([...live.floor.calls.values()].map((call) => call.phase.kind).sort()).toEqual(
    ['asking', 'dialling', 'leaving', 'menu', 'offered', 'talking', 'waiting'].sort(),
  );
  expect(stateHash(restored.floor)).toBe(stateHash(live.floor));
  expect(brokenInvariants(restored.floor)).toEqual([]);
  expect(restored.nextDeadline()).toBe(live.nextDeadline());
  for (const event of next) {
    const { commands, entries } = live.step(event);
    expect(restored.step(event)).toEqual({ commands, entries, mended: [] });
    expect(stateHash(restored.floor)).toBe(stateHash(live.floor));
  }
});

test('a snapshot stays what it was while the floor goes on', () => {
  const live = busy();
  const snapshot = live.snapshot();
  const text = JSON.stringify(snapshot);
  for (const event of next) live.step(event);
  expect(JSON.stringify(snapshot)).toBe(text);
  const restored = Core.restore(rules, snapshot);
  restored.step({ type: 'Tick', at: 90_000 });
  expect(JSON.stringify(snapshot)).toBe(text);
});

test('what differs in one fact has another hash; the order of arrival in memory does not count', () => {
  const hash = stateHash(busy().floor);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(stateHash(busy().floor)).toBe(hash);
  for (const line of ['14s AgentReadied 8001', '14s DigitPressed c5 *', '15s OfferRinging c9.0', '14.001s Tock'])
    expect(stateHash((line.endsWith('Tock') ? ticked() : play(busy(), line)).floor)).not.toBe(hash);
  const forth = play(Core.create(rules, 0), '0s CallArrived c1 95002\n0s CallArrived c2 95002');
  const back = play(Core.create(rules, 0), '0s CallArrived c2 95002\n0s CallArrived c1 95002');
  expect(stateHash(back.floor)).toBe(stateHash(forth.floor));
});

/** Nothing but a millisecond has passed. */
function ticked(): Core {
  const core = busy();
  core.step({ type: 'Tick', at: 14_001 });
  return core;
}

test('a snapshot of another version is refused by name', () => {
  const snapshot = { ...Core.create(rules, 0).snapshot(), version: 2 } as unknown as Snapshot;
  expect(() => Core.restore(rules, snapshot)).toThrow('snapshot of version 2, expected 1');
});
