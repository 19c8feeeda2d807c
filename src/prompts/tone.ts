/** The tone behind which a message begins: 300 ms of 880 Hz with soft ends, about −20 dBFS. */
import { sampleRate } from './shape';

const length = 0.3 * sampleRate;
const soft = 0.01 * sampleRate;
const peak = 0.14 * 32_767;

export function composeTone(): Int16Array {
  return Int16Array.from({ length }, (_, i) => {
    const edge = Math.min(1, i / soft, (length - 1 - i) / soft);
    return Math.round(peak * edge * Math.sin((2 * Math.PI * 880 * i) / sampleRate));
  });
}
