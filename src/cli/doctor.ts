/** `hotline doctor`: whether everything the hotline needs is there and well, and what to do where it is not. */
import type { Command } from 'commander';
import { readSettings } from '../config';
import type { Check } from './doctor/check';
import { contentChecks } from './doctor/content-checks';
import { machineChecks } from './doctor/machine-checks';
import { runningChecks } from './doctor/running-checks';

export function register(program: Command): void {
  program
    .command('doctor')
    .description('检查依赖、端口、编解码、提示音和权限 / check dependencies, ports, codecs, prompts and permissions')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const settings = readSettings();
      const checks = [
        ...(await machineChecks(settings)),
        ...(await contentChecks(settings)),
        ...(await runningChecks(settings)),
      ];
      const problems = checks.filter((check) => check.state === 'failed');
      if (options.json) console.log(JSON.stringify({ ok: problems.length === 0, checks }));
      else print(checks, problems.length);
      if (problems.length > 0) process.exitCode = 1;
    });
}

const words: Readonly<Record<Check['state'], string>> = {
  ok: '正常 ok    ',
  failed: '失败 failed',
  off: '未启 off   ',
  warning: '注意 look  ',
};

function print(checks: readonly Check[], problems: number): void {
  for (const check of checks) {
    console.log(`  ${words[check.state]}  ${check.name.padEnd(17)} ${check.detail}`);
    if (check.remedy !== undefined) console.log(`${' '.repeat(33)}→ ${check.remedy}`);
  }
  console.log(problems === 0 ? '\n  没有问题 / no problem found' : `\n  ${problems} 个问题 / problems`);
}
