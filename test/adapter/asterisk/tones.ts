/** Sentences, music and voices of these tests are sines, so that a phone's ear can tell them apart. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '../../phones/g711';

export const tones = { music: 300, agent: 600, one: 800, caller: 1_000, two: 1_200, three: 1_600 } as const;

const rate = 8_000;

export function sine(hz: number, samples: number, from = 0): Int16Array {
  return Int16Array.from({ length: samples }, (_, i) => 8_000 * Math.sin((2 * Math.PI * hz * (from + i)) / rate));
}

/** The tone that makes up at least half of the sound. */
export function loudestTone(samples: Int16Array): { readonly tone: number | null; readonly silent: boolean } {
  const loudness = Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / Math.max(1, samples.length));
  if (loudness < 50) return { tone: null, silent: true };
  const strength = Object.values(tones).map((hz) => ({ hz, power: powerAt(samples, hz) }));
  const best = strength.reduce((a, b) => (b.power > a.power ? b : a));
  return { tone: best.power > 0.35 * loudness ? best.hz : null, silent: false };
}

/** Goertzel's filter; of a pure sine it is its root mean square over the square root of two. */
function powerAt(samples: Int16Array, hz: number): number {
  const w = (2 * Math.PI * hz) / rate;
  let last = 0;
  let before = 0;
  for (const sample of samples) [last, before] = [sample + 2 * Math.cos(w) * last - before, last];
  return Math.sqrt(Math.max(0, last ** 2 + before ** 2 - 2 * Math.cos(w) * last * before)) / samples.length;
}

const sentences: Readonly<Record<string, readonly [hz: number, seconds: number]>> = {
  'zh/one': [tones.one, 1],
  'zh/two': [tones.two, 1],
  'zh/long': [tones.three, 20],
  'zh/system-busy': [tones.two, 1],
  'zh/number-unknown': [tones.one, 1],
  'moh/music': [tones.music, 20],
};

/** Writes them as prompts are kept: A-law and µ-law, headerless. */
export function writeSentences(promptsDir: string): void {
  for (const [name, [hz, seconds]] of Object.entries(sentences)) {
    const samples = sine(hz, rate * seconds);
    mkdirSync(join(promptsDir, name, '..'), { recursive: true });
    writeFileSync(join(promptsDir, `${name}.alaw`), encode('PCMA', samples));
    writeFileSync(join(promptsDir, `${name}.ulaw`), encode('PCMU', samples));
  }
}
