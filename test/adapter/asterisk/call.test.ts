/** One call through a real Asterisk, from the trunk to the agent and back, told by what people hear. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bridgeId, legId, playbackId, recordingId, type AgentId, type QueueId } from '../../../src/core/ids';
import { until } from '../../phones/until';
import { node, OwnAsterisk, trunkAddress } from './own-asterisk';
import { agentPhone, callFrom, type SipPhone } from './sip-phone';
import { loudestTone, tones } from './tones';

let own: OwnAsterisk;
const phones: SipPhone[] = [];
beforeAll(async () => {
  own = await OwnAsterisk.start();
}, 60_000);
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
  await until('nothing is left over', async () => (await own.leftOver()).length === 0);
  own.events.length = 0;
});
afterAll(() => own.close());

const secretOf = (extension: string) => own.secrets.of(`agents/${extension}`);

async function caller(number = '95001', from = '13800005678') {
  const phone = await callFrom(own.place, { address: trunkAddress, number, caller: from });
  phones.push(phone);
  const { callId, legId: leg } = await own.next('CallArrived');
  return { phone, ear: phone.ear, callId, leg, on: { callId, node } };
}

async function agent(extension: string, plan: Partial<Parameters<typeof agentPhone>[1]> = {}) {
  const phone = await agentPhone(own.place, { extension, secret: secretOf(extension), scenario: 'agent', ...plan });
  phones.push(phone);
  await own.next('PhoneRegistered', ({ agentId }) => agentId === extension);
  return phone;
}

test('a caller hears sentences, a digit stops them, and the line is closed after the goodbye', async () => {
  const { phone, ear, callId, leg, on } = await caller('95002');
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
  const { ear, callId, leg, on } = await caller();
  own.do({ type: 'Answer', ...on, legId: leg }, { type: 'StartHoldMusic', ...on, legId: leg });
  const phone = await agent('8001');
  await until('music', () => ear.hears(tones.music, 0));
  const agentLeg = legId(callId, 1);
  const bridge = bridgeId(callId, 1);
  own.do({
    type: 'OfferCall',
    ...on,
    legId: agentLeg,
    agentId: '8001' as AgentId,
    callerLegId: leg,
    caller: '13800005678',
    queueId: 'general' as QueueId,
    bridgeId: bridge,
  });
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
  expect(phone.ear.hears(tones.one, joinedAt)).toBe(true);
  const [firstSound] = ear.heard.filter(({ at, tone }) => at >= joinedAt && tone === tones.one);
  expect((firstSound?.at ?? Infinity) - answeredAt).toBeLessThan(100);

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

function framesOf(file: string) {
  const bytes = readFileSync(file).subarray(44);
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
  return Array.from({ length: Math.floor(samples.length / 160) }, (_, i) =>
    loudestTone(samples.subarray(i * 160, (i + 1) * 160)),
  );
}
