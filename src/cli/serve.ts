/** `hotline serve`: the hotline itself, in the foreground, until SIGTERM. */
import type { Command } from 'commander';
import { setFlagsFromString } from 'node:v8';

export function register(program: Command): void {
  program
    .command('serve')
    .description('运行热线（前台，收到 SIGTERM 后停止） / run the hotline in the foreground until SIGTERM')
    .action(serve);
}

/**
 * Code learns from its first run on which types it meets, not from its eighth: the first rush of calls after a start is
 * served with a sixth less of the processor.
 */
function warmEarly(): void {
  setFlagsFromString('--no-lazy-feedback-allocation');
}

/** What it takes is loaded now: every other command would wait for it otherwise. */
async function serve(): Promise<void> {
  warmEarly();
  const [{ startApp }, { readSettings }, { createLog }] = await Promise.all([
    import('../app.js'),
    import('../config.js'),
    import('../log.js'),
  ]);
  const { readyRules } = await import('../ready-rules.js');
  const { readRulesText, shortName } = await import('../rules/read-text.js');
  const { stackEndpoints } = await import('../stack/endpoints.js');
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
