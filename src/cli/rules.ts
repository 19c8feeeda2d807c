/** `hotline rules …`: check a file, say what it would change, put it into force, take it back. */
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { readSettings } from '../config';
import { promptIds } from '../prompts/prompt-sources';
import { loadRules } from '../rules/load-rules';
import { RulesError } from '../rules/rules-error';
import { printProblems } from './rules-answers';
import { registerDiff } from './rules-diff';
import { registerLive } from './rules-live';

export function register(program: Command): void {
  const rules = program.command('rules').description('路由规则 / the routing rules');
  registerCheck(rules);
  registerDiff(rules);
  registerLive(rules);
}

/** Every mistake in a rules file, before it can meet a caller. */
function registerCheck(rules: Command): void {
  rules
    .command('check')
    .argument('[FILE]', '规则文件，默认 HOTLINE_RULES / the file, that of HOTLINE_RULES unless given')
    .option('--json', 'JSON')
    .description('检查规则文件，列出全部问题 / check a rules file and name every problem; exit code 0 or 1')
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const print = options.json ? (answer: Answer) => console.log(JSON.stringify(answer)) : printText;
      const answer = await check(file ? resolve(file) : readSettings().rulesFile);
      print(answer);
      if (!answer.ok) process.exitCode = 1;
    });
}

type Answer =
  | { readonly ok: true; readonly hash: string; readonly counts: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly problems: RulesError['problems'] };

async function check(file: string): Promise<Answer> {
  try {
    const { hash, numbers, menus, queues, agents, trunks } = await loadRules(file, { promptIds: promptIds() });
    const counts = Object.entries({ numbers, menus, queues, agents, trunks }).map(([name, map]) => [name, map.size]);
    return { ok: true, hash, counts: Object.fromEntries(counts) as Record<string, number> };
  } catch (error) {
    if (error instanceof RulesError) return { ok: false, problems: error.problems };
    throw error;
  }
}

function printText(answer: Answer): void {
  if (answer.ok) {
    const counts = Object.entries(answer.counts).map(([name, count]) => `${count} ${name}`);
    console.log(`规则无误 / the rules are good: ${counts.join(', ')} (${answer.hash})`);
    return;
  }
  printProblems(answer.problems);
}
