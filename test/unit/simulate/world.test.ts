/** The simulated world: people and phones do what they are told to, the real core does the rest. */
import type { CallEntry, Entry } from '../../../src/core/journal';
import type { Rules } from '../../../src/core/rules';
import type { StepRecord } from '../../../src/engine/ports';
import { generatedTraffic } from '../../../src/engine/simulate/generated-traffic';
import { parseLoad } from '../../../src/engine/simulate/load-spec';
import type { Figures } from '../../../src/engine/simulate/measures';
import { simulate } from '../../../src/engine/simulate/simulate';
import { queue, queueId } from '../../fixtures/floor/rules';
import { storyRules } from '../../scenario/story-rules';

function lived(
  load: string,
  rules: Rules = storyRules(),
): { figures: Figures; entries: Entry[]; records: StepRecord[] } {
  const records: StepRecord[] = [];
  const traffic = generatedTraffic(parseLoad(load), { seed: 1, rules });
  const figures = simulate({ rules, traffic, seed: 1, onStep: (record) => records.push(record) });
  return { figures, records, entries: records.flatMap(({ entries }) => entries) };
}
const ofType = <T extends CallEntry['type']>(entries: readonly Entry[], type: T) =>
  entries.filter((entry): entry is Extract<CallEntry, { type: T }> => entry.type === type);

test('every call ends, once, and its figures add up', () => {
  const { figures, entries } = lived('calls=60/30m,talk=120s,patience=60s,for=4h,number=95002,answer=80%,ring=5s');
  const ended = ofType(entries, 'CallEnded').map(({ callId }) => callId);
  expect(new Set(ended).size).toBe(ended.length);
  expect(ended.length).toBe(ofType(entries, 'CallStarted').length);
  expect(figures.calls).toBe(ended.length);
  expect(figures.entered).toBe(figures.answered + figures.abandoned);
  const outcomes = ofType(entries, 'CallEnded').map(({ outcome }) => outcome);
  expect(figures.answered).toBe(outcomes.filter((outcome) => outcome === 'answered').length);
});

test('silent phones are taken back after three rings, and their agents come back by themselves', () => {
  const { figures, entries } = lived('calls=20/30m,talk=60s,for=8h,number=95002,answer=70%,ring=fixed:4s,rest=45s');
  const ended = ofType(entries, 'OfferEnded');
  const missed = ended.filter(({ result }) => result === 'no-answer');
  expect(missed.every(({ ringMs }) => ringMs === 15_000)).toBe(true);
  expect(figures.threeRingRate).toBeCloseTo(0.7, 1);
  const back = entries.filter((entry) => entry.type === 'AgentStateChanged' && entry.state === 'ready');
  const first = missed[0];
  expect(
    back.some((entry) => 'agentId' in entry && entry.agentId === first?.agentId && entry.at === first.at + 45_000),
  ).toBe(true);
});

test('an answer after the third ring is too late, one before counts', () => {
  const at = (ring: string) => lived(`calls=20/30m,talk=60s,for=2h,number=95002,ring=fixed:${ring}`).figures;
  expect(at('14s').threeRingRate).toBe(1);
  expect(at('16s')).toMatchObject({ threeRingRate: 0, answered: 0 });
});

test('refusing agents are charged, the call rings the next', () => {
  const { figures, entries } = lived('calls=20/30m,talk=60s,for=4h,number=95002,answer=60%,refuse=40%,ring=fixed:3s');
  expect(ofType(entries, 'OfferEnded').filter(({ result }) => result === 'refused').length).toBeGreaterThan(10);
  expect(figures.answered).toBe(figures.entered);
  expect(figures.threeRingRate).toBeCloseTo(0.6, 1);
});

test('callers find their way through menus, sentences take their time, silent ones end where the menu says', () => {
  const { figures } = lived('calls=60/30m,talk=60s,for=2h,number=95001,keys=1:40%+21:40%,prompt=3s');
  const { queues } = figures;
  const share = (id: string) => (queues[id]?.entered ?? 0) / figures.entered;
  expect([share('consulting'), share('repair'), share('general')]).toEqual(
    [0.4, 0.4, 0.2].map((x) => expect.closeTo(x, 1) as number),
  );
});

test('who asks for a callback is rung back once an agent is free, and is neither answered nor abandoned', () => {
  const load = 'calls=300/30m,talk=240s,for=1h,number=95002,keys=9:50%,think=20s,patience=10m';
  const { figures, entries } = lived(load);
  expect(figures.callbacks).toBeGreaterThan(50);
  expect(figures.entered).toBe(figures.answered + figures.abandoned + figures.callbacks);
  const backs = ofType(entries, 'CallStarted').filter(({ direction }) => direction === 'outbound');
  expect(backs).toHaveLength(figures.callbacks);
  expect(ofType(entries, 'CustomerAnswered').length).toBeGreaterThan(20);
});

test('who is sent on waits on: the whole wait counts, from the first queue to the answer', () => {
  const to = { kind: 'queue', queueId: queueId('repair'), language: null } as const;
  const general = queue('general');
  const rules = storyRules({}, { general: { overflow: { ...general.overflow, waited: { afterMs: 30_000, to } } } });
  const { figures } = lived('calls=120/30m,talk=180s,for=2h,number=95002,patience=5m', rules);
  const { general: first, repair: second } = figures.queues;
  expect(second?.entered).toBeGreaterThan(20);
  expect(first?.maxWaitMs).toBe(30_000);
  expect(figures.maxWaitMs).toBeGreaterThan(30_000);
  expect(figures.entered).toBe(first?.entered);
});

test('sent on to a goodbye: counted, but neither answered nor abandoned', () => {
  const general = queue('general');
  const to = { kind: 'hang-up', prompt: 'system-busy' } as const;
  const rules = storyRules({}, { general: { overflow: { ...general.overflow, full: { waiting: 2, to } } } });
  const { figures, entries } = lived('calls=200/30m,talk=180s,for=2h,number=95002', rules);
  const turnedAway = ofType(entries, 'CallEnded').filter(({ outcome }) => outcome === 'overflowed_out').length;
  expect(turnedAway).toBeGreaterThan(100);
  expect(figures.entered).toBe(figures.answered + turnedAway);
  expect(figures.abandoned).toBe(0);
});

test('agents work in the hours, midnight is told, daily counts begin again', () => {
  const { records, entries } = lived('calls=20/30m,talk=60s,hours=09:00-17:00,for=2d,number=95002');
  expect(records.filter(({ event }) => event.type === 'DayBegan').length).toBeGreaterThanOrEqual(1);
  const logouts = entries.filter((entry) => entry.type === 'AgentStateChanged' && entry.state === 'logged-out');
  expect(logouts.length).toBeGreaterThanOrEqual(3);
});

test('more agents than the rules have: more of the same', () => {
  const few = lived('calls=100/30m,talk=180s,for=4h,number=95002,patience=120s').figures;
  const many = lived('calls=100/30m,talk=180s,for=4h,number=95002,patience=120s,agents=12').figures;
  expect(many.calls).toBe(few.calls);
  expect(many.serviceLevel ?? 0).toBeGreaterThan((few.serviceLevel ?? 0) + 0.2);
});

test('both sets of rules meet the same callers', () => {
  const rules = storyRules();
  const traffic = generatedTraffic(parseLoad('calls=60/30m,talk=100s,patience=40s,for=2h,number=95002'), {
    seed: 4,
    rules,
  });
  const [once, again] = [1, 2].map(() => simulate({ rules, traffic, seed: 4 }));
  expect(again).toEqual(once);
});
