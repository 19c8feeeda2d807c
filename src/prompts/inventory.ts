/** Every sentence with its texts, where its sound comes from, how long it is, and whether the rules lead to it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, PromptId } from '../core/ids';
import { languages, promptSources, type PromptSource } from './prompt-sources';
import { sampleRate } from './shape';

export interface Voice {
  /** Null: only recorded, there is no text. */
  readonly text: string | null;
  /** Recorded by a person, spoken by the machine, or not there at all. */
  readonly from: 'recording' | 'synthesis' | 'nowhere';
  /** Of the sound made from it; null: not made yet. */
  readonly lengthMs: number | null;
}
export interface InventoryItem {
  readonly id: PromptId;
  /** The rules in force, or the hotline itself, may have it said. */
  readonly used: boolean;
  readonly voices: Readonly<Record<Language, Voice>>;
}

export interface InventoryPlan {
  /** With prompts.yaml and recorded/. */
  readonly soundsDir: string;
  readonly promptsDir: string;
  readonly names: ReadonlyMap<PromptId, string>;
  readonly used: readonly PromptId[];
}

/** In the order of the catalogue; sentences the rules lead to and nobody wrote come last. */
export function takeInventory({ soundsDir, promptsDir, names, used }: InventoryPlan): InventoryItem[] {
  const sources = promptSources(soundsDir, names);
  const texts = promptSources(soundsDir, names, 'texts only');
  const wanted = new Set(used);
  const ids = new Set([...texts, ...sources].map(({ id }) => id));
  const find = (among: readonly PromptSource[]) => new Map(among.map((each) => [`${each.language} ${each.id}`, each]));
  const [bySource, byText] = [find(sources), find(texts)];
  return [...ids, ...[...wanted].filter((id) => !ids.has(id))].map((id) => {
    const voice = (language: Language): Voice => {
      const [source, text] = [bySource.get(`${language} ${id}`), byText.get(`${language} ${id}`)];
      const from = source === undefined ? 'nowhere' : source.kind === 'recording' ? 'recording' : 'synthesis';
      return { text: text?.kind === 'text' ? text.text : null, from, lengthMs: lengthOf(promptsDir, language, id) };
    };
    return { id, used: wanted.has(id), voices: { zh: voice('zh'), en: voice('en') } };
  });
}

/** A-law is a byte a sample. */
function lengthOf(promptsDir: string, language: Language, id: PromptId): number | null {
  const found = statSync(join(promptsDir, language, `${id}.alaw`), { throwIfNoEntry: false });
  return found && found.size > 0 ? Math.round((found.size * 1_000) / sampleRate) : null;
}

/** `zh/menu-main` of what the rules lead to: without any sound, or (`recorded`) without a person's voice. */
export function missingVoices(items: readonly InventoryItem[], lacking: 'sound' | 'recording'): string[] {
  return languages.flatMap((language) =>
    items
      .filter(({ used }) => used)
      .filter(({ voices: { [language]: voice } }) =>
        lacking === 'sound' ? voice.lengthMs === null : voice.from !== 'recording',
      )
      .map(({ id }) => `${language}/${id}`),
  );
}
