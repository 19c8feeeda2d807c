/**
 * What is to be heard in 8 kHz samples: tones (Goertzel), silence, and which prompt (normalised cross-correlation with
 * the rendered file). Times are seconds from the first sample.
 */
import { sampleRate } from './wav';

/** 20 ms, the length of an RTP packet. */
export const frameSize = 160;

/** Root mean square of each 20 ms frame, in sample units (0–32,767). */
export function loudness(samples: Int16Array): number[] {
  const frames: number[] = [];
  for (let at = 0; at + frameSize <= samples.length; at += frameSize) {
    let sum = 0;
    for (let i = at; i < at + frameSize; i += 1) sum += (samples[i] ?? 0) ** 2;
    frames.push(Math.sqrt(sum / frameSize));
  }
  return frames;
}

/** Louder than a line's own noise: G.711 codes silence as |8| or less. */
const audible = 60;

export function firstSound(samples: Int16Array): number | null {
  const frame = loudness(samples).findIndex((level) => level > audible);
  return frame < 0 ? null : (frame * frameSize) / sampleRate;
}

/** Share (0–1) of the energy of `samples` that lies at `hz`. */
export function toneShare(samples: Int16Array, hz: number): number {
  const k = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let [one, two, energy] = [0, 0, 0];
  for (const sample of samples) {
    [one, two] = [sample + k * one - two, one];
    energy += sample * sample;
  }
  if (energy === 0) return 0;
  const power = one * one + two * two - k * one * two;
  return Math.min(1, (2 * power) / (samples.length * energy));
}

const toneWindow = 400;

/** For each 50 ms: is the tone of `hz` most of what is heard? */
export function toneWindows(samples: Int16Array, hz: number): boolean[] {
  const windows: boolean[] = [];
  for (let at = 0; at + toneWindow <= samples.length; at += toneWindow) {
    const part = samples.subarray(at, at + toneWindow);
    windows.push(Math.max(...loudness(part)) > audible && toneShare(part, hz) > 0.5);
  }
  return windows;
}

/** How long the tone is heard in all. */
export function toneSeconds(samples: Int16Array, hz: number): number {
  return (toneWindows(samples, hz).filter(Boolean).length * toneWindow) / sampleRate;
}

/** The longest time without the tone, between its first and its last sound; null when it is never heard. */
export function longestToneGap(samples: Int16Array, hz: number): number | null {
  const windows = toneWindows(samples, hz);
  const first = windows.indexOf(true);
  if (first < 0) return null;
  let [longest, run] = [0, 0];
  for (const heard of windows.slice(first, windows.lastIndexOf(true) + 1)) {
    run = heard ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return (longest * toneWindow) / sampleRate;
}
