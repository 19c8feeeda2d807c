import {
  bridgeId,
  callIdOfLeg,
  legId,
  legNumber,
  playbackId,
  recordingId,
  unreachable,
  type CallId,
} from '../../../src/core/ids';

const call = '0193a2f4-7b1e-7c00-8f2a-5d1f2e3c4b5a' as CallId;

test('a leg names its call and its number, also where the call id has dots and dashes', () => {
  for (const id of [call, 'a.b.c' as CallId, 'x-1' as CallId]) {
    for (const n of [0, 1, 12]) {
      expect(callIdOfLeg(legId(id, n))).toBe(id);
      expect(legNumber(legId(id, n))).toBe(n);
    }
  }
});

test('the names of one number are different from one another', () => {
  expect(new Set([legId(call, 1), playbackId(call, 1), bridgeId(call, 1), recordingId(call, 1)]).size).toBe(4);
});

test('what is no leg has no number and no call', () => {
  expect(legNumber('nonsense' as never)).toBeNaN();
  expect(callIdOfLeg('nonsense' as never)).not.toBe('nonsense');
});

test('a variant nobody handles says which', () => {
  expect(() => unreachable({ type: 'New' } as never)).toThrow('unhandled variant {"type":"New"}');
});
