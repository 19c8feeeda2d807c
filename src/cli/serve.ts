/** `hotline serve`: the hotline itself, in the foreground, until SIGTERM. */
import type { Command } from 'commander';
import { startApp } from '../app';
import { readSettings } from '../config';
import { createLog } from '../log';
import { readyRules } from '../ready-rules';
import { readRulesText, shortName } from '../rules/read-text';
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
  const rulesText = await readRulesText(settings.rulesFile);
  const rules = await readyRules(rulesText, shortName(settings.rulesFile), settings, log);
  const stop = await startApp({ settings, endpoints: stackEndpoints(settings), rules, rulesText, log });
  log.info({ pid: process.pid, rules: rules.hash }, 'hotline serves');
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, resolve);
  });
  log.info({ signal }, 'hotline stops');
  await stop();
  log.info('hotline stopped');
}
