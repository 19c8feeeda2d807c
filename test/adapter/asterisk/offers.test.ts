/** Every offer ends once: answered, or failed with the reason the phone gave; and nothing stays behind in Asterisk. */
import { legId } from '../../../src/core/ids';
import { staysTrue, until } from '../../phones/until';
import { Desk, type Caller } from './desk';
import type { OwnAsterisk } from './own-asterisk';

const desk = new Desk();
let own: OwnAsterisk;
beforeAll(async () => {
  await desk.open();
  own = desk.own;
}, 60_000);
afterEach(() => desk.tidy());
afterAll(() => desk.close());

async function waiting(): Promise<Caller> {
  const caller = await desk.caller();
  own.do(
    { type: 'Answer', ...caller.on, legId: caller.leg },
    { type: 'StartHoldMusic', ...caller.on, legId: caller.leg },
  );
  return caller;
}

function hangUp(caller: Caller): void {
  own.do({ type: 'HangUp', ...caller.on, legId: caller.leg, reason: 'normal' });
}

test.each([
  [486, 'busy'],
  [603, 'refused'],
  [302, 'refused'],
  [480, 'no-answer'],
  [404, 'unreachable'],
  [503, 'unreachable'],
  [488, 'unreachable'],
] as const)('a phone that answers %i makes the offer fail: %s', async (status, failure) => {
  const caller = await waiting();
  await desk.agent('8001', { scenario: 'reject', status, ms: 50 });
  const offer = desk.offer(caller, '8001');
  own.do(offer);
  await own.next('OfferRinging');
  expect(await own.next('OfferFailed')).toMatchObject({ legId: offer.legId, failure });
  await until('its bridge is gone', async () => (await own.leftOver()).length === 1);
  hangUp(caller);
  await own.next('CallerHungUp');
  expect(own.count('OfferFailed')).toBe(1);
});

test('an agent without a phone is unreachable', async () => {
  const caller = await waiting();
  const offer = desk.offer(caller, '8002');
  own.do(offer);
  expect(await own.next('OfferFailed')).toMatchObject({ legId: offer.legId, failure: 'unreachable' });
  hangUp(caller);
  await own.next('CallerHungUp');
});

test('an offer taken back stops the ringing, and the next one rings', async () => {
  const caller = await waiting();
  await desk.agent('8001', { scenario: 'ring' });
  const first = desk.offer(caller, '8001');
  own.do(first);
  await own.next('OfferRinging');
  own.do({ type: 'CancelOffer', ...caller.on, legId: first.legId, reason: 'no-answer' });
  expect(await own.next('OfferFailed')).toMatchObject({ legId: first.legId, failure: 'no-answer' });
  const second = desk.offer(caller, '8001', 2);
  own.do(second);
  await own.next('OfferRinging', ({ legId: leg }) => leg === second.legId);
  own.do({ type: 'CancelOffer', ...caller.on, legId: second.legId, reason: 'caller-gone' });
  expect(await own.next('OfferFailed', ({ legId: leg }) => leg === second.legId)).toMatchObject({ failure: 'gone' });
  hangUp(caller);
  await own.next('CallerHungUp');
});

test('an offer taken back in the same breath never rings', async () => {
  const caller = await waiting();
  await desk.agent('8001', { scenario: 'ring' });
  const offer = desk.offer(caller, '8001');
  own.do(offer, { type: 'CancelOffer', ...caller.on, legId: offer.legId, reason: 'caller-gone' });
  expect(await own.next('OfferFailed')).toMatchObject({ legId: offer.legId, failure: 'gone' });
  await staysTrue('no ring', () => own.count('OfferRinging') === 0, 500);
  hangUp(caller);
  await own.next('CallerHungUp');
});

test('a caller who leaves while the phone rings is told once', async () => {
  const caller = await waiting();
  await desk.agent('8001', { scenario: 'ring' });
  const offer = desk.offer(caller, '8001');
  own.do(offer);
  await own.next('OfferRinging');
  hangUp(caller);
  await own.next('CallerHungUp');
  own.do({ type: 'CancelOffer', ...caller.on, legId: offer.legId, reason: 'caller-gone' });
  await own.next('OfferFailed');
  expect(own.count('CallerHungUp')).toBe(1);
});

test('the phone shows the caller’s number, and a hostile one harmlessly', async () => {
  const caller = await waiting();
  const phone = await desk.agent('8001', { scenario: 'ring' });
  own.do({ ...desk.offer(caller, '8001'), caller: '138"<sip:evil@x>\r\nX: 1' });
  await own.next('OfferRinging');
  const invite = phone.messages().find((message) => message.startsWith('INVITE')) ?? '';
  expect(invite).toMatch(/^From: "138sipevilxX1" <sip:138sipevilxX1@/m);
  own.do({ type: 'CancelOffer', ...caller.on, legId: legId(caller.callId, 1), reason: 'no-answer' });
  await own.next('OfferFailed');
  hangUp(caller);
});
