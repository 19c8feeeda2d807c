/** Who gets in and who does not: trunks, strangers, agents' phones, and callers who mean harm. */
import { playbackId, type Language } from '../../../src/core/ids';
import { until } from '../../phones/until';
import { Desk } from './desk';
import type { OwnAsterisk } from './own-asterisk';
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

test('a number that is not the hotline’s is refused with 404', async () => {
  const phone = await desk.stranger({ number: '13900001111', scenario: 'caller-refused', status: 404 });
  expect(await phone.done).toBe(0);
  expect(own.count('CallArrived')).toBe(0);
});

test('a stranger’s address gets no call through', async () => {
  const phone = await desk.stranger({ address: '127.0.0.9', scenario: 'caller-refused', status: 401 });
  expect(await phone.done).toBe(0);
  expect(own.count('CallArrived')).toBe(0);
  await until('it is counted', () => own.adapter.figures().refusals.size > 0);
  expect([...own.adapter.figures().refusals.keys()].join()).toContain('127.0.0.9');
});

test('a caller whose number is 8001 is a caller, also while agent 8001 is registered', async () => {
  await desk.agent('8001');
  const { callId, leg, on } = await desk.caller({ from: '8001' });
  expect(await own.next('CallArrived')).toMatchObject({ caller: '8001', dialled: '95001', callId });
  own.do({ type: 'HangUp', ...on, legId: leg, reason: 'normal' });
  await own.next('CallerHungUp');
});

test.each([
  ['quotes, line feeds and markup', '138%22%0D%0AX-Evil%3A%201%3Cscript%3E', '138"X-Evil: 1<script>'],
  ['dialplan and SQL', '$%7BSHELL(id)%7D%27%3BDROP', "${SHELL(id)}'"],
  ['emoji and Chinese', '%F0%9F%98%80%E7%8E%8B', '😀王'],
  ['bytes that are no text', '138%FF%FE', null],
  ['four hundred digits', '1'.repeat(400), '1'.repeat(64)],
  ['nobody', 'anonymous', ''],
])('a hostile caller id arrives as text: %s', async (_, from, text) => {
  const { leg, on } = await desk.caller({ from, name: 'x' });
  const { caller } = await own.next('CallArrived');
  if (text !== null) expect(caller).toBe(text);
  expect(caller.length).toBeLessThanOrEqual(64);
  own.do({ type: 'HangUp', ...on, legId: leg, reason: 'normal' });
  await own.next('CallerHungUp');
});

test('a caller without a codec offer is served', async () => {
  const { ear, callId, leg, on } = await desk.caller({ scenario: 'caller-without-sdp' });
  const language: Language = 'zh';
  own.do(
    { type: 'Answer', ...on, legId: leg },
    { type: 'PlayPrompt', ...on, legId: leg, playbackId: playbackId(callId, 1), language, prompts: ['one'] },
  );
  await until('the sentence', () => ear.hears(tones.one, 0));
  own.do({ type: 'HangUp', ...on, legId: leg, reason: 'normal' });
  await own.next('CallerHungUp');
});

test('digits come by SIP INFO too, from a phone that has PCMU and no telephone-event', async () => {
  const { callId, leg, on } = await desk.caller({ scenario: 'caller-info' });
  own.do({ type: 'Answer', ...on, legId: leg });
  expect(await own.next('DigitPressed')).toMatchObject({ callId, legId: leg, digit: '4' });
  await own.next('DigitPressed', ({ digit }) => digit === '#');
  own.do({ type: 'HangUp', ...on, legId: leg, reason: 'normal' });
  await own.next('CallerHungUp');
});

test.each([
  ['*50', { type: 'AgentLoggedIn' }],
  ['*51', { type: 'AgentReadied' }],
  ['*522', { type: 'AgentPaused', reason: 'lunch' }],
  ['*53', { type: 'AgentLoggedOut' }],
  ['*54', { type: 'AgentStateAsked' }],
  ['*55', { type: 'WrapUpEnded' }],
  ['*56', { type: 'MoreWrapUpAsked' }],
  ['*57', { type: 'AgentPromised' }],
  ['*5712', { type: 'AgentPromised', hours: 12 }],
  ['*57123', { type: 'AgentPromised', hours: 123 }],
  ['*77', { type: 'FeatureCodeUnknown' }],
] as const)('an agent dials %s and hears the answer', async (code, wish) => {
  const phone = await desk.dials('8001', code);
  const event = await own.next(wish.type);
  expect(event).toMatchObject({ ...wish, agentId: '8001' });
  const legId = 'legId' in event && event.legId;
  if (!legId) throw new Error('no leg');
  const callId = legId.slice(0, -2) as never;
  const on = { callId, node: own.settings.node as never };
  own.do(
    { type: 'Answer', ...on, legId },
    { type: 'PlayPrompt', ...on, legId, playbackId: playbackId(callId, 1), language: 'zh', prompts: ['one'] },
    { type: 'ReturnToDialplan', ...on, legId, to: 'hang-up' },
  );
  expect(await phone.done).toBe(0);
  expect(phone.ear.tonesSince(0)).toEqual([tones.one]);
  await own.next('LegHungUp');
  expect(own.count('CallerHungUp') + own.count('CallArrived')).toBe(0);
});

test('an agent’s phone reaches no number by itself, not even the hotline’s', async () => {
  for (const number of ['013800005678', '95001', '8002', '110']) {
    const phone = await desk.dials('8001', number);
    expect(await phone.done).toBe(0);
    expect(phone.ear.tonesSince(0)).toEqual([tones.one]); // number-unknown
  }
  expect(own.events).toEqual([]);
});

test('a wrong password is refused and counted, and the right one still works', async () => {
  const port = await own.place.ports.next();
  expect(await register(own.place, { extension: '8002', secret: 'wrong-password', port })).not.toBe(0);
  await until('it is counted', () =>
    [...own.adapter.figures().refusals.keys()].some((key) => key.startsWith('ChallengeResponseFailed 127.0.0.1')),
  );
  expect(await register(own.place, { extension: '8002', secret: own.secrets.of('agents/8002'), port })).toBe(0);
  await own.next('PhoneRegistered');
  expect(
    await register(own.place, { extension: '8002', secret: own.secrets.of('agents/8002'), port, expires: 0 }),
  ).toBe(0);
  await own.next('PhoneUnregistered');
});

test('a thousand wrong passwords: refused, counted, and callers are served meanwhile', async () => {
  const port = await own.place.ports.next();
  const before = refusals();
  const flood = register(own.place, { extension: '8002', secret: 'wrong-password', port, times: 1_000, rate: 500 });
  await until('it has begun', () => refusals() > before + 100);
  const { phone, leg, on } = await desk.caller();
  own.do({ type: 'Answer', ...on, legId: leg });
  await until('answered', () => phone.messages().some((message) => /^SIP\/2.0 200/.test(message)), { withinMs: 1_000 });
  expect(await flood).not.toBe(0);
  await until('all are counted', () => refusals() >= before + 1_000);
  expect(own.adapter.figures().refusals.size).toBeLessThan(20);
  own.do({ type: 'HangUp', ...on, legId: leg, reason: 'normal' });
  await own.next('CallerHungUp');
});

const refusals = () => [...own.adapter.figures().refusals.values()].reduce((sum, count) => sum + count, 0);
