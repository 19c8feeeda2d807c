/** `hotline serve`: the hotline itself, in the foreground, until SIGTERM. */
import type { Command } from 'commander';
import { startApp } from '../app';
import { readSettings } from '../config';
import { createLog } from '../log';
import { checkPrompts, requiredPrompts } from '../prompts/check-prompts';
import { PromptError } from '../prompts/prompt-error';
import { promptIds } from '../prompts/prompt-sources';
import { loadRules } from '../rules/load-rules';
import { stackEndpoints } from '../stack/endpoints';

export function register(program: Command): void {
  program
    .command('serve')
    .description('运行热线（前台，收到 SIGTERM 后停止） / run the hotline in the foreground until SIGTERM')
    .action(serve);
}

async function serve(): Promise<void> {
  const settings = readSettings();
  const log = createLog(settings.logLevel);
  const rules = await loadRules(settings.rulesFile, { promptIds: promptIds() });
  const missing = checkPrompts(settings.promptsDir, requiredPrompts(rules));
  if (missing.length > 0)
    throw new PromptError('PROMPT_MISSING', `no sound for ${missing.join(', ')}: hotline prompts build`);
  const stop = await startApp({ settings, endpoints: stackEndpoints(settings), rules, log });
  log.info({ pid: process.pid, rules: rules.hash }, 'hotline serves');
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, resolve);
  });
  log.info({ signal }, 'hotline stops');
  await stop();
  log.info('hotline stopped');
}
