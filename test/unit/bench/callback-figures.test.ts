/** What the callbacks bench makes of packets and files. */
import { callbackTimes } from '../../../bench/measure/callback-figures';
import type { Leg } from '../../../bench/measure/calls';
import { dialDelays, parseDials, parseMemory } from '../../../bench/measure/dial-delays';
import { encode } from '../../phones/g711';
import type { RtpPacket } from '../../phones/rtp';
import { tone } from '../../phones/wav';

const leg = (callId: string, toUser: string, more: Partial<Leg> = {}): Leg => ({
  ...{ callId, fromUser: '95001', toUser, invitedAt: 0, ringingAt: 100, answeredAt: 2_000 },
  ...{ refusedWith: null, endedAt: null, caller: null, callee: null, ...more },
});
const packet = (at: number, samples: Int16Array): RtpPacket => ({
  ...{ at, sequence: at, timestamp: at * 8, payloadType: 8, ssrc: 1, marker: false },
  payload: encode('PCMA', samples),
});

test('the person is who sounds like the agent, not what the hotline says before', () => {
  const ear = [
    packet(1_990, tone(600, 0.02)),
    packet(2_020, new Int16Array(160)),
    packet(2_040, tone(1_300, 0.02)),
    packet(2_060, tone(600, 0.02)),
  ];
  expect(callbackTimes([leg('a', '138'), leg('b', '138', { answeredAt: null })], () => ear, 600)).toEqual([
    { number: '138', invites: 2, rings: 2, answerToSoundMs: 40, answerToPersonMs: 60 },
  ]);
});

test('lost is what was due and not kept once; twice is every further dial', () => {
  const kept = { state: 'kept', answeredAttempts: 1 };
  const due = [
    { number: '1', dueAt: 1_000, ...kept },
    { number: '2', dueAt: 2_000, state: 'scheduled', answeredAttempts: 0 },
    { number: '3', dueAt: 3_000, ...kept, answeredAttempts: 2 },
  ];
  const dials = parseDials('1,1,1010\n3,1,3030\n3,2,3500\n9,1,4000\n');
  expect(dialDelays(due, dials)).toEqual({
    dialDelayMs: { n: 2, p50: 10, p99: 30, max: 30 },
    ...{ lost: 2, dialledTwice: 1, uncalledFor: 1, early: 0 },
  });
});

test('memory before, at most and in the end', () => {
  const mb = 2 ** 20;
  expect(parseMemory(`10,${100 * mb},5\n20,${150 * mb},2\n30,${120 * mb},4\n`, 15)).toEqual({
    ...{ startMb: 100, mostMb: 150, endMb: 120, fewestFree: 2 },
  });
});
