/**
 * Random days on the floor. Whatever the telephones, callers and agents do, in whatever order, the invariants hold
 * after every step, nothing is left behind, and a replay ends in the same state.
 */
import fc from 'fast-check';
import { Core } from '../../src/core/core';
import type { Event } from '../../src/core/event';
import type { CallId } from '../../src/core/ids';
import { brokenInvariants } from '../../src/core/invariant';
import { stateHash } from '../../src/core/snapshot';
import type { QuestionKind, SurveyRule } from '../../src/core/survey-rule';
import { anyEvent, node } from '../fixtures/floor/any-event';
import { orderRules } from '../fixtures/floor/order-rules';
import { plausibleEvents, type Timeless } from '../fixtures/floor/plausible';
import { queueId, rules } from '../fixtures/floor/rules';

/** Each moment: something the floor waits for (chosen by the number), or anything at all. */
const moment = fc.record({
  pick: fc.option(fc.nat(), { freq: 4 }),
  event: anyEvent,
  passed: fc.constantFrom(0, 0, 0, 1, 20, 1_000, 6_000, 20_000),
});
const day = fc.array(moment, { minLength: 1, maxLength: 150, size: 'max' });

type Day = readonly { readonly pick: number | null; readonly event: Timeless; readonly passed: number }[];

const plain = rules({
  emergency: {
    prompt: 'emergency-notice',
    destination: { kind: 'queue', queueId: queueId('repair'), language: null },
    priority: true,
  },
});
const outside = { kind: 'outside', number: '02112345678' } as const;
const forwarding = rules({
  numbers: new Map([...plain.numbers, ['95002', { number: '95002', language: 'zh', destination: outside }]]),
  queues: new Map(
    [...plain.queues].map(([id, queue]) => {
      const overflow = { ...queue.overflow, nobodyReady: outside, waited: { afterMs: 20_000, to: outside } };
      return [id, { ...queue, overflow }];
    }),
  ),
});
const ringing = rules({
  ...plain,
  queues: new Map(
    [...plain.queues].map(([id, queue]) => [
      id,
      {
        ...queue,
        joinAtRing: 2,
        agent: id === 'general' ? 'ring-all' : queue.agent,
        overflow: {
          ...queue.overflow,
          nobodyReady: id === 'consulting' ? { kind: 'voicemail', queueId: id, language: null } : null,
          waited: id === 'repair' ? { afterMs: 20_000, to: { kind: 'callback', queueId: id } } : null,
        },
      },
    ]),
  ),
});
const question = (kind: QuestionKind) => ({ id: kind, kind, prompt: `survey-${kind}`, longestMs: 60_000 });
const survey = (start: SurveyRule['start'], ...kinds: readonly QuestionKind[]): SurveyRule => {
  return { start, questions: kinds.map(question), tries: 2, timeoutMs: 5_000, thanks: 'survey-thanks' };
};
const surveying = rules({
  ...plain,
  queues: new Map(
    [...plain.queues].map(([id, queue]) => [
      id,
      {
        ...queue,
        notice: { prompt: 'recording-notice', refuse: '1', bargeIn: id === 'repair' },
        survey: id === 'repair' ? survey('invited', 'nps') : survey('automatic', 'score', 'spoken', 'nps'),
      },
    ]),
  ),
});
const kinds = [plain, ringing, orderRules, forwarding, surveying];
/**
 * Some days several phones may ring for one call, on others callers have places, agents and numbers of their own, or are
 * sent outside.
 */
const rulesOf = (events: Day) => kinds[events.length % kinds.length] ?? plain;

function live(events: Day, check: (core: Core, event: Event) => void): Core {
  const core = Core.create(rulesOf(events), 0);
  let now = 0;
  const step = (event: Event) => {
    const { error, mended } = core.step(event);
    if (mended.length > 0) throw new Error(`${JSON.stringify(event)} had to be mended`, { cause: mended[0] });
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
    { numRuns: 1_500, seed: 1 },
  );
  expect([...seen].sort()).toEqual([
    ...['asking', 'consulting', 'dialling', 'ended', 'forwarded', 'forwarding', 'leaving', 'menu', 'notice', 'offered'],
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
