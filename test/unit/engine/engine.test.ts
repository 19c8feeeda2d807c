import { anyNode, legId, type CallId } from '../../../src/core/ids';
import { storyRules } from '../../scenario/story-rules';
import { Stage } from './stage';

test('each input is one record, numbered on, with what came of it', () => {
  const stage = new Stage();
  stage.play(`
    0s PhoneRegistered 8001
    0s AgentLoggedIn 8001
    5s CallArrived c1 95002
    6s OfferRinging c1.1
    6s DigitPressed c9 1`);
  expect(stage.records.map(({ n, at, event }) => [n, at, event.type])).toEqual([
    [1, 0, 'PhoneRegistered'],
    [2, 0, 'AgentLoggedIn'],
    [3, 5_000, 'CallArrived'],
    [4, 6_000, 'OfferRinging'],
    [5, 6_000, 'DigitPressed'],
  ]);
  expect(stage.records.flatMap((record) => record.entries)).toEqual(stage.entries);
  expect(stage.records[4]?.entries).toEqual([]);
  expect(stage.engine.lastN).toBe(5);
});

test('the numbers go on where an earlier run ended', () => {
  const stage = new Stage(storyRules(), undefined, 41);
  stage.play('0s PhoneRegistered 8001');
  expect(stage.records[0]?.n).toBe(42);
});

test('telephony first: commands, then the journal, then whoever watches', () => {
  const stage = new Stage();
  stage.play('0s CallArrived c1 95002');
  expect(stage.order).toEqual([
    'command Answer',
    'command StartHoldMusic',
    'journal 1 CallArrived',
    'entry CallStarted',
    'entry CallAnswered',
    'entry QueueEntered',
  ]);
});

test('what a command brings about at once is decided right behind the step that gave it', () => {
  const stage = new Stage();
  stage.onCommand = (command) => {
    if (command.type !== 'OfferCall') return;
    const { callId, legId } = command;
    stage.engine.post({ type: 'OfferFailed', at: stage.clock.now(), callId, legId, failure: 'refused' });
    stage.engine.post({ type: 'PhoneUnregistered', at: stage.clock.now(), agentId: command.agentId });
  };
  stage.play('0s AgentsReady 8001 8002\n5s CallArrived c1 95002');
  expect(stage.records.slice(4).map(({ event }) => event.type)).toEqual([
    'CallArrived',
    'OfferFailed',
    'PhoneUnregistered',
    'OfferFailed',
    'PhoneUnregistered',
  ]);
  expect(stage.order.indexOf('entry OfferMade')).toBeLessThan(stage.order.indexOf('journal 6 OfferFailed'));
  expect(stage.core.floor.calls.get('c1' as CallId)?.phase.kind).toBe('waiting');
});

test('an event posted by whoever watches is taken behind those already waiting', () => {
  const stage = new Stage();
  const at = 0;
  stage.engine.onEntry((entry) => {
    if (entry.type === 'CallStarted')
      stage.engine.post({ type: 'CallBroken', at, callId: entry.callId, detail: 'test' });
  });
  stage.onCommand = (command) => {
    const { callId } = command;
    if (command.type === 'Answer') stage.engine.post({ type: 'CallerHungUp', at, callId, legId: legId(callId, 0) });
  };
  stage.play('0s CallArrived c1 95002');
  expect(stage.records.map(({ event }) => event.type)).toEqual(['CallArrived', 'CallerHungUp', 'CallBroken']);
});

test('while the journal takes nothing, new calls go to the fallback and those on the floor go on', () => {
  const stage = new Stage();
  stage.play('0s AgentsReady 8001\n1s CallArrived c1 95002');
  stage.trouble = 'disk full';
  stage.play('2s CallArrived c2 95002\n3s OfferAnswered c1.1');
  expect(stage.commands.filter((command) => command.callId === 'c2')).toEqual([
    { type: 'ReturnToDialplan', callId: 'c2', node: 'node-1', legId: 'c2.0', to: 'fallback' },
  ]);
  expect(stage.core.floor.calls.has('c2' as CallId)).toBe(false);
  expect(stage.core.floor.calls.get('c1' as CallId)?.phase.kind).toBe('talking');
  stage.trouble = null;
  stage.play('4s CallArrived c3 95002');
  expect(stage.core.floor.calls.get('c3' as CallId)?.phase.kind).toBe('waiting');
});

test('an answer for a call long gone is hung up on whichever node it is', () => {
  const stage = new Stage();
  stage.play('0s OfferAnswered c7.2');
  expect(stage.commands).toEqual([{ type: 'HangUp', callId: 'c7', node: anyNode, legId: 'c7.2', reason: 'normal' }]);
});
