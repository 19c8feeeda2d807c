import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSentence, isHeardWholly, sentencesHeard } from './fingerprint';
import { decode, encode } from './g711';
import { firstSound, longestToneGap, toneSeconds, toneShare } from './listen';
import { readPcap, writePcap } from './pcap';
import { packetsOf, parseRtp, soundOf } from './rtp';
import { readWav, sampleRate, tone, writeWav } from './wav';

const folder = mkdtempSync(join(tmpdir(), 'hotline-listen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const silence = (seconds: number) => new Int16Array(seconds * sampleRate);
const joined = (...parts: Int16Array[]) => Int16Array.from(parts.flatMap((part) => [...part]));
/** Noise with a rhythm: as unlike a tone as speech is, the same each time for one seed. */
function babble(seed: number, seconds: number): Int16Array {
  let state = seed;
  return Int16Array.from({ length: seconds * sampleRate }, (_, i) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round((state / 2_147_483_648 - 0.5) * 9_000 * (Math.sin(i / (300 + seed)) > 0 ? 1 : 0.1));
  });
}

test('G.711 keeps a tone recognisable in both laws', () => {
  const sine = tone(1_000, 0.5);
  for (const law of ['PCMA', 'PCMU'] as const) {
    const back = decode(law, encode(law, sine));
    expect(toneShare(back, 1_000)).toBeGreaterThan(0.98);
    expect(Math.max(...back)).toBeGreaterThan(7_500);
    expect(Math.max(...back)).toBeLessThan(8_500);
  }
});

test('a tone is told from another tone and from silence', () => {
  const heard = joined(silence(1), tone(600, 2), silence(1));
  expect(toneSeconds(heard, 600)).toBeCloseTo(2, 1);
  expect(toneSeconds(heard, 1_000)).toBe(0);
  expect(firstSound(heard)).toBeCloseTo(1, 1);
  expect(firstSound(silence(1))).toBeNull();
});

test('a hole in a tone is found', () => {
  expect(longestToneGap(joined(tone(600, 1), silence(0.5), tone(600, 1)), 600)).toBeCloseTo(0.5, 1);
  expect(longestToneGap(tone(600, 1), 600)).toBe(0);
  expect(longestToneGap(silence(1), 600)).toBeNull();
});

test('a sentence is found where it stands, cut short or not, and no other is', () => {
  const [one, two] = [babble(1, 3), babble(2, 3)];
  const law = 'PCMA';
  const heard = decode(law, encode(law, joined(silence(0.7), one.subarray(0, 8_000), silence(1))));
  expect(findSentence(heard, one)?.at).toBeCloseTo(0.7, 2);
  expect(findSentence(heard, two)).toBeNull();
  expect(findSentence(heard, one)?.seconds).toBeCloseTo(1, 0);
  const hum = tone(600, 3);
  const hummed = heard.map((sample, i) => sample + (hum[i] ?? 0));
  expect(findSentence(hummed, one, { tones: [600] })?.at).toBeCloseTo(0.7, 2);
  const both = joined(two, one);
  const ids = sentencesHeard(
    both,
    new Map([
      ['one', one],
      ['two', two],
    ]),
  ).map(({ id }) => id);
  expect(ids).toEqual(['two', 'one']);
});

test('heard wholly is neither half of it, nor with a hole in it, nor another one', () => {
  const [one, two] = [babble(1, 3), babble(2, 3)];
  const heard = (recording: Int16Array) => {
    const played = decode('PCMA', encode('PCMA', joined(silence(0.7), recording, silence(1))));
    return isHeardWholly(findSentence(played, one), one);
  };
  expect(heard(one)).toBe(true);
  expect(heard(joined(two, one))).toBe(true);
  expect(heard(two)).toBe(false);
  expect(heard(silence(3))).toBe(false);
  expect(heard(one.subarray(0, one.length / 2))).toBe(false);
  expect(heard(one.subarray(one.length / 2))).toBe(false);
  expect(heard(one.map((sample, i) => (i > 10_000 && i < 15_000 ? 0 : sample)))).toBe(false);
  // A word of one in the middle of the other.
  expect(heard(joined(one.subarray(0, 10_000), two.subarray(0, 4_000), one.subarray(14_000)))).toBe(false);
});

test('WAV and pcap files give back what was written', () => {
  const sine = tone(440, 0.2);
  writeWav(join(folder, 'tone.wav'), sine);
  expect(readWav(join(folder, 'tone.wav'))).toEqual(sine);
  writePcap(join(folder, 'tone.pcap'), packetsOf(sine, 'PCMU'));
  const packets = readPcap(join(folder, 'tone.pcap'));
  const rtp = packets.map(parseRtp).filter((packet) => packet !== null);
  expect(rtp.map(({ at }) => at)).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160, 180]);
  expect(rtp[0]).toMatchObject({ payloadType: 0, marker: true, sequence: 0, timestamp: 0 });
  expect(toneShare(soundOf(rtp), 440)).toBeGreaterThan(0.98);
});
