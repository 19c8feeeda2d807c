/** Rules that may be served: without a mistake, and every sentence they can lead to has its sound. */
import type { Settings } from './config';
import type { PromptId } from './core/ids';
import type { Rules } from './core/rules';
import type { Log } from './log';
import { buildPrompts } from './prompts/build-prompts';
import { checkPrompts, requiredPrompts } from './prompts/check-prompts';
import { PromptError } from './prompts/prompt-error';
import { promptIds } from './prompts/prompt-sources';
import { spokenNames } from './prompts/spoken-names';
import { parseRules } from './rules/load-rules';
import { RulesError } from './rules/rules-error';

/**
 * Makes the names of new agents and queues; any other sentence without a sound is refused by its name. `fileName` only names the
 * file in problems. @throws RulesError with every problem
 */
export async function readyRules(
  text: string,
  fileName: string,
  { promptsDir }: Pick<Settings, 'promptsDir'>,
  log: Log,
): Promise<Rules> {
  const refuse = (found: string) =>
    new RulesError([{ file: fileName, line: 1, key: '(sounds)', found, allowed: 'npx hotline prompts build' }]);
  const ids = knownPrompts(refuse);
  const rules = parseRules(text, fileName, { promptIds: ids, soundless: idsOf(checkPrompts(promptsDir, ids)) });
  const failure = await makeNames(promptsDir, spokenNames(rules));
  const missing = checkPrompts(promptsDir, requiredPrompts(rules));
  if (missing.length > 0) throw refuse([`no sound ${missing.join(', ')}`, ...(failure ? [failure] : [])].join('; '));
  // Whoever only serves what was made elsewhere need not be able to make it.
  if (failure) log.warn({ detail: failure }, 'names not made anew');
  return rules;
}

function knownPrompts(refuse: (found: string) => RulesError): ReadonlySet<string> {
  try {
    return promptIds();
  } catch (error) {
    throw error instanceof PromptError ? refuse(error.message) : error;
  }
}

/** Null, or why they could not be made. */
async function makeNames(promptsDir: string, names: ReadonlyMap<PromptId, string>): Promise<string | null> {
  try {
    await buildPrompts({ promptsDir, names, namesOnly: true });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** `zh/menu-main.alaw` → `menu-main` */
function idsOf(files: readonly string[]): ReadonlySet<string> {
  return new Set(files.map((file) => file.replace(/^.*\/|\.[^.]*$/g, '')));
}
