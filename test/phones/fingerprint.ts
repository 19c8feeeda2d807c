/**
 * Tells which sentence was heard: the rendered file is looked for in the recording by normalised cross-correlation,
 * then followed from there for as long as the two agree. Sentences that begin alike are told apart by how far they go.
 */
import { correlate, correlationAt, searchIn } from './correlate';
import { frameSize, loudness } from './listen';
import { withoutTone } from './notch';
import { sampleRate } from './wav';

export interface Finding {
  /** Where the sentence's first sample lies in the recording, seconds; negative when its start was cut off. */
  readonly at: number;
  /** How much of it was heard, seconds. */
  readonly seconds: number;
  /** Correlation where it fits best, 0–1; the same speech through G.711 gives above 0.95. */
  readonly score: number;
}

export interface Search {
  /** Voices of the test's own that may sound at the same time, Hz. */
  readonly tones?: readonly number[];
}

const snippetSize = 2_800;
const certain = 0.9;
/** 60 ms, for following a sentence. */
const blockSize = 480;
/** So many blocks in a row may be missing. */
const missesAtMost = 3;

/** The best place of the sentence in the recording, or null when nothing of it was heard. */
export function findSentence(recording: Int16Array, sentence: Int16Array, { tones = [] }: Search = {}): Finding | null {
  const heard = withoutTone(recording, tones);
  const said = withoutTone(sentence, tones);
  let best: Finding | null = null;
  if (heard.length < snippetSize) return null;
  const search = searchIn(heard, snippetSize);
  for (const start of snippetStarts(said)) {
    const snippet = said.subarray(start, start + snippetSize);
    const { offset, score } = search(snippet);
    if (score < certain) continue;
    const seconds = agreement(heard, said, { start, length: snippet.length, shift: offset - start });
    if (seconds > (best?.seconds ?? 0)) best = { at: (offset - start) / sampleRate, seconds, score };
  }
  return best;
}

/** Heard so far that it can be no other: two thirds of it, or a second. */
export function isHeard(finding: Finding | null, sentence: Int16Array): boolean {
  const length = sentence.length / sampleRate;
  return finding !== null && finding.seconds >= Math.min(0.65 * length, 1);
}

/** Heard from its first sound to its last: nothing but a packet or two of it is missing. */
export function isHeardWholly(finding: Finding | null, sentence: Int16Array): boolean {
  return finding !== null && finding.seconds >= 0.93 * (sentence.length / sampleRate) - 0.06;
}

export interface HeardSentence extends Finding {
  readonly id: string;
}

/** Those of the candidates that were heard, in the order of hearing; of two at the same place, the one that goes further. */
export function sentencesHeard(
  recording: Int16Array,
  candidates: ReadonlyMap<string, Int16Array>,
  search: Search = {},
): HeardSentence[] {
  const found = [...candidates].flatMap(([id, samples]) => {
    const finding = findSentence(recording, samples, search);
    return finding && isHeard(finding, samples) ? [{ id, ...finding }] : [];
  });
  const isBeaten = (one: HeardSentence) =>
    found.some((other) => other !== one && Math.abs(other.at - one.at) < 0.1 && other.seconds > one.seconds);
  return found.filter((one) => !isBeaten(one)).sort((a, b) => a.at - b.at);
}

interface Place {
  readonly start: number;
  readonly length: number;
  /** Sample of the recording where the sentence's first sample lies. */
  readonly shift: number;
}

/**
 * Seconds over which the two agree, in both directions from the snippet that was found. A busy machine drops packets now
 * and then: blocks may be missing, and what follows may lie a little earlier or later.
 */
function agreement(heard: Int16Array, said: Int16Array, { start, length, shift }: Place): number {
  // What is said softly drowns in the coding noise of a voice that hums along.
  const soft = Math.max(100, 0.15 * Math.max(...loudness(said)));
  const walk = (from: number, step: number) => {
    let [agreed, misses, slip] = [0, 0, shift];
    for (let at = from; at >= 0 && at + blockSize <= said.length && misses <= missesAtMost; at += step) {
      const found = slipAt(heard, said.subarray(at, at + blockSize), { at: at + slip, soft });
      misses = found === null ? misses + 1 : 0;
      agreed += found === null ? 0 : 1;
      slip += found ?? 0;
    }
    return agreed;
  };
  const blocks = walk(start + length, blockSize) + walk(start - blockSize, -blockSize);
  return (length + blocks * blockSize) / sampleRate;
}

/** Two packets. */
const slipAtMost = 320;

/** How far from `at` the block is heard, samples; null when it is not. */
function slipAt(
  heard: Int16Array,
  said: Int16Array,
  { at, soft }: { readonly at: number; readonly soft: number },
): number | null {
  const part = (slip: number) => heard.subarray(at + slip, at + slip + said.length);
  if (at < 0 || at + said.length > heard.length) return null;
  // A pause in the sentence is a pause in the recording.
  if (Math.max(...loudness(said)) < soft) return Math.max(...loudness(part(0))) < 4 * soft ? 0 : null;
  if (correlationAt(part(0), said) > 0.7) return 0;
  const from = Math.max(0, at - slipAtMost);
  const near = heard.subarray(from, at + said.length + slipAtMost);
  const { offset, score } = correlate(near, said);
  return score > certain ? from + offset - at : null;
}

/** The loudest snippet, and one in each half second of the first three. */
function snippetStarts(sentence: Int16Array): number[] {
  const levels = loudness(sentence);
  const frames = Math.min(levels.length, snippetSize / frameSize);
  const energyFrom = (frame: number) => levels.slice(frame, frame + frames).reduce((sum, level) => sum + level ** 2, 0);
  const last = Math.max(0, levels.length - frames);
  let best = 0;
  for (let frame = 0; frame <= last; frame += 1) if (energyFrom(frame) > energyFrom(best)) best = frame;
  const regular = [0, 25, 50, 75, 100, 125].filter((frame) => frame <= last);
  return [...new Set([best, ...regular])].map((frame) => frame * frameSize);
}
