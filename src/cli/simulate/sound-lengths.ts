/** How long the sentences really are, by the sounds that were made of them: G.711 has 8 bytes a millisecond. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { PromptId } from '../../core/ids';

/** Null for a sentence of which there is no sound yet. */
export function soundLengths(promptsDir: string): (prompt: PromptId) => number | null {
  const known = new Map<PromptId, number | null>();
  return (prompt) => {
    const seen = known.get(prompt);
    if (seen !== undefined) return seen;
    const sound = statSync(join(promptsDir, 'zh', `${prompt}.alaw`), { throwIfNoEntry: false });
    const ms = sound ? Math.round(sound.size / 8) : null;
    known.set(prompt, ms);
    return ms;
  };
}
