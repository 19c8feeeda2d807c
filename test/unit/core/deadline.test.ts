import { Core } from '../../../src/core/core';
import { eventsOf } from '../../scenario/happenings';
import { storyRules } from '../../scenario/story-rules';

const comforting = storyRules({}, { general: { comfort: { prompt: 'please-hold', everyMs: 20_000 } } });

/** `0s CallArrived c1 95002; 1s …` */
function after(log: string, core = Core.create(comforting, 0)): Core {
  for (const line of log.split(';')) {
    const [time = '', name = '', ...words] = line.trim().split(' ');
    for (const event of eventsOf(Number(time.replace('s', '')) * 1000, name, words)) core.step(event);
  }
  return core;
}

test.each([
  ['nobody is there', '0s PhoneUnregistered 8001', null],
  ['a menu speaks, and its end may get lost', '0s CallArrived c1 95001', 120_000],
  ['a menu listens', '0s CallArrived c1 95001; 2s PromptFinished c1-p1', 7_000],
  ['a caller waits for the next sentence', '3s CallArrived c1 95002', 23_000],
  ['a phone is dialled', '0s AgentsReady 8001; 3s CallArrived c1 95002', 6_000],
  ['a phone rings', '0s AgentsReady 8001; 3s CallArrived c1 95002; 4s OfferRinging c1.1', 19_000],
  ['two talk', '0s AgentsReady 8001; 3s CallArrived c1 95002; 4s OfferAnswered c1.1', null],
  ['her number is read back', '0s CallArrived c1 95002; 9s DigitPressed c1 9', 129_000],
  ['she is to confirm it', '0s CallArrived c1 95002; 9s DigitPressed c1 9; 12s PromptFinished c1-p1', 20_000],
  ['a callback is written', '0s CallArrived c1 95002; 9s DigitPressed c1 9; 12s DigitPressed c1 1', 17_000],
  ['a customer is dialled', '0s AgentsReady 8001; 3s CallbackDue c9; 4s OfferAnswered c9.1', 34_000],
  ['a goodbye plays', '0s CallArrived c1 95001; 1s DigitPressed c1 7', 61_000],
  ['a phone is being put down', '0s PhoneRegistered 8001; 1s AgentStateAsked 8001 f1.0', 9_000],
] as const)('%s: the next deadline', (_, log, at) => {
  expect(after(log).nextDeadline()).toBe(at);
});

test('a tick before the deadline changes nothing', () => {
  const core = after('0s AgentsReady 8001; 3s CallArrived c1 95002');
  expect(core.step({ type: 'Tick', at: 5_999 })).toEqual({ commands: [], entries: [], mended: [] });
  expect(core.nextDeadline()).toBe(6_000);
});

test('a late tick answers every deadline that has passed, in their order, once', () => {
  const core = after(
    '0s CallArrived c1 95001; 1s PromptFinished c1-p1; 2s CallArrived c2 12345; 3s CallArrived c3 95002',
  );
  const { commands } = core.step({ type: 'Tick', at: 60_000 });
  expect(commands.map((command) => `${command.callId} ${command.type}`)).toEqual([
    'c1 PlayPrompt',
    'c2 HangUp',
    'c3 PlayPrompt',
  ]);
  expect(core.step({ type: 'Tick', at: 60_000 }).commands).toEqual([]);
});

test('wrap-up and a leg that is being closed are two deadlines of one agent', () => {
  const core = after('0s AgentsReady 8001; 3s CallArrived c1 95002; 4s OfferAnswered c1.1; 9s CallerHungUp c1');
  expect(core.nextDeadline()).toBe(10_000);
  core.step({ type: 'Tick', at: 10_000 });
  expect(core.nextDeadline()).toBe(24_000);
  core.step({ type: 'Tick', at: 24_000 });
  expect(core.nextDeadline()).toBeNull();
});
