import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Core } from '../../../src/core/core';
import type { Event } from '../../../src/core/event';
import { brokenInvariants } from '../../../src/core/invariant';
import { stateHash, type AnySnapshot, type Snapshot } from '../../../src/core/snapshot';
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
  10.5s DigitPressed c4 1
    11s CallArrived c5 95001
    12s CallArrived c6 95001
    13s DigitPressed c6 7
    13s CallArrived c7 95002
  13.5s DigitPressed c7 9
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
    ['asking', 'confirming', 'dialling', 'leaving', 'menu', 'offered', 'talking', 'waiting'].sort(),
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

test('a snapshot of a later release is refused, with what to do', () => {
  const snapshot = { ...Core.create(rules, 0).snapshot(), version: 3 } as unknown as Snapshot;
  expect(() => Core.restore(rules, snapshot)).toThrow(
    'snapshot of version 3, written by a later release (this one reads 1 and 2): start that release',
  );
});

/** Kept by earlier releases while calls were under way: `first` is the very first shape of version 1, `1` its last. */
const former = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, `../../fixtures/floor/snapshot-${name}.json`), 'utf8')) as AnySnapshot;

describe.each(['first', '1'])('calls under way in a snapshot of version 1 (%s) go on', (name) => {
  test('who talks, rings, waits, asks and listens is there, and nothing is broken', () => {
    const { floor } = Core.restore(rules, former(name));
    expect([...floor.calls.values()].map(({ id, phase }) => `${id} ${phase.kind}`)).toEqual(
      expect.arrayContaining(['c1 talking', 'c2 offered', 'c3 waiting', 'c4 asking', 'c5 menu']),
    );
    expect(brokenInvariants(floor)).toEqual([]);
    // brought up to date once, it is as if this release had kept it
    expect(stateHash(carried(Core.restore(rules, former(name))).floor)).toBe(stateHash(floor));
  });

  test('each call comes to its end', () => {
    const core = Core.restore(rules, former(name));
    const ended = happenings(rest).flatMap((happening) => {
      const { entries, error, mended } = core.step(happening);
      expect([error, mended, brokenInvariants(core.floor)]).toEqual([undefined, [], []]);
      return entries.flatMap((entry) => (entry.type === 'CallEnded' ? [`${entry.callId} ${entry.outcome}`] : []));
    });
    expect(ended).toEqual([
      'c1 answered',
      'c2 answered',
      'c4 callback_requested',
      'c3 answered',
      'c5 abandoned_in_menu',
    ]);
  });
});

function happenings(log: string): readonly Event[] {
  return log
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [time = '', name = '', ...words] = line.trim().split(/\s+/);
      const at = timeOf(time);
      return name === 'Tick' ? [{ type: name, at }] : eventsOf(at, name, words);
    });
}

/** On either floor: c1 is held and ends, c2 is answered, the row of c4 stands, c3's first agent is unreachable, the next answers, c5 gives up. */
const rest = `
  15s LegHeld c1.1
  16s LegResumed c1.1
  17s OfferAnswered c2.1
  18s CallbackRegistered c4
  20s CallerHungUp c1
  20.1s LegHungUp c1.1
  21s CallerHungUp c2
  21.1s LegHungUp c2.1
  25s CallerHungUp c4
  36s Tick
  40s OfferAnswered c3.2
  50s CallerHungUp c3
  50.1s LegHungUp c3.2
  60s CallerHungUp c5
  90s Tick`;
