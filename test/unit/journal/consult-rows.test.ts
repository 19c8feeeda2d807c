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
