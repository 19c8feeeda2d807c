/** A bug while a step is decided: the bug is a number's rule that throws when it is read. */
import type { CallId } from '../../../src/core/ids';
import type { NumberRule, Rules } from '../../../src/core/rules';
import { storyRules } from '../../scenario/story-rules';
import { Stage } from './stage';

class Trap extends Map<string, NumberRule> {
  override get(dialled: string): NumberRule | undefined {
    if (dialled === '666') throw new Error('bug in arrive');
    return super.get(dialled);
  }
}

/** Callback keys that throw in queue `general`, and number 666. */
function withBugs(): Rules {
  const rules = storyRules();
  const general = { ...[...rules.queues.values()][0]! };
  Object.defineProperty(general, 'callbackKey', {
    get: () => {
      throw new Error('bug in the queue');
    },
  });
  const queues = new Map([...rules.queues].map(([id, queue]) => [id, id === general.id ? general : queue]));
  return { ...rules, queues, numbers: new Trap(rules.numbers) };
}

test('the call the bug met hears an apology and has an outcome; the others go on', () => {
  const stage = new Stage(withBugs());
  stage.play(`
    0s CallArrived c1 95002
    1s CallArrived c2 95002
    2s CallArrived c3 95003
    3s DigitPressed c1 9`);
  expect(stage.records.slice(3).map(({ n, event }) => [n, event.type])).toEqual([
    [4, 'DigitPressed'],
    [5, 'CallBroken'],
  ]);
  expect(stage.commands.slice(-2).map((command) => [command.callId, command.type])).toEqual([
    ['c1', 'PlayPrompt'],
    ['c1', 'ReturnToDialplan'],
  ]);
  stage.play('4s CallerHungUp c1\n5s AgentsReady 8001 8002');
  expect(stage.entries.find((entry) => entry.type === 'CallEnded')).toMatchObject({
    callId: 'c1',
    outcome: 'failed',
    reason: 'internal-error',
  });
  expect(stage.core.floor.calls.get('c2' as CallId)?.phase.kind).toBe('offered');
  expect(stage.core.floor.calls.get('c3' as CallId)?.phase.kind).toBe('offered');
});

test('the log names the call and the bug', () => {
  const stage = new Stage(withBugs());
  stage.play('0s CallArrived c1 95002\n3s DigitPressed c1 9');
  expect(stage.logged.find((line) => line.msg === 'step failed')).toMatchObject({
    callId: 'c1',
    err: { message: 'bug in the queue' },
    event: { type: 'DigitPressed' },
  });
});

test('the repair comes before what was posted meanwhile: late news finds the call already leaving', () => {
  const stage = new Stage(withBugs());
  stage.play('0s CallArrived c1 95002\n1s CallArrived c2 95003');
  stage.onCommand = () => undefined;
  stage.engine.onEntry((entry) => {
    if (entry.type !== 'AgentStatePending' && entry.type !== 'PhoneStateChanged') return;
    stage.play('2s DigitPressed c1 9\n2s DigitPressed c2 9');
  });
  stage.play('2s PhoneRegistered 8001');
  expect(stage.records.slice(2).map(({ event }) => event.type)).toEqual([
    'PhoneRegistered',
    'DigitPressed',
    'CallBroken',
    'DigitPressed',
  ]);
});

test('a call that breaks before it is on the floor changes nothing for the next', () => {
  const stage = new Stage(withBugs());
  stage.play('0s CallArrived c1 666\n1s CallArrived c2 95002');
  expect(stage.core.floor.calls.has('c1' as CallId)).toBe(false);
  expect(stage.core.floor.calls.get('c2' as CallId)?.phase.kind).toBe('waiting');
});
