/** Ringing a customer: only after the attempt is committed, only numbers, and with the hotline's own number shown. */
import { v5 as uuidv5 } from 'uuid';
import type { DialOutside } from '../../../src/core/command';
import {
  bridgeId,
  legId,
  playbackId,
  type AgentId,
  type CallbackId,
  type CallId,
  type QueueId,
} from '../../../src/core/ids';
import { staysTrue, until } from '../../phones/until';
import { Desk } from './desk';
import { node, type OwnAsterisk } from './own-asterisk';
import type { SipPhone } from './sip-phone';
import { tones } from './tones';

const desk = new Desk();
let own: OwnAsterisk;
let calls = 0;
/** The end of a call taken back may still be on its way when it is told. */
const invites = (phone: SipPhone): number => phone.messages().filter((one) => one.startsWith('INVITE')).length;

beforeAll(async () => {
  await desk.open();
  own = desk.own;
}, 60_000);
afterEach(async () => {
  own.commitAttempt = async () => undefined;
  own.committed = async () => undefined;
  await desk.tidy();
});
afterAll(() => desk.close());

function callback() {
  const callId = uuidv5(`callback ${(calls += 1)}`, uuidv5.URL) as CallId;
  const on = { callId, node };
  const customer = legId(callId, 0);
  const agent = legId(callId, 1);
  const bridge = bridgeId(callId, 1);
  const offer = {
    type: 'OfferCall',
    ...on,
    legId: agent,
    agentId: '8001' as AgentId,
    callerLegId: null,
    caller: '13800005678',
    queueId: 'general' as QueueId,
    bridgeId: bridge,
  } as const;
  const dial: DialOutside = {
    type: 'DialOutside',
    ...on,
    legId: customer,
    number: '13800005678',
    trunk: 'demo',
    callerId: '95001',
    seq: 1,
    callback: { callbackId: 'cb' as CallbackId, attempt: 1, fence: 1 },
  };
  const join = {
    type: 'BridgeLegs',
    ...on,
    bridgeId: bridge,
    legIds: [customer, agent],
    announce: [],
    playbackId: null,
    language: 'zh',
  } as const;
  return { callId, on, customer, agent, offer, dial, join };
}

test('an agent, then the customer, then both together', async () => {
  const { callId, on, customer, agent, offer, dial, join } = callback();
  const agentPhone = await desk.agent('8001');
  const customerPhone = await desk.customer({ scenario: 'agent', ms: 300 });
  own.do(offer);
  await own.next('OfferAnswered', ({ legId: leg }) => leg === agent);
  const id = playbackId(callId, 1);
  own.do({ type: 'PlayPrompt', ...on, legId: agent, playbackId: id, language: 'zh', prompts: ['long'] }, dial);
  await until('she is told', () => agentPhone.ear.hears(tones.three, 0));
  await own.next('OfferRinging', ({ legId: leg }) => leg === customer);
  await own.next('OfferAnswered', ({ legId: leg }) => leg === customer);
  const invite = customerPhone.messages().find((message) => message.startsWith('INVITE')) ?? '';
  expect(invite).toMatch(/^INVITE sip:13800005678@127\.0\.0\.2:/);
  expect(invite).toMatch(/^From: .*<sip:95001@/m);

  own.do(join); // the sentence still plays: it must not keep the two apart
  const from = Date.now();
  await own.next('PromptFinished', ({ playbackId: ended }) => ended === id);
  agentPhone.ear.speak(tones.agent);
  await until('the customer hears the agent', () => customerPhone.ear.hears(tones.agent, from));
  customerPhone.ear.speak(tones.caller);
  await until('the agent hears the customer', () => agentPhone.ear.hears(tones.caller, from));
  own.do({ type: 'HangUp', ...on, legId: agent, reason: 'normal' });
  await own.next('LegHungUp', ({ legId: leg }) => leg === agent);
  own.do({ type: 'HangUp', ...on, legId: customer, reason: 'normal' });
  await own.next('LegHungUp', ({ legId: leg }) => leg === customer);
});

test('the customer is busy: the agent is told and let go', async () => {
  const { callId, on, customer, agent, offer, dial } = callback();
  const agentPhone = await desk.agent('8001');
  await desk.customer({ scenario: 'reject', status: 486 });
  own.do(offer);
  await own.next('OfferAnswered');
  own.do(dial);
  expect(await own.next('OfferFailed')).toMatchObject({ legId: customer, failure: 'busy' });
  const from = Date.now();
  own.do(
    { type: 'PlayPrompt', ...on, legId: agent, playbackId: playbackId(callId, 1), language: 'zh', prompts: ['one'] },
    { type: 'ReturnToDialplan', ...on, legId: agent, to: 'hang-up' },
  );
  await own.next('LegHungUp', ({ legId: leg }) => leg === agent);
  expect(agentPhone.ear.heard.filter(({ at, tone }) => at >= from && tone === tones.one).length).toBeGreaterThan(45);
});

test('nothing rings before the attempt is committed, and never when it is not', async () => {
  const { on, customer, dial } = callback();
  const phone = await desk.customer({ scenario: 'ring' });
  let commit: () => void = () => undefined;
  own.commitAttempt = () => new Promise((accept) => (commit = accept));
  own.do(dial);
  await staysTrue('quiet', () => phone.messages().length === 0, 300);
  commit();
  await own.next('OfferRinging');
  own.do({ type: 'CancelOffer', ...on, legId: customer, reason: 'no-answer' });
  await own.next('OfferFailed');

  own.events.length = 0;
  const second = callback();
  const rung = invites(phone);
  own.commitAttempt = () => Promise.reject(new Error('fence 1 is old'));
  own.do(second.dial);
  expect(await own.next('CommandRefused')).toMatchObject({
    command: 'DialOutside',
    subject: second.customer,
    detail: 'fence 1 is old',
  });
  await staysTrue('not rung again', () => invites(phone) === rung, 300);
});

test('what is no callback waits for the entry that announces it', async () => {
  const { callId, on, customer, dial } = callback();
  const phone = await desk.customer({ scenario: 'ring' });
  let commit: () => void = () => undefined;
  const asked: unknown[] = [];
  own.committed = (...entry) => {
    asked.push(entry);
    return new Promise((accept) => (commit = accept));
  };
  own.do({ ...dial, seq: 7, callback: null });
  await staysTrue('quiet', () => phone.messages().length === 0, 300);
  expect(asked).toEqual([[callId, 7]]);
  commit();
  await own.next('OfferRinging');
  own.do({ type: 'CancelOffer', ...on, legId: customer, reason: 'no-answer' });
  await own.next('OfferFailed');

  const second = callback();
  const rung = invites(phone);
  own.committed = () => Promise.reject(new Error('not on record: Postgres does not answer'));
  own.do({ ...second.dial, callback: null });
  expect(await own.next('CommandRefused')).toMatchObject({
    command: 'DialOutside',
    subject: second.customer,
    detail: 'not on record: Postgres does not answer',
  });
  await staysTrue('not rung again', () => invites(phone) === rung, 300);
});

test('taken back while its row is being written, it never rings', async () => {
  const { on, customer, dial } = callback();
  const phone = await desk.customer({ scenario: 'ring' });
  let commit: () => void = () => undefined;
  own.commitAttempt = () => new Promise((accept) => (commit = accept));
  own.do(dial);
  await staysTrue('quiet', () => phone.messages().length === 0, 100);
  own.do({ type: 'CancelOffer', ...on, legId: customer, reason: 'no-answer' });
  expect(await own.next('OfferFailed')).toMatchObject({ legId: customer, failure: 'gone' });
  commit();
  await staysTrue('quiet', () => phone.messages().length === 0, 300);
});

test.each(['8001@evil.example', '1380000&PJSIP/8001', '', '138,30,x', '-1'])(
  '%s is no number to dial',
  async (number) => {
    const { customer, dial } = callback();
    own.do({ ...dial, number });
    expect(await own.next('CommandRefused')).toMatchObject({ command: 'DialOutside', subject: customer });
  },
);

test('a trunk the rules do not know is refused', async () => {
  own.do({ ...callback().dial, trunk: '8001' });
  expect(await own.next('CommandRefused')).toMatchObject({ command: 'DialOutside', detail: "no trunk '8001'" });
});
