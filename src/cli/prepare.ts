/** `hotline prepare`: what the containers need before they start: secrets, sentences, Asterisk's files. */
import type { Command } from 'commander';
import { debianDirs } from '../asterisk/asterisk-dirs';
import { renderAsterisk } from '../asterisk/render-asterisk';
import { readSettings } from '../config';
import { promptIds } from '../prompts/prompt-sources';
import { loadRules } from '../rules/load-rules';
import { asteriskSecrets } from '../stack/asterisk';
import { ensureSecret } from '../stack/secret-file';
import { prepareStateDir } from '../stack/stack-files';
import { makePrompts } from './bring-up';
import { stepLine } from './step-lines';

export function register(program: Command): void {
  program
    .command('prepare')
    .description(
      '为容器准备密钥、提示音和 Asterisk 配置 / for containers: make secrets, sentences and Asterisk’s files',
    )
    .action(prepare);
}

/** Repeatable: what is there is kept, what the rules changed is written anew. */
async function prepare(): Promise<void> {
  const settings = readSettings();
  const rules = await loadRules(settings.rulesFile, { promptIds: promptIds() });
  prepareStateDir(settings);
  for (const file of [settings.postgresPasswordFile, settings.redisPasswordFile]) if (file) ensureSecret(file);
  await makePrompts(settings, rules, console.log);
  const place = { dirs: debianDirs(settings.asteriskEtc, multiarch()), control: 'private-network' } as const;
  const changed = await renderAsterisk(settings, rules, asteriskSecrets(settings.stateDir), place);
  console.log(stepLine('asterisk', changed.length > 0 ? `${changed.length} files written` : 'files are current'));
}

/** Debian's name of this machine's kind; the image of Asterisk is of the same. */
const multiarch = (): string => `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
