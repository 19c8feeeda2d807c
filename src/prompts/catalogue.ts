/** `sounds/prompts.yaml`: what the hotline says, by id, in both languages. */
import { load, YAMLException } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PromptError } from './prompt-error';

const text = z.string().trim().min(1).max(600);
const catalogue = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens'),
  z.strictObject({ zh: text, en: text }),
);

export type Catalogue = Readonly<z.infer<typeof catalogue>>;

/** Throws `PROMPT_INVALID` that names file, id and what is wrong. */
export function readCatalogue(file: string): Catalogue {
  const parsed = catalogue.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new PromptError('PROMPT_INVALID', `${file}: ${problems.join('; ')}`);
}

function parse(file: string): unknown {
  try {
    return load(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new PromptError('PROMPT_INVALID', `${file}: ${error.message}`, { cause: error });
  }
}
