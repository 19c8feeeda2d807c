/** Takes single tones out of a sound, so that speech can be recognised while somebody hums. */
import { sampleRate } from './wav';

/** Narrow (25 Hz): speech loses next to nothing. */
const sharpness = 0.99;

export function withoutTone(samples: Int16Array, tones: readonly number[]): Int16Array {
  return tones.reduce(notched, samples);
}

function notched(samples: Int16Array, hz: number): Int16Array {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  const out = new Int16Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    const x = samples[i] ?? 0;
    const y = x - turn * x1 + x2 + sharpness * turn * y1 - sharpness ** 2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round(y)));
  }
  return out;
}
