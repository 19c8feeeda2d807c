/** The sentence of a broadcast: one that has a sound, or a text spoken at once, in both languages' files. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PromptId } from '../core/ids';
import { writeSound } from './build-prompts';
import { checkPrompts } from './check-prompts';
import { PromptError } from './prompt-error';
import { languages } from './prompt-sources';
import { speak, speechVersion } from './speech';

/** `why`: no such sentence; no program that speaks; nothing of the text can be spoken. */
export type MadeSentence =
  | { readonly ok: true; readonly prompt: PromptId }
  | {
      readonly ok: false;
      readonly why: 'prompt-unknown' | 'synthesizer-missing' | 'text-unspeakable';
      readonly message: string;
    };
export interface BroadcastSentences {
  known(id: string): Promise<MadeSentence>;
  /** Its sound is on the disk when it resolves. */
  made(zh: string, en: string): Promise<MadeSentence>;
}

/** `say`: text to samples. */
export function createSentenceMaker(promptsDir: string, say = speak): BroadcastSentences {
  const isThere = (id: string) => checkPrompts(promptsDir, [id]).every((file) => !file.includes(`/${id}.`));
  return {
    async known(id) {
      if (/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && isThere(id)) return { ok: true, prompt: id };
      const message = `no sentence '${id}' has a sound in both languages: write it into sounds/prompts.yaml, then hotline prompts build`;
      return { ok: false, why: 'prompt-unknown', message };
    },
    async made(zh, en) {
      const hash = createHash('sha256')
        .update(JSON.stringify([speechVersion, zh, en]))
        .digest('hex');
      const id = `broadcast-${hash.slice(0, 12)}`;
      if (isThere(id)) return { ok: true, prompt: id };
      try {
        const sounds = await Promise.all(languages.map((language) => say(language === 'zh' ? zh : en, language)));
        for (const [nth, language] of languages.entries())
          writeSound(join(promptsDir, language, id), sounds[nth] ?? new Int16Array());
        return { ok: true, prompt: id };
      } catch (error) {
        return refused(error);
      }
    },
  };
}

function refused(error: unknown): MadeSentence {
  if (!(error instanceof PromptError)) throw error;
  if (error.code === 'PROMPT_INVALID') return { ok: false, why: 'text-unspeakable', message: error.message };
  const message = `a text needs a synthesizer: ${error.message}; or give the id of a sentence that has a sound (prompt)`;
  return { ok: false, why: 'synthesizer-missing', message };
}
