/**
 * Tells which prompt was heard: the rendered file and the recording are compared by normalised cross-correlation, which
 * is near 1 where the same sound stands in both and near 0 elsewhere, whatever its loudness.
 */
import { correlate } from './correlate';
import { loudness, frameSize } from './listen';
import { sampleRate } from './wav';

export interface Finding {
  /** Where the prompt's first sample lies in the recording, seconds; may be negative when its start was cut off. */
  readonly at: number;
  /** 0–1; the same speech through G.711 gives above 0.9, other speech below 0.4. */
  readonly score: number;
}

/** Half a second: long enough to be unlike anything else, short enough to survive a barge-in or a lost packet. */
const snippetSize = 4_000;
const certain = 0.7;

/** The best place of the prompt in the recording, or null when it was not heard. */
export function findPrompt(recording: Int16Array, prompt: Int16Array): Finding | null {
  let best: Finding | null = null;
  for (const start of snippetStarts(prompt)) {
    const snippet = prompt.subarray(start, start + snippetSize);
    if (recording.length < snippet.length) continue;
    const { offset, score } = correlate(recording, snippet);
    if (score >= certain && score > (best?.score ?? 0)) best = { at: (offset - start) / sampleRate, score };
  }
  return best;
}

/** Every prompt of `candidates` that is heard, in the order of hearing. */
export function promptsHeard(
  recording: Int16Array,
  candidates: ReadonlyMap<string, Int16Array>,
): { readonly id: string; readonly at: number; readonly score: number }[] {
  const heard = [...candidates].flatMap(([id, samples]) => {
    const found = findPrompt(recording, samples);
    return found ? [{ id, ...found }] : [];
  });
  return heard.sort((a, b) => a.at - b.at);
}

/** The loudest half second of the first second, and of the whole prompt. */
function snippetStarts(prompt: Int16Array): number[] {
  const levels = loudness(prompt);
  const frames = Math.min(levels.length, snippetSize / frameSize);
  const energyFrom = (frame: number) => levels.slice(frame, frame + frames).reduce((sum, level) => sum + level ** 2, 0);
  const loudest = (last: number) => {
    let best = 0;
    for (let frame = 0; frame <= last; frame += 1) if (energyFrom(frame) > energyFrom(best)) best = frame;
    return best * frameSize;
  };
  const last = Math.max(0, levels.length - frames);
  return [...new Set([loudest(Math.min(last, frames)), loudest(last)])];
}
