/** Makes sentences of different origin sound like one voice: silence trimmed at both ends, one loudness, soft edges. */

/** Samples per second of everything here. */
export const sampleRate = 8_000;

const frame = sampleRate / 50; // 20 ms
/** Mean level of the spoken parts, in parts of full scale: −19 dBFS, as telephone announcements are. */
const targetLevel = 0.112;
const peakLimit = 0.84;
/** Root mean square over 10 ms, in the result, from which on it counts as a sound: a single tick does not. */
const soundLevel = 400;
const soundFrame = sampleRate / 100;
const lead = sampleRate / 200; // 5 ms kept before the first sound
const tail = sampleRate / 20; // 50 ms kept after the last one
const soft = sampleRate / 400; // 2.5 ms fades: no click

/** Trimmed and levelled copy; empty when there is nothing but silence in it. */
export function shapeSpeech(samples: Int16Array): Int16Array {
  const gain = gainFor(samples);
  if (gain === 0) return new Int16Array(0);
  const threshold = (soundLevel / gain) ** 2;
  const first = firstSound(samples, threshold);
  const last = samples.length - firstSound(samples.toReversed(), threshold);
  if (first < 0) return new Int16Array(0);
  const spoken = samples.slice(Math.max(0, first - lead), Math.min(samples.length, last + tail));
  return spoken.map((sample, i) => Math.round(sample * gain * edge(i, spoken.length)));
}

export function join(parts: readonly Int16Array[], gapMs: number): Int16Array {
  const gap = new Array<number>((sampleRate * gapMs) / 1000).fill(0);
  return Int16Array.from(parts.flatMap((part, i) => (i === 0 ? [...part] : [...gap, ...part])));
}

/** Index, or −1 when there is none. */
function firstSound(samples: Int16Array, threshold: number): number {
  const steps = Array.from({ length: Math.ceil(samples.length / lead) }, (_, i) => i * lead);
  return steps.find((at) => power(samples.subarray(at, at + soundFrame)) >= threshold) ?? -1;
}

/** From the level of the frames that hold speech; pauses do not count. */
function gainFor(samples: Int16Array): number {
  const powers: number[] = [];
  for (let from = 0; from < samples.length; from += frame) powers.push(power(samples.subarray(from, from + frame)));
  const loudest = Math.max(0, ...powers);
  const spoken = powers.filter((p) => p >= loudest / 1_000 && p > 0);
  if (spoken.length === 0) return 0;
  const level = Math.sqrt(spoken.reduce((sum, p) => sum + p, 0) / spoken.length);
  const peak = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  return Math.min((targetLevel * 32_768) / level, (peakLimit * 32_768) / peak);
}

function power(samples: Int16Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
}

const edge = (i: number, length: number): number => Math.min(1, (i + 1) / soft, (length - i) / soft);
