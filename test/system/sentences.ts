/** What telephones hear, told by the sentences' ids. */
import { join } from 'node:path';
import { findSentence, isHeard, sentencesHeard } from '../phones/fingerprint';
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
  await until(`phone ${phone.user} hears ${language}/${id}`, () => hears(phone.heard(), id, language), {
    everyMs: 200,
    ...patience,
  });
}
