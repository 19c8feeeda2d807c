/** `hotline rules diff [FILE]`: what a file would change, in words, before it is put into force. */
import type { Command } from 'commander';
import { resolve } from 'node:path';
import { readSettings, type Settings } from '../config';
import type { RulesFault } from '../engine/ports';
import { promptIds } from '../prompts/prompt-sources';
import { diffRules } from '../rules/diff';
import { loadRules } from '../rules/load-rules';
import { plainRules, type PlainRules } from '../rules/plain-rules';
import { RulesError } from '../rules/rules-error';
import { askConsole, consoleAddress, understand } from './console-client';
import { changeLines, inForceForm, printProblems } from './rules-answers';

interface DiffOptions {
  readonly against?: string;
  readonly json?: boolean;
}

export function registerDiff(rules: Command): void {
  rules
    .command('diff')
    .argument('[FILE]', '规则文件，默认 HOTLINE_RULES / the file, that of HOTLINE_RULES unless given')
    .option(
      '--against <FILE>',
      '与另一文件比较，而不是运行中的规则 / compare with a file instead of the rules in force',
    )
    .option('--json', 'JSON')
    .description('用文字说明将改变什么 / say in words what would change; exit code 0 with or without differences')
    .action(diff);
}

async function diff(file: string | undefined, options: DiffOptions): Promise<void> {
  const settings = readSettings();
  try {
    const after = await read(file ? resolve(file) : settings.rulesFile);
    const before = options.against === undefined ? await inForce(settings) : await read(resolve(options.against));
    print(before, after, options);
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    refuse(error.problems, options);
  }
}

const read = async (file: string): Promise<PlainRules> => plainRules(await loadRules(file, { promptIds: promptIds() }));

async function inForce(settings: Settings): Promise<PlainRules> {
  const address = consoleAddress(settings);
  const { body } = await askConsole(`${address}/api/v1/rules`);
  // Compared setting by setting: one that another version of the hotline does not know shows as a difference.
  return understand(inForceForm, body, address).rules as unknown as PlainRules;
}

function print(before: PlainRules, after: PlainRules, { json }: DiffOptions): void {
  const changes = diffRules(before, after);
  if (json) return console.log(JSON.stringify({ before: before.hash, after: after.hash, changes }));
  if (changes.length === 0) return console.log(`没有变化 / no difference (${after.hash})`);
  console.log(`${before.hash} → ${after.hash}：${changes.length} 处变化 / changes`);
  for (const line of changeLines(changes)) console.log(line);
}

function refuse(problems: readonly RulesFault[], { json }: DiffOptions): void {
  if (json) console.log(JSON.stringify({ problems }));
  else printProblems(problems);
  process.exitCode = 1;
}
