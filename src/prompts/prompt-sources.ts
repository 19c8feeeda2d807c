/** Where each sentence comes from: a recording if there is one, else the text of the catalogue or an agent's name. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AgentId, Language, PromptId } from '../core/ids';
import { readCatalogue } from './catalogue';
import { speechVersion } from './speech';

export const languages: readonly Language[] = ['zh', 'en'];
/** The shipped folder with `prompts.yaml` and `recorded/`. */
export const shippedSounds = resolve(__dirname, '..', '..', 'sounds');

export type PromptSource = { readonly id: PromptId; readonly language: Language; readonly hash: string } & (
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'recording'; readonly file: string }
);

/** The sentence that says an agent's name. */
export const agentNameId = (id: AgentId): PromptId => `agent-name-${id}`;

/**
 * `soundsDir` holds prompts.yaml and recorded/; `names`: texts of sentences the catalogue does not have. Throws
 * `PROMPT_INVALID` for a broken catalogue.
 */
export function promptSources(
  soundsDir: string,
  names: ReadonlyMap<PromptId, string>,
  only?: 'texts only',
): PromptSource[] {
  const texts = new Map<PromptId, Readonly<Record<Language, string>>>(
    Object.entries(readCatalogue(join(soundsDir, 'prompts.yaml'))),
  );
  for (const [id, name] of names) if (!texts.has(id)) texts.set(id, { zh: name, en: name });
  return languages.flatMap((language) => {
    const recorded = only ? new Map<PromptId, string>() : recordings(join(soundsDir, 'recorded', language));
    const ids = new Set([...texts.keys(), ...recorded.keys()]);
    return [...ids].flatMap((id): PromptSource[] => {
      const file = recorded.get(id);
      const text = texts.get(id)?.[language];
      if (file !== undefined) return [{ id, language, kind: 'recording', file, hash: hashOf(readFileSync(file)) }];
      return text === undefined ? [] : [{ id, language, kind: 'text', text, hash: hashOf(`${language} ${text}`) }];
    });
  });
}

/** Ids that can be said in both languages: what the rules may name. */
export function promptIds(soundsDir = shippedSounds): ReadonlySet<PromptId> {
  const [first = new Set<PromptId>(), ...others] = languages.map(
    (language) =>
      new Set([
        ...Object.keys(readCatalogue(join(soundsDir, 'prompts.yaml'))),
        ...recordings(join(soundsDir, 'recorded', language)).keys(),
      ]),
  );
  return new Set([...first].filter((id) => others.every((ids) => ids.has(id))));
}

function recordings(folder: string): ReadonlyMap<PromptId, string> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.wav')) : [];
  return new Map(files.map((name) => [name.slice(0, -'.wav'.length), join(folder, name)]));
}

const hashOf = (content: string | Buffer): string =>
  createHash('sha256').update(speechVersion).update('\0').update(content).digest('hex');
