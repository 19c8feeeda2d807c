/** `hotline rules check`: every mistake in a rules file, and what callers would not like in a good one. */
import { InvalidArgumentError, type Command } from 'commander';
import { relative, resolve } from 'node:path';
import { readSettings } from '../config';
import type { Rules } from '../core/rules';
import { requiredPrompts } from '../prompts/check-prompts';
import { promptIds, shippedSounds } from '../prompts/prompt-sources';
import { spokenNames } from '../prompts/spoken-names';
import { adviceLine, usualLimits, type Advice } from '../rules/flow/advice';
import { reviewRules } from '../rules/load-rules';
import { readRulesText, shortName } from '../rules/read-text';
import { RulesError, type RulesProblem } from '../rules/rules-error';
import { printProblems } from './rules-answers';

interface Options {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly keys: number;
}
type Answer =
  | {
      readonly ok: boolean;
      readonly hash: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly warnings: readonly Advice[];
    }
  | { readonly ok: false; readonly problems: RulesError['problems'] };

export function registerCheck(rules: Command): void {
  rules
    .command('check')
    .argument('[FILE]', '规则文件，默认 HOTLINE_RULES / the file, that of HOTLINE_RULES unless given')
    .option('--strict', '有提醒也算不通过 / warnings fail, too')
    .option('--keys <N>', '到人工最多按几个键 / most keys before a person', count, usualLimits.keys)
    .option('--json', 'JSON')
    .description(
      '检查规则文件，列出全部问题和提醒 / check a rules file: every problem, every warning; exit code 0 or 1',
    )
    .action(async (file: string | undefined, options: Options) => {
      const answer = await check(file ? resolve(file) : readSettings().rulesFile, options);
      if (options.json) console.log(JSON.stringify(answer));
      else print(answer);
      if (!answer.ok) process.exitCode = 1;
    });
}

async function check(file: string, { keys, strict }: Options): Promise<Answer> {
  try {
    const known = promptIds();
    const options = { promptIds: known, limits: { keys } };
    const { rules, advice } = reviewRules(await readRulesText(file), shortName(file), options);
    const unsaid = unsaidSentences(rules, known);
    if (unsaid.length > 0) return { ok: false, problems: unsaid };
    const { numbers, menus, queues, agents, trunks } = rules;
    const counts = Object.fromEntries(
      Object.entries({ numbers, menus, queues, agents, trunks }).map(([name, map]) => [name, map.size] as const),
    );
    return { ok: !(strict && advice.length > 0), hash: rules.hash, counts, warnings: advice };
  } catch (error) {
    if (error instanceof RulesError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** What the hotline says of its own accord and the catalogue no longer has; what the file names is checked with the file. */
function unsaidSentences(rules: Rules, known: ReadonlySet<string>): RulesProblem[] {
  const names = spokenNames(rules);
  return requiredPrompts(rules)
    .filter((id) => !known.has(id) && !names.has(id))
    .map((id) => ({
      file: relative(process.cwd(), resolve(shippedSounds, 'prompts.yaml')),
      line: 1,
      key: id,
      found: 'nothing',
      allowed: `a sentence in both languages, or recordings ${id}.wav in sounds/recorded/zh and en`,
    }));
}

function print(answer: Answer): void {
  if ('problems' in answer) return printProblems(answer.problems);
  for (const warning of answer.warnings) console.error(adviceLine(warning));
  const counts = Object.entries(answer.counts).map(([name, many]) => `${many} ${name}`);
  if (answer.warnings.length > 0)
    console.error(`\n${answer.warnings.length} 条提醒 / warnings; 可以启用 / may be put into force`);
  console.log(`规则无误 / the rules are good: ${counts.join(', ')} (${answer.hash})`);
}

function count(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('0–9');
}
