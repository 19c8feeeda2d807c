/** One call through a real Asterisk, from the trunk to the agent and back, told by what people hear. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bridgeId, legId, playbackId, recordingId } from '../../../src/core/ids';
import { until } from '../../phones/until';
import { Desk } from './desk';
import { node, type OwnAsterisk } from './own-asterisk';
import type { RtpEar } from './rtp-ear';
import { loudestTone, tones } from './tones';

const desk = new Desk();
let own: OwnAsterisk;
beforeAll(async () => {
  await desk.open();
  own = desk.own;
}, 60_000);
afterEach(() => desk.tidy());
afterAll(() => desk.close());

test('a caller hears sentences, a digit stops them, and the line is closed after the goodbye', async () => {
  const { phone, ear, callId, leg, on } = await desk.caller({ number: '95002' });
  expect(await own.next('CallArrived')).toMatchObject({ dialled: '95002', caller: '13800005678', node, legId: leg });
  const first = playbackId(callId, 1);
  own.do(
    { type: 'Answer', ...on, legId: leg },
    { type: 'PlayPrompt', ...on, legId: leg, playbackId: first, language: 'zh', prompts: ['one', 'long'] },
  );
  await until('both sentences', () => ear.hears(tones.three, 0));
  expect(ear.tonesSince(0)).toEqual([tones.one, tones.three]);

  const pressed = await ear.press('1');
  expect(await own.next('DigitPressed')).toMatchObject({ callId, legId: leg, digit: '1' });
  own.do({ type: 'StopPlayback', ...on, playbackId: first });
  await own.next('PromptFinished', ({ playbackId: id }) => id === first);
  const spoken = ear.heard.filter(({ silent, at }) => !silent && at > pressed + 150);
  expect(spoken).toEqual([]);

  own.do({ type: 'StartHoldMusic', ...on, legId: leg });
  await until('music', () => ear.hears(tones.music, pressed));
  const goodbyeAt = Date.now();
  own.do(
    { type: 'PlayPrompt', ...on, legId: leg, playbackId: playbackId(callId, 2), language: 'zh', prompts: ['two'] },
    { type: 'ReturnToDialplan', ...on, legId: leg, to: 'hang-up' },
  );
  await own.next('CallerHungUp');
  expect(await own.next('PromptFinished', ({ playbackId: id }) => id !== first)).toMatchObject({ played: true });
  const goodbye = ear.heard.filter(({ at, tone }) => at >= goodbyeAt && tone === tones.two);
  expect(goodbye.length).toBeGreaterThan(45); // the whole second of it
  expect(await phone.done).toBe(0);
  expect(own.count('CallerHungUp')).toBe(1);
});

test('an agent rings, answers, both hear the announcement and each other; both sides are recorded', async () => {
  const caller = await desk.caller();
  const { ear, callId, leg, on } = caller;
  own.do({ type: 'Answer', ...on, legId: leg }, { type: 'StartHoldMusic', ...on, legId: leg });
  const phone = await desk.agent('8001');
  await until('music', () => ear.hears(tones.music, 0));
  const agentLeg = legId(callId, 1);
  const bridge = bridgeId(callId, 1);
  own.do(desk.offer(caller, '8001'));
  await own.next('OfferRinging');
  const { at: answeredAt } = await own.next('OfferAnswered');
  const joinedAt = Date.now();
  const recording = recordingId(callId, 1);
  own.do(
    {
      type: 'BridgeLegs',
      ...on,
      bridgeId: bridge,
      legIds: [leg, agentLeg],
      announce: ['one'],
      playbackId: playbackId(callId, 1),
      language: 'zh',
    },
    { type: 'StartRecording', ...on, legId: agentLeg, recordingId: recording },
  );
  await own.next('PromptFinished');
  const sentence = (at: RtpEar) => at.heard.filter(({ at, tone }) => at >= joinedAt && tone === tones.one);
  const whole = () => [ear, phone.ear].every((one) => sentence(one).length > 45); // the whole second of it
  await until('both have heard the whole announcement', whole);
  expect((sentence(ear)[0]?.at ?? Infinity) - answeredAt).toBeLessThan(100);

  phone.ear.speak(tones.agent);
  ear.speak(tones.caller);
  const talkingAt = Date.now();
  await until(
    'they hear each other',
    () => ear.hears(tones.agent, talkingAt) && phone.ear.hears(tones.caller, talkingAt),
  );
  const settledAt = Date.now();
  await until('the agent again', () => ear.hears(tones.agent, settledAt));
  expect(ear.tonesSince(settledAt)).toEqual([tones.agent]); // the music is off
  own.do({ type: 'MaskRecording', ...on, legId: agentLeg, masked: true });
  await new Promise((done) => setTimeout(done, 700));
  own.do({ type: 'MaskRecording', ...on, legId: agentLeg, masked: false });
  await new Promise((done) => setTimeout(done, 700));

  own.do(
    { type: 'Unbridge', ...on, bridgeId: bridge },
    { type: 'HangUp', ...on, legId: agentLeg, reason: 'normal' },
    { type: 'HangUp', ...on, legId: leg, reason: 'normal' },
  );
  await own.next('LegHungUp');
  await own.next('CallerHungUp');
  expect(own.count('RecordingFailed')).toBe(0);
  expect(own.count('CommandRefused')).toBe(0);
  const file = (side: string) => join(own.settings.recordingsDir, `${recording}-${side}.wav`);
  await until('both files', () => existsSync(file('agent')) && existsSync(file('caller')));
  for (const [side, hz] of [
    ['agent', tones.agent],
    ['caller', tones.caller],
  ] as const) {
    const heard = await until(`the ${side}'s voice on record`, () => {
      const frames = framesOf(file(side));
      return frames.some(({ tone }) => tone === hz) && frames;
    });
    const first = heard.findIndex(({ tone }) => tone === hz);
    const last = heard.findLastIndex(({ tone }) => tone === hz);
    const masked = heard.slice(first, last).filter(({ silent }) => silent).length;
    expect(masked * 20).toBeGreaterThan(500); // silence in its place, the time is kept
    expect(masked * 20).toBeLessThan(1_000);
  }
});

test('an announcement ends with the bridge it opened; the next sentence is not kept waiting by it', async () => {
  const caller = await desk.caller();
  const { ear, callId, leg, on } = caller;
  own.do({ type: 'Answer', ...on, legId: leg });
  const phone = await desk.agent('8001');
  const offer = desk.offer(caller, '8001');
  own.do(offer);
  await own.next('OfferAnswered');
  const legIds = [leg, offer.legId];
  const [first, second] = [playbackId(callId, 1), playbackId(callId, 2)];
  const said = { announce: ['long'], playbackId: first, language: 'zh' } as const;
  own.do({ type: 'BridgeLegs', ...on, bridgeId: offer.bridgeId, legIds, ...said });
  await until('both hear the announcement', () => [ear, phone.ear].every((one) => one.hears(tones.three, 0)));
  const partedAt = Date.now();
  own.do(
    { type: 'Unbridge', ...on, bridgeId: offer.bridgeId },
    { type: 'PlayPrompt', ...on, legId: leg, playbackId: second, language: 'zh', prompts: ['two'] },
  );
  // the announcement would go on for 20 s
  await until('the next sentence', () => ear.hears(tones.two, partedAt), { withinMs: 3_000 });
  await own.next('PromptFinished', ({ playbackId: id }) => id === second);
  expect([ear, phone.ear].some((one) => one.hears(tones.three, partedAt + 500))).toBe(false);
  for (const legId of legIds) own.do({ type: 'HangUp', ...on, legId, reason: 'normal' });
  await own.next('CallerHungUp');
  expect(own.count('CommandRefused')).toBe(0);
});

test('a sentence asked for right behind a bridge is heard by its leg alone, whole', async () => {
  const caller = await desk.caller();
  const { ear, callId, leg, on } = caller;
  own.do({ type: 'Answer', ...on, legId: leg });
  const phone = await desk.agent('8001');
  const offer = desk.offer(caller, '8001');
  own.do(offer);
  await own.next('OfferAnswered');
  const id = playbackId(callId, 1);
  const joins = { bridgeId: offer.bridgeId, legIds: [leg, offer.legId], announce: [], playbackId: null } as const;
  own.do(
    { type: 'StartRingTone', ...on, legId: offer.legId },
    { type: 'BridgeLegs', ...on, ...joins, language: 'zh' },
    { type: 'PlayPrompt', ...on, legId: offer.legId, playbackId: id, language: 'zh', prompts: ['two'] },
  );
  expect(await own.next('PromptFinished')).toMatchObject({ playbackId: id, played: true });
  const said = (at: RtpEar) => at.heard.filter(({ tone }) => tone === tones.two).length;
  expect(said(phone.ear)).toBeGreaterThan(45); // the whole second of it
  expect(said(ear)).toBe(0);
  for (const legId of joins.legIds) own.do({ type: 'HangUp', ...on, legId, reason: 'normal' });
  await own.next('CallerHungUp');
});

function framesOf(file: string) {
  const bytes = readFileSync(file).subarray(44);
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
  return Array.from({ length: Math.floor(samples.length / 160) }, (_, i) =>
    loudestTone(samples.subarray(i * 160, (i + 1) * 160)),
  );
}

test('the agent’s phone holds: the caller hears music, and both are told', async () => {
  const caller = await desk.caller();
  const { ear, callId, leg, on } = caller;
  own.do({ type: 'Answer', ...on, legId: leg }, { type: 'StartHoldMusic', ...on, legId: leg });
  await desk.agent('8001', { scenario: 'agent-holds' });
  const offer = desk.offer(caller, '8001');
  own.do(offer);
  await own.next('OfferAnswered');
  const legIds = [leg, offer.legId];
  const silent = { announce: [], playbackId: null, language: 'zh' } as const;
  own.do({ type: 'BridgeLegs', ...on, bridgeId: offer.bridgeId, legIds, ...silent });
  const held = await own.next('LegHeld');
  expect(held).toMatchObject({ callId, legId: offer.legId });
  await until('music while held', () => ear.hears(tones.music, held.at + 100));
  const resumed = await own.next('LegResumed');
  expect(resumed).toMatchObject({ callId, legId: offer.legId });
  own.do({ type: 'Unbridge', ...on, bridgeId: offer.bridgeId });
  own.do({ type: 'HangUp', ...on, legId: offer.legId, reason: 'normal' });
  own.do({ type: 'HangUp', ...on, legId: leg, reason: 'normal' });
  await own.next('CallerHungUp');
  expect(ear.hears(tones.music, resumed.at + 100)).toBe(false);
});
