/** What the hotline is to do and say: rules, sentences, secrets. */
import { existsSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import type { Settings } from '../../config';
import { checkPrompts, requiredPrompts } from '../../prompts/check-prompts';
import { promptIds } from '../../prompts/prompt-sources';
import { loadRules } from '../../rules/load-rules';
import { attempt, failed, off, ok, type Check } from './check';

export async function contentChecks(settings: Settings): Promise<Check[]> {
  const rules = await attempt('rules', 'mend the file; hotline rules check tells the same', async () => {
    const loaded = await loadRules(settings.rulesFile, { promptIds: promptIds() });
    return `${settings.rulesFile}: ${loaded.numbers.size} numbers, ${loaded.queues.size} queues, ${loaded.agents.size} agents`;
  });
  return [rules, await promptCheck(settings), secretCheck(settings)];
}

async function promptCheck(settings: Settings): Promise<Check> {
  if (!existsSync(settings.promptsDir)) return off('prompts', 'not made yet: npm run up makes them');
  return attempt('prompts', 'hotline prompts build', async () => {
    const ids = requiredPrompts(await loadRules(settings.rulesFile));
    const missing = checkPrompts(settings.promptsDir, ids);
    if (missing.length > 0) throw new Error(`no sound for ${missing.join(', ')}`);
    return `${ids.length} sentences in two languages, A-law and µ-law`;
  });
}

/** Only the owner may read a secret. */
function secretCheck(settings: Settings): Check {
  const folder = join(settings.stateDir, 'secrets');
  if (!existsSync(folder)) return off('secrets', 'not made yet: npm run up makes them');
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const bad = [folder, ...entries].filter((path) => isOpen(statSync(path)));
  const empty = entries.filter((path) => statSync(path).size === 0);
  const files = entries.filter((path) => statSync(path).isFile());
  if (bad.length > 0) return failed('secrets', `others may read ${shown(bad, settings)}`, `chmod -R go= ${folder}`);
  if (empty.length > 0)
    return failed('secrets', `empty: ${shown(empty, settings)}`, 'remove them: new ones are made at the next start');
  return ok('secrets', `${files.length} files, readable by their owner only`);
}

const isOpen = (stat: Stats): boolean => (stat.mode & (stat.isDirectory() ? 0o066 : 0o077)) !== 0;

const shown = (paths: readonly string[], settings: Settings): string =>
  paths.map((path) => relative(settings.stateDir, path)).join(', ');
