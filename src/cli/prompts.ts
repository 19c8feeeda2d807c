/** `hotline prompts build|check`: makes the sentences, or tells which ones the rules would miss. */
import type { Command } from 'commander';
import { readSettings } from '../config';
import { checkPrompts, requiredPrompts } from '../prompts/check-prompts';
import { promptIds } from '../prompts/prompt-sources';
import { loadRules } from '../rules/load-rules';
import { makePrompts } from './bring-up';
import { registerStudio } from './prompts-studio';

export function register(program: Command): void {
  const prompts = program.command('prompts').description('提示音 / the sentences callers and agents hear');
  prompts
    .command('build')
    .description('合成或转换有变化的提示音 / make the sentences that changed')
    .option('--quiet', '不输出 / print nothing')
    .action(async (options: { quiet?: boolean }) => {
      const settings = readSettings();
      const rules = await loadRules(settings.rulesFile, { promptIds: promptIds() });
      await makePrompts(settings, rules, (line) => {
        if (!options.quiet) console.log(line);
      });
    });
  registerStudio(prompts);
  prompts
    .command('check')
    .description('检查规则用到的提示音是否齐全 / tell which sentences of the rules have no sound')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const settings = readSettings();
      const rules = await loadRules(settings.rulesFile, { promptIds: promptIds() });
      const missing = checkPrompts(settings.promptsDir, requiredPrompts(rules));
      if (options.json) console.log(JSON.stringify({ missing }));
      else console.log(missing.length === 0 ? '提示音齐全 / every sentence has its sound' : missing.join('\n'));
      if (missing.length > 0) process.exitCode = 1;
    });
}
