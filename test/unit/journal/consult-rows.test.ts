/** What a transfer leaves in the rows that reports read. */
import type { CallEntry } from '../../../src/core/journal';
import { foldCalls } from '../../../src/journal/projection/fold-calls';
import { coreFloor } from '../../fakes/core-floor';

const ready = ['PhoneRegistered 8001', 'AgentLoggedIn 8001', 'PhoneRegistered 8002', 'AgentLoggedIn 8002'];

function rowsAfter(...lines: readonly string[]) {
  const floor = coreFloor();
  floor.tell(...ready, 'CallArrived c1 95002', 'OfferRinging c1.1', 'OfferAnswered c1.1', ...lines);
  return foldCalls(floor.entries.filter((entry): entry is CallEntry => 'seq' in entry));
}

test('whom an agent asks has an offer of her own, in the visit the call was answered in', () => {
  const { offers, talks, visits, calls } = rowsAfter(
    'TransferAsked c1 consult 8002',
    'OfferRinging c1.2',
    'OfferAnswered c1.2',
    'LegHungUp c1.1',
    'CallerHungUp c1',
  );
  expect(
    [...offers.values()].map(({ leg_no, visit_n, agent_id, result }) => [leg_no, visit_n, agent_id, result]),
  ).toEqual([
    [1, 1, '8001', 'answered'],
    [2, 1, '8002', 'answered'],
  ]);
  expect([...talks.values()].map(({ n, agent_id, visit_n }) => [n, agent_id, visit_n])).toEqual([
    [1, '8001', 1],
    [2, '8002', 1],
  ]);
  expect(visits.size).toBe(1);
  expect([...calls.values()]).toMatchObject([{ outcome: 'answered', transfers: 1, offers: 2, last_agent_id: '8002' }]);
});

test('a miss of whom she asks is a miss, a ring taken back is none', () => {
  const asked = (...lines: readonly string[]) =>
    [...rowsAfter('TransferAsked c1 consult 8002', 'OfferRinging c1.2', ...lines).offers.values()].at(-1)?.result;
  expect(asked('OfferFailed c1.2 refused')).toBe('refused');
  expect(asked('TransferAsked c1 return')).toBe('cancelled');
  expect(asked('CallerHungUp c1')).toBe('cancelled');
});

test('handed on blindly, she has a second visit, left when she is answered', () => {
  const { visits, talks } = rowsAfter('TransferAsked c1 blind 8002', 'OfferRinging c1.2', 'OfferAnswered c1.2');
  expect([...visits.values()].map(({ n, queue_id, exit }) => [n, queue_id, exit])).toEqual([
    [1, 'general', 'answered'],
    [2, 'general', 'answered'],
  ]);
  expect([...talks.values()].map(({ n, visit_n }) => [n, visit_n])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('a consultation is told from service: who was asked, when they spoke, what came of it', () => {
  const told = (...lines: readonly string[]) =>
    [...rowsAfter(...lines).consultations.values()].map((row) => [row.leg_no, row.talk_n, row.agent_id, row.result]);
  const asked = ['TransferAsked c1 consult 8002', 'OfferAnswered c1.2'];
  expect(told(...asked, 'LegHungUp c1.2')).toEqual([[2, 1, '8002', 'answered']]);
  expect(told(...asked, 'CallerHungUp c1')).toEqual([[2, 1, '8002', 'answered']]);
  expect(told(...asked, 'TransferAsked c1 complete')).toEqual([[2, 1, '8002', 'taken-over']]);
  expect(told(...asked.slice(0, 1), 'OfferFailed c1.2 busy')).toEqual([[2, 1, '8002', 'busy']]);
  expect(told('TransferAsked c1 blind 8002', 'OfferAnswered c1.2')).toEqual([]);
});

test('a telephone outside that was asked is a consultation, and no offer', () => {
  const asked = ['TransferAsked c1 consult 913900001111', 'OfferFailed c1.2 unreachable', 'OfferAnswered c1.3'];
  const { consultations, offers, talks } = rowsAfter(...asked, 'TransferAsked c1 complete');
  expect([...consultations.values()].map(({ leg_no, number, result }) => [leg_no, number, result])).toEqual([
    [2, '13900001111', 'unreachable'],
    [3, '13900001111', 'taken-over'],
  ]);
  expect([offers.size, talks.size]).toEqual([1, 1]);
});
