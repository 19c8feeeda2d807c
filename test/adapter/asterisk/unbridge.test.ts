/** A bridge is taken down again and again: whoever stays on the line hears what comes next, each time. */
import { bridgeId, playbackId } from '../../../src/core/ids';
import { until } from '../../phones/until';
import { Desk } from './desk';
import { tones } from './tones';

const desk = new Desk();
beforeAll(() => desk.open(), 60_000);
afterEach(() => desk.tidy());
afterAll(() => desk.close());

const calls = ['8001', '8002'];
const rounds = 40;

async function talking(extension: string, n: number) {
  const from = `1380000567${n}`;
  const caller = await desk.caller({ from });
  desk.own.do({ type: 'Answer', ...caller.on, legId: caller.leg });
  const phone = await desk.agent(extension);
  const offer = desk.offer(caller, extension);
  desk.own.do(offer);
  await desk.own.next('OfferAnswered', ({ callId }) => callId === caller.callId);
  phone.ear.speak(tones.agent);
  return { caller, legIds: [caller.leg, offer.legId] };
}

async function parted({ caller, legIds }: Awaited<ReturnType<typeof talking>>, round: number): Promise<void> {
  const { own } = desk;
  const { ear, callId, leg, on } = caller;
  const [bridge, prompt] = [bridgeId(callId, 10 + round), playbackId(callId, 10 + round)];
  const joinedAt = Date.now();
  // the first tells the agent's phone where to speak to
  const said = round === 0 ? ['one'] : [];
  const announcement = round === 0 ? playbackId(callId, 1) : null;
  own.do({
    type: 'BridgeLegs',
    ...on,
    bridgeId: bridge,
    legIds,
    announce: said,
    playbackId: announcement,
    language: 'zh',
  });
  await until('she hears the agent', () => ear.hears(tones.agent, joinedAt));
  const partedAt = Date.now();
  own.do(
    { type: 'Unbridge', ...on, bridgeId: bridge },
    { type: 'PlayPrompt', ...on, legId: leg, playbackId: prompt, language: 'zh', prompts: ['two'] },
  );
  await until(`the sentence of round ${round}`, () => ear.hears(tones.two, partedAt), { withinMs: 3_000 });
  own.do({ type: 'StopPlayback', ...on, playbackId: prompt });
  await own.next('PromptFinished', ({ playbackId: id }) => id === prompt);
}

test('two callers, whose agents leave them forty times each, hear every sentence', async () => {
  const talks = [];
  for (const [n, extension] of calls.entries()) talks.push(await talking(extension, n));
  await Promise.all(
    talks.map(async (talk) => {
      for (let round = 0; round < rounds; round += 1) await parted(talk, round);
    }),
  );
  for (const { caller, legIds } of talks)
    for (const legId of legIds) desk.own.do({ type: 'HangUp', ...caller.on, legId, reason: 'normal' });
  await until('all have hung up', () => desk.own.count('CallerHungUp') === calls.length);
  expect(desk.own.count('CommandRefused')).toBe(0);
});
