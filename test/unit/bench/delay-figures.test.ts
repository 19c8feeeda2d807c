/** The bench's own reading of what a dead service costs. */
import { deadServiceDelay, toSentenceMs } from '../../../bench/measure/delay-figures';
import { KnownSound } from '../../../bench/measure/known-sound';
import { encode } from '../../phones/g711';
import type { RtpPacket } from '../../phones/rtp';
import { tone } from '../../phones/wav';

const sound = (hz: number) => Buffer.from(encode('PCMA', tone(hz, 1)));
const [music, sought] = [sound(440), sound(610)];
const known = { PCMA: new KnownSound([sought]), PCMU: new KnownSound([sought]) };
const packet = (at: number, payload: Buffer) =>
  ({ at, payload, payloadType: 8, sequence: 0, timestamp: 0 }) as RtpPacket;

test('from the answer to the first audible packet of the sentence, whatever was heard before', () => {
  const ear = [
    packet(900, sought.subarray(0, 160)),
    packet(1_020, Buffer.alloc(160, 0xd5)),
    packet(1_040, music.subarray(160, 320)),
    packet(4_100, sought.subarray(160, 320)),
  ];
  expect(toSentenceMs(ear, 1_000, known)).toBe(3_100);
  expect(toSentenceMs(ear.slice(0, 3), 1_000, known)).toBeNull();
});

test('what it adds to the median of those before; who never heard it is counted apart', () => {
  const call = (served: 'first' | 'later' | 'beside' | 'before', ms: number | null) => ({ served, toSentenceMs: ms });
  const calls = [call('before', 100), call('before', 140), call('before', 90), call('first', 3_110)];
  expect(deadServiceDelay([...calls, call('later', 120), call('later', 95), call('beside', null)])).toEqual({
    first: 3_010,
    later: { n: 2, p50: -5, p99: 20, max: 20 },
    beside: { n: 0, p50: null, p99: null, max: null },
    baselineMs: 100,
    unheard: 1,
  });
  expect(() => deadServiceDelay([call('first', 3_000)])).toThrow(/all services were well/);
});
