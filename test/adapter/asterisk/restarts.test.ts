/** The hotline restarts, Asterisk restarts, the rules change: what callers and agents notice of it. */
import { bridgeId, legId, playbackId, type AgentId } from '../../../src/core/ids';
import { until } from '../../phones/until';
import { Desk } from './desk';
import { rulesFor, type OwnAsterisk } from './own-asterisk';
import { register } from './sip-phone';
import { tones } from './tones';

const desk = new Desk();
let own: OwnAsterisk;
beforeAll(async () => {
  await desk.open();
  own = desk.own;
}, 60_000);
afterEach(() => desk.tidy());
afterAll(() => desk.close());

async function talking() {
  const caller = await desk.caller();
  const { on, leg, callId } = caller;
  own.do({ type: 'Answer', ...on, legId: leg }, { type: 'StartHoldMusic', ...on, legId: leg });
  const phone = await desk.agent('8001');
  const offer = desk.offer(caller, '8001');
  own.do(offer);
  await own.next('OfferAnswered');
  const legIds = [leg, offer.legId];
  const silent = { announce: [], playbackId: null, language: 'zh' } as const;
  own.do({ type: 'BridgeLegs', ...on, bridgeId: offer.bridgeId, legIds, ...silent });
  await until('the agent heard the caller', () => phone.ear.heard.length > 0 || caller.ear.speak(tones.caller));
  own.known.add(callId);
  return { ...caller, agentPhone: phone, offer };
}

test('the hotline restarts: those who talk hear nothing of it, those who wait are found again', async () => {
  const talk = await talking();
  talk.agentPhone.ear.speak(tones.agent);
  const waiting = await desk.caller({ number: '95002' });
  own.do(
    { type: 'Answer', ...waiting.on, legId: waiting.leg },
    { type: 'StartHoldMusic', ...waiting.on, legId: waiting.leg },
  );
  own.known.add(waiting.callId);
  await until('music', () => waiting.ear.hears(tones.music, 0));
  const from = Date.now();

  await own.replaceAdapter();
  const listed = await own.next('FloorListed');
  expect(new Set(listed.channels.map((channel) => channel.legId))).toEqual(
    new Set([talk.leg, talk.offer.legId, waiting.leg]),
  );
  expect(listed.channels.every((channel) => channel.up)).toBe(true);
  expect(listed.bridges).toEqual([
    { bridgeId: talk.offer.bridgeId, legIds: expect.arrayContaining([talk.leg, talk.offer.legId]) as unknown },
  ]);
  expect(listed.registered).toEqual(['8001']);
  expect(own.count('CallArrived')).toBe(0);
  await until('a second of talk', () => talk.ear.heard.filter(({ at }) => at >= from).length > 50);
  const voices = talk.ear.heard.filter(({ at }) => at >= from);
  const gaps = voices.slice(1).map(({ at }, i) => at - (voices[i]?.at ?? at));
  expect(Math.max(...gaps)).toBeLessThan(100);
  expect(talk.ear.tonesSince(from)).toEqual([tones.agent]);

  // both are served on: the waiting one is told something, the talking one hangs up
  const id = playbackId(waiting.callId, 9);
  own.do({ type: 'PlayPrompt', ...waiting.on, legId: waiting.leg, playbackId: id, language: 'zh', prompts: ['two'] });
  expect(await own.next('PromptFinished')).toMatchObject({ playbackId: id, played: true });
  expect(waiting.ear.hears(tones.two, from)).toBe(true);
  own.do({ type: 'HangUp', ...talk.on, legId: talk.offer.legId, reason: 'normal' });
  await own.next('LegHungUp', ({ legId: leg }) => leg === talk.offer.legId);
  for (const caller of [talk, waiting]) {
    own.do({ type: 'HangUp', ...caller.on, legId: caller.leg, reason: 'normal' });
    await own.next('CallerHungUp', ({ legId: leg }) => leg === caller.leg);
  }
});

test('a caller the hotline has forgotten is a new call; a leg nobody misses is listed and can be hung up', async () => {
  const talk = await talking();
  own.known.clear();
  await own.replaceAdapter();
  const listed = await own.next('FloorListed');
  expect(listed.channels.map((channel) => channel.legId)).toEqual([talk.offer.legId]);
  const again = await own.next('CallArrived');
  expect(again).toMatchObject({ caller: '13800005678', dialled: '95001' });
  expect(again.callId).not.toBe(talk.callId);
  own.do(
    { type: 'HangUp', ...talk.on, legId: talk.offer.legId, reason: 'normal' },
    { type: 'HangUp', callId: again.callId, node: again.node, legId: again.legId, reason: 'normal' },
  );
  await own.next('CallerHungUp');
  await own.next('LegHungUp');
});

test('two found apart are put together in a bridge of a new name', async () => {
  const talk = await talking();
  await own.replaceAdapter();
  const fresh = bridgeId(talk.callId, 7);
  own.do(
    { type: 'Unbridge', ...talk.on, bridgeId: talk.offer.bridgeId },
    {
      type: 'BridgeLegs',
      ...talk.on,
      bridgeId: fresh,
      legIds: [talk.leg, talk.offer.legId],
      announce: [],
      playbackId: null,
      language: 'zh',
    },
  );
  const from = Date.now();
  talk.agentPhone.ear.speak(tones.agent);
  await until(
    'they hear each other',
    () => talk.ear.hears(tones.agent, from) && talk.agentPhone.ear.hears(tones.caller, from),
  );
  own.do(
    { type: 'HangUp', ...talk.on, legId: talk.offer.legId, reason: 'normal' },
    { type: 'HangUp', ...talk.on, legId: talk.leg, reason: 'normal' },
  );
  await own.next('CallerHungUp');
});

test('while the hotline is away, the dialplan rings the fallback agents', async () => {
  const phone = await desk.agent('8001', { ms: 500 });
  await own.adapter.stop();
  const caller = await desk.stranger();
  await until('it rings for her', () => caller.ear.heard.some(({ silent }) => !silent));
  caller.ear.speak(tones.caller);
  await until('the agent hears her', () => phone.ear.hears(tones.caller, 0));
  phone.ear.speak(tones.agent);
  await until('she hears the agent', () => caller.ear.hears(tones.agent, 0));
  await own.replaceAdapter();
  expect((await own.next('FloorListed')).channels).toEqual([]); // that talk is none of ours
  expect(own.count('CallArrived')).toBe(0);
  await own.takeAway();
});

test('while the hotline is away and nobody can be rung, the caller hears an apology', async () => {
  await own.adapter.stop();
  const caller = await desk.stranger();
  expect(await caller.done).toBe(0);
  expect(caller.ear.tonesSince(0)).toEqual([tones.two]);
  await own.replaceAdapter();
});

test('the rules bring a new agent: the phone can register without a restart, and an agent who left cannot', async () => {
  own.rules = rulesFor(own.trunkPort, ['8001', '8003']);
  const port = await own.place.ports.next();
  const phone = { extension: '8003', secret: own.secrets.of('agents/8003'), port };
  await until('8003 can register', async () => (await register(own.place, phone)) === 0, { withinMs: 10_000 });
  await own.next('PhoneRegistered', ({ agentId }) => agentId === ('8003' as AgentId));
  const left = { extension: '8002', secret: own.secrets.of('agents/8002'), port: await own.place.ports.next() };
  expect(await register(own.place, left)).not.toBe(0);
  expect(own.adapter.health.map((part) => part.trouble())).toEqual([null, null, null, null]);
  await register(own.place, { ...phone, expires: 0 });
});

test('Asterisk restarts: its calls are over, and the next one is served', async () => {
  const lost = await desk.caller();
  own.do({ type: 'Answer', ...lost.on, legId: lost.leg });
  await own.halt();
  await until('it is noticed', () => own.adapter.health.every((part) => part.name === 'accounts' || part.trouble()));
  own.events.length = 0;
  await own.boot();
  await own.next('NodeLost', undefined, 15_000);
  expect((await own.next('FloorListed')).channels).toEqual([]);
  expect(own.events.map((event) => event.type).slice(0, 2)).toEqual(['NodeLost', 'FloorListed']);
  const next = await desk.caller();
  own.do(
    { type: 'Answer', ...next.on, legId: next.leg },
    { type: 'HangUp', ...next.on, legId: next.leg, reason: 'normal' },
  );
  await own.next('CallerHungUp');
  expect(legId(next.callId, 0)).toBe(next.leg);
  await until('manager is back', () => own.adapter.health.every((part) => part.trouble() === null));
});
