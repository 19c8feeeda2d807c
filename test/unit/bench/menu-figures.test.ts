/** The bench's own reading of packets: a key, and the first audible packet of the sentence behind it. */
import { keyTime, mostAtOnce } from '../../../bench/measure/menu-figures';
import { KnownSound } from '../../../bench/measure/known-sound';
import { encode } from '../../phones/g711';
import type { RtpPacket } from '../../phones/rtp';
import { tone } from '../../phones/wav';

const sound = (hz: number) => Buffer.from(encode('PCMA', tone(hz, 1)));
const [before, next] = [sound(440), sound(610)];
const silence = Buffer.alloc(160, 0xd5);
const known = { before: new KnownSound([before]), next: new KnownSound([next]) };
const sounds = { PCMA: known, PCMU: known };

const packet = (at: number, payload: Buffer, payloadType = 8) =>
  ({ at, payload, payloadType, sequence: 0, timestamp: 0 }) as RtpPacket;
const event = (at: number, end: boolean) => packet(at, Buffer.from([2, end ? 0x8a : 0x0a, 0, 160]), 96);
const mouth = [event(1_000, false), event(1_020, false), event(1_100, true), event(1_101, true)];

test('from the first end packet to the first audible packet of the next sentence', () => {
  const ear = [
    packet(990, next.subarray(0, 160)),
    packet(1_110, before.subarray(160, 320)),
    packet(1_130, silence),
    packet(1_150, next.subarray(160, 320)),
  ];
  expect(keyTime({ ear, mouth }, sounds)).toEqual({ keyAt: 1_100, toPromptMs: 50 });
});

test('a sentence that never came, a caller who pressed nothing', () => {
  expect(keyTime({ ear: [packet(1_200, silence)], mouth }, sounds)).toEqual({ keyAt: 1_100, toPromptMs: null });
  expect(keyTime({ ear: [], mouth: [event(1_000, false)] }, sounds)).toBeNull();
});

test('the most at one moment: who leaves in that moment is gone', () => {
  expect(
    mostAtOnce([
      { from: 0, to: 10 },
      { from: 5, to: 15 },
      { from: 10, to: 12 },
    ]),
  ).toBe(2);
});
