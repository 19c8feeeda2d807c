/** Hold music made here, so that nobody's rights are in it: slow broken chords of soft bells, 64 seconds, seamless. */
import { sampleRate } from './shape';

/** Changes whenever the music does. */
export const holdMusicVersion = '2';

/** Steps above C4 in semitones: C, Am, F, G, C, Em, F, G with their sevenths and sixths. */
const chords: readonly (readonly number[])[] = [
  [0, 4, 7, 11],
  [-3, 0, 4, 7],
  [-7, 0, 5, 9],
  [-5, -1, 2, 9],
  [0, 7, 12, 16],
  [-8, -1, 4, 7],
  [-7, 0, 5, 9],
  [-5, 2, 7, 11],
];
/** Which note of the chord sounds on each of a bar's eight beats; −1 rests. */
const pattern: readonly number[] = [0, 1, 2, 3, 2, 1, 2, -1];
const beat = sampleRate / 2;
const rounds = 2;
/** Mean level about −27 dBFS: heard, but no effort to speak over. */
const loudness = 0.1;

/** 8 kHz samples. What still rings at the end sounds on at the beginning, so the loop has no seam. */
export function composeHoldMusic(): Int16Array {
  const length = rounds * chords.length * pattern.length * beat;
  const mix = new Float32Array(length);
  const bells = new Map<number, Float32Array>();
  for (let bar = 0; bar < rounds * chords.length; bar++) {
    const chord = chords[bar % chords.length] ?? [];
    pattern.forEach((note, at) => {
      const step = chord[note];
      if (step === undefined) return;
      const sound = bells.get(step) ?? bell(261.63 * 2 ** (step / 12));
      bells.set(step, sound);
      const start = (bar * pattern.length + at) * beat;
      const strength = at === 0 ? 1 : 0.7;
      sound.forEach((value, i) => (mix[(start + i) % length] = (mix[(start + i) % length] ?? 0) + value * strength));
    });
  }
  return Int16Array.from(mix, (value) => Math.round(Math.tanh(value * loudness) * 32_767));
}

/** Three partials: 10 ms of attack against clicks, then a decay that lasts about two seconds. */
function bell(frequency: number): Float32Array {
  const length = sampleRate * 2.5;
  return Float32Array.from({ length }, (_, i) => {
    const t = i / sampleRate;
    const phase = 2 * Math.PI * frequency * t;
    const second = 0.35 * Math.sin(2 * phase) * Math.exp(-2 * t);
    const third = 0.12 * Math.sin(3 * phase) * Math.exp(-4 * t);
    const envelope = Math.min(1, t / 0.01) * Math.exp(-1.8 * t) * Math.min(1, (length - i) / (sampleRate * 0.2));
    return (Math.sin(phase) + second + third) * envelope;
  });
}
