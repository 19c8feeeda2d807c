/** What telephones hear, told by the sentences' ids. */
import { join } from 'node:path';
import { findSentence, isHeard, isHeardWholly, sentencesHeard } from '../phones/fingerprint';
import { until, type Patience } from '../phones/until';
import { readG711 } from '../phones/wav';
import { promptsDir } from './parts';

type Language = 'zh' | 'en';
const known = new Map<string, Int16Array>();

export function sentence(id: string, language: Language = 'zh'): Int16Array {
  const path = join(promptsDir, language, `${id}.alaw`);
  const samples = known.get(path) ?? readG711(path);
  known.set(path, samples);
  return samples;
}

/** Voices that may sound at the same time. */
const tones = [600, 750, 1_000];

export function hears(recording: Int16Array, id: string, language: Language = 'zh'): boolean {
  const said = sentence(id, language);
  return isHeard(findSentence(recording, said, { tones }), said);
}

/** The sentences of `ids` that were heard, in the order of hearing. */
export function heardOf(recording: Int16Array, ids: readonly string[], language: Language = 'zh'): string[] {
  const candidates = new Map(ids.map((id) => [id, sentence(id, language)]));
  return sentencesHeard(recording, candidates, { tones }).map(({ id }) => id);
}

/** All of these, one right behind the other, each to its end: what is told with a value in it. */
export function hearsWholly(recording: Int16Array, ids: readonly string[], language: Language = 'zh'): boolean {
  return isWhole(recording, wholeOf(ids, language));
}

export async function hearsWhollySoon(
  phone: Ear,
  ids: readonly string[],
  { language = 'zh', ...patience }: Patience & { readonly language?: Language } = {},
): Promise<void> {
  const said = wholeOf(ids, language);
  // What was heard long before she is asked for it is not searched again and again.
  const lately = () => phone.heard().slice(-said.length - 80_000);
  await until(`phone ${phone.user} hears ${ids.join(' ')} wholly`, () => isWhole(lately(), said), {
    everyMs: 300,
    ...patience,
  });
}

const wholeOf = (ids: readonly string[], language: Language) =>
  Int16Array.from(ids.flatMap((id) => [...sentence(id, language)]));

const isWhole = (recording: Int16Array, said: Int16Array) =>
  isHeardWholly(findSentence(recording, said, { tones }), said);

interface Ear {
  readonly user: string;
  heard(): Int16Array;
}

/** Waits until this phone has heard the sentence in its present call, or at least the half second that tells it. */
export async function hearsSoon(
  phone: Ear,
  id: string,
  { language = 'zh', ...patience }: Patience & { readonly language?: Language } = {},
): Promise<void> {
  const lately = () => phone.heard().slice(-sentence(id, language).length - 240_000);
  await until(`phone ${phone.user} hears ${language}/${id}`, () => hears(lately(), id, language), {
    everyMs: 200,
    ...patience,
  });
}
