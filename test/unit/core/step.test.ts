import { Core } from '../../../src/core/core';
import type { CallId } from '../../../src/core/ids';
import { Step } from '../../../src/core/step';
import { eventsOf } from '../../scenario/happenings';
import { storyRules } from '../../scenario/story-rules';

function twoCallers(): { readonly core: Core; readonly calls: ReturnType<typeof callsOf> } {
  const core = Core.create(storyRules(), 0);
  for (const id of ['c1', 'c2']) for (const event of eventsOf(0, 'CallArrived', [id, '95001'])) core.step(event);
  return { core, calls: callsOf(core) };
}
const callsOf = (core: Core) => [...core.floor.calls.values()];

test('each call counts its own playbacks, also within one decision', () => {
  const { core, calls } = twoCallers();
  const step = new Step(core.floor);
  expect(calls.flatMap((call) => [step.startPlayback(call, []), step.startPlayback(call, [])])).toEqual([
    'c1-p2',
    'c1-p3',
    'c2-p2',
    'c2-p3',
  ]);
});

test('what was discarded has happened to nobody, and its names are free again', () => {
  const { core, calls } = twoCallers();
  const [call] = calls;
  if (!call) throw new Error('no call');
  const step = new Step(core.floor);
  const named = step.startPlayback(call, []);
  step.call(call.id, { type: 'CallAnswered' });
  step.command({ type: 'Answer', callId: call.id, node: call.node, legId: 'c1.0' as never });
  step.discard();
  step.commit();
  expect([step.entries, step.commands]).toEqual([[], []]);
  expect(step.startPlayback(call, [])).toBe(named);
});

test("entries are numbered per call from 1, at the floor's time", () => {
  const { core } = twoCallers();
  const [event] = eventsOf(5_000, 'DigitPressed', ['c1', '0']);
  if (!event) throw new Error('no event');
  const { entries } = core.step(event);
  const seqs = entries.filter((entry) => 'seq' in entry).map((entry) => [entry.callId, entry.seq, entry.at]);
  const first = core.floor.calls.get('c1' as CallId)!.seq - seqs.length + 1;
  expect(seqs).toEqual(seqs.map((_, i) => ['c1', first + i, 5_000]));
  expect(first).toBeGreaterThan(1);
});
