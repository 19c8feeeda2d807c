/**
 * Random days on the floor. Whatever the telephones, callers and agents do, in whatever order, the invariants hold
 * after every step, nothing is left behind, and a replay ends in the same state.
 */
import fc from 'fast-check';
import { Core } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import { brokenInvariants } from '../../src/core/invariant';
import { stateHash } from '../../src/core/snapshot';
import { day, live, rulesOf } from '../fixtures/floor/any-day';
import { node } from '../fixtures/floor/any-event';

const holds = (core: Core, event: Event) => {
  const broken = brokenInvariants(core.floor);
  if (broken.length > 0) throw new Error(`after ${JSON.stringify(event)}: ${broken.join('; ')}`);
};

test('the invariants hold after every step of any day', () => {
  fc.assert(
    fc.property(day, (events) => void live(events, holds)),
    { numRuns: 3_000, seed: 20261122 },
  );
});

test('the days reach every phase and every outcome a caller can come to', () => {
  const seen = new Set<string>();
  const note = (core: Core) => {
    for (const one of core.floor.calls.values()) seen.add(one.phase.kind);
  };
  fc.assert(
    fc.property(day, (events) => void live(events, note)),
    { numRuns: 1_500, seed: 1 },
  );
  expect([...seen].sort()).toEqual([
    ...[
      'asking',
      'confirming',
      'consulting',
      'dialling',
      'ended',
      'forwarded',
      'forwarding',
      'leaving',
      'menu',
      'notice',
      'offered',
    ],
    ...['survey', 'talking'],
    'voicemail',
    'waiting',
  ]);
});

test('replaying a day, also from a snapshot in the middle of it, ends in the same state', () => {
  fc.assert(
    fc.property(day, fc.nat(), (events, cut) => {
      const inputs: Event[] = [];
      const core = live(events, (_, event) => void inputs.push(event));
      const again = Core.create(rulesOf(events), 0);
      for (const [i, event] of inputs.entries()) {
        again.step(event);
        if (i !== cut % inputs.length) continue;
        const restored = Core.restore(rulesOf(events), again.snapshot());
        for (const later of inputs.slice(i + 1)) restored.step(later);
        expect(stateHash(restored.floor)).toBe(stateHash(core.floor));
      }
      expect(stateHash(again.floor)).toBe(stateHash(core.floor));
    }),
    { numRuns: 500, seed: 20261122 },
  );
});

test('after everyone has hung up and every deadline has passed, nothing is left', () => {
  fc.assert(
    fc.property(day, (events) => {
      const core = live(events, () => undefined);
      let at = core.floor.now;
      core.step({ type: 'NodeLost', at, node });
      for (let due = core.nextDeadline(); due !== null; due = core.nextDeadline())
        core.step({ type: 'Tick', at: (at = due) });
      expect([...core.floor.calls.keys()]).toEqual([]);
      expect([...core.floor.legs.keys()]).toEqual([]);
      expect([...core.floor.fences.keys()]).toEqual([]);
    }),
    { numRuns: 1_000, seed: 20261122 },
  );
});
