/**
 * Random days on the floor. Whatever the telephones, callers and agents do, in whatever order, the invariants hold
 * after every step, nothing is left behind, and a replay ends in the same state.
 */
import fc from 'fast-check';
import { Core } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import { legId, type CallbackId, type CallId, type NodeId } from '../../src/core/ids';
import { brokenInvariants } from '../../src/core/invariant';
import { stateHash } from '../../src/core/snapshot';
import { plausibleEvents, type Timeless } from '../fixtures/floor/plausible';
import { agentId, rules } from '../fixtures/floor/rules';

const node = 'node-1' as NodeId;
const calls = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as readonly string[] as readonly CallId[];
const agents = ['8001', '8002', '8003', '9999'].map(agentId);

const call = fc.constantFrom(...calls);
const leg = fc.tuple(call, fc.integer({ min: 0, max: 4 })).map(([id, n]) => legId(id, n));
const agent = fc.constantFrom(...agents);
const caller = fc.constantFrom('13800001111', '', '8001', "'; DROP TABLE call; --");

const anyEvent: fc.Arbitrary<Timeless> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ callId: call, dialled: fc.constantFrom('95001', '95002', '1'), caller })
      .map((c) => ({ type: 'CallArrived' as const, legId: legId(c.callId, 0), node, ...c })),
  },
  { weight: 1, arbitrary: call.map((callId) => ({ type: 'CallerHungUp' as const, callId, legId: legId(callId, 0) })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(call, fc.constantFrom(...'0123456789*#'), fc.integer({ min: 0, max: 2 }))
      .map(([callId, digit, n]) => ({ type: 'DigitPressed' as const, callId, legId: legId(callId, n), digit })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(call, fc.integer({ min: 1, max: 6 }), fc.boolean()).map(([callId, n, played]) => ({
      type: 'PromptFinished' as const,
      callId,
      playbackId: `${callId}-p${n}` as never,
      played,
    })),
  },
  {
    weight: 3,
    arbitrary: leg.map((id) => ({ type: 'OfferRinging' as const, callId: id.slice(0, 2) as CallId, legId: id })),
  },
  {
    weight: 4,
    arbitrary: leg.map((id) => ({ type: 'OfferAnswered' as const, callId: id.slice(0, 2) as CallId, legId: id })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(leg, fc.constantFrom('busy', 'refused', 'unreachable', 'no-answer', 'gone'))
      .map(([id, failure]) => ({
        type: 'OfferFailed' as const,
        callId: id.slice(0, 2) as CallId,
        legId: id,
        failure: failure as 'busy',
      })),
  },
  {
    weight: 2,
    arbitrary: leg.map((id) => ({ type: 'LegHungUp' as const, callId: id.slice(0, 2) as CallId, legId: id })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(leg, fc.boolean()).map(([id, held]) => ({
      type: held ? ('LegHeld' as const) : ('LegResumed' as const),
      callId: id.slice(0, 2) as CallId,
      legId: id,
    })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        agent,
        fc.constantFrom('AgentLoggedIn', 'AgentReadied', 'AgentLoggedOut', 'WrapUpEnded', 'AgentStateAsked'),
      )
      .map(([id, type]) => ({ type: type as 'AgentReadied', agentId: id })),
  },
  {
    weight: 1,
    arbitrary: agent.map((id) => ({ type: 'AgentPaused' as const, agentId: id, reason: 'lunch' as const })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(agent, fc.boolean())
      .map(([id, on]) => ({ type: on ? ('PhoneRegistered' as const) : ('PhoneUnregistered' as const), agentId: id })),
  },
  {
    weight: 1,
    arbitrary: call.map((callId) => ({
      type: 'CallbackRegistered' as const,
      callId,
      callbackId: callId as string as CallbackId,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(call, fc.integer({ min: 1, max: 3 }), fc.option(fc.integer({ min: 0, max: 1000 })))
      .map(([callId, fence, key]) => ({
        type: 'CallbackDue' as const,
        callId,
        callbackId: 'cb1' as CallbackId,
        attempt: fence,
        fence,
        node,
        queueId: 'consulting',
        number: '13800002222',
        language: 'zh',
        key,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        call,
        fc.constantFrom('PlayPrompt', 'OfferCall', 'BridgeLegs', 'DialOutside', 'ScheduleCallback', 'StartRecording'),
        fc.integer({ min: 0, max: 3 }),
      )
      .map(([callId, command, n]) => ({
        type: 'CommandRefused' as const,
        callId,
        command,
        subject: command === 'BridgeLegs' ? `${callId}-b${n}` : `${callId}.${n}`,
        detail: '404',
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ channels: fc.array(fc.tuple(leg, fc.boolean()), { maxLength: 8 }), on: fc.subarray(agents) })
      .map(({ channels, on }) => ({
        type: 'FloorListed' as const,
        node,
        bridges: [],
        registered: on,
        channels: channels.map(([id, up]) => ({ legId: id, callId: id.slice(0, 2) as CallId, up, ringing: !up })),
      })),
  },
  { weight: 1, arbitrary: call.map((callId) => ({ type: 'CallBroken' as const, callId, detail: 'test' })) },
);
/** Each moment: something the floor waits for (chosen by the number), or anything at all. */
const moment = fc.record({
  pick: fc.option(fc.nat(), { freq: 4 }),
  event: anyEvent,
  passed: fc.constantFrom(0, 0, 0, 1, 20, 1_000, 6_000, 20_000),
});
const day = fc.array(moment, { minLength: 1, maxLength: 150, size: 'max' });

type Day = readonly { readonly pick: number | null; readonly event: Timeless; readonly passed: number }[];

function live(events: Day, check: (core: Core, event: Event) => void): Core {
  const core = Core.create(rules(), 0);
  let now = 0;
  const step = (event: Event) => {
    const { error } = core.step(event);
    if (error !== undefined) throw new Error(`${JSON.stringify(event)} failed`, { cause: error });
    check(core, event);
  };
  const until = (end: number) => {
    for (let due = core.nextDeadline(); due !== null && due <= end; due = core.nextDeadline())
      step({ type: 'Tick', at: due });
  };
  for (const [i, { pick, event, passed }] of events.entries()) {
    until(now + passed);
    now += passed;
    const likely = pick === null ? [] : plausibleEvents(core, node, `n${i}` as CallId);
    step({ ...(likely[(pick ?? 0) % likely.length] ?? event), at: now });
  }
  return core;
}

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
    { numRuns: 500, seed: 1 },
  );
  expect([...seen].sort()).toEqual(['asking', 'dialling', 'ended', 'leaving', 'menu', 'offered', 'talking', 'waiting']);
});

test('replaying a day, also from a snapshot in the middle of it, ends in the same state', () => {
  fc.assert(
    fc.property(day, fc.nat(), (events, cut) => {
      const inputs: Event[] = [];
      const core = live(events, (_, event) => void inputs.push(event));
      const again = Core.create(rules(), 0);
      for (const [i, event] of inputs.entries()) {
        again.step(event);
        if (i !== cut % inputs.length) continue;
        const restored = Core.restore(rules(), again.snapshot());
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
