/** `hotline call-test`: a caller walks through a menu without a telephone; tests of menus in a file. */
import { InvalidArgumentError, type Command } from 'commander';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { readSettings } from '../config';
import type { Rules } from '../core/rules';
import { promptSources, shippedSounds } from '../prompts/prompt-sources';
import { spokenNames } from '../prompts/spoken-names';
import { loadRules } from '../rules/load-rules';
import { readRulesText, shortName } from '../rules/read-text';
import { problemLine, RulesError } from '../rules/rules-error';
import { caseForm, planOf, testCall, type CallCase, type Tested } from './call-test/call-case';
import { readCases } from './call-test/case-file';
import { printWalk, type TextOf } from './call-test/print-walk';
import { answerAllowed, misplacedAnswer, readNamedAnswer } from './call-test/service-answers';

interface Options {
  readonly press?: string;
  readonly caller?: string;
  readonly at?: string;
  readonly language?: string;
  readonly agents?: string;
  readonly answer?: readonly string[];
  readonly expect?: readonly string[];
  readonly rules?: string;
  readonly file?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('call-test')
    .argument('[number]', '被叫号码 / the dialled number')
    .option('--press <ACTS>', '依次：1 或 1234#，wait，30s，hang-up / one after another', checked('press'))
    .option('--caller <NUMBER>', '主叫号码 / her number', checked('caller'))
    .option('--at <TIME>', '"2026-10-01 10:00"，默认现在 / now unless given', checked('at'))
    .option(
      '--language <zh|en>',
      "她说的语言，默认号码的 / her language, the number's unless given",
      checked('language'),
    )
    .option('--agents <ready|none>', '坐席全部就绪（默认）或无人 / all ready (default) or nobody', checked('agents'))
    .option(
      '--answer <ACTION=ANSWER>',
      '服务答复什么，如 order-check=200,state=shipped；不写则无答复 / what a service answers; none unless given; may be repeated',
      namedAnswer,
    )
    .option('--expect <PLACE...>', 'queue:repair、menu:main、heard:goodbye …；不符则退出码 1 / else exit code 1')
    .option('--rules <FILE>', '规则文件，默认 HOTLINE_RULES / that of HOTLINE_RULES unless given')
    .option('--file <FILE>', '测试文件（YAML 列表）/ a file of tests (a YAML list)')
    .option('--json', 'JSON')
    .description(
      '不用电话走一遍菜单：听到什么、走到哪里 / walk a menu without a telephone: what is heard, where it leads',
    )
    .action(async (number: string | undefined, options: Options) => {
      try {
        const rules = await loadRules(options.rules ? resolve(options.rules) : readSettings().rulesFile);
        const isGood = options.file
          ? await runFile(rules, resolve(options.file), options)
          : runOne(rules, caseOf(number, options), options);
        if (!isGood) process.exitCode = 1;
      } catch (error) {
        if (!(error instanceof RulesError)) throw error;
        for (const problem of error.problems) console.error(problemLine(problem));
        process.exitCode = 1;
      }
    });
}

function runOne(rules: Rules, of: CallCase, { json }: Options): boolean {
  const tested = run(rules, of);
  if (typeof tested === 'string') {
    console.error(tested);
    return false;
  }
  console.log(json ? JSON.stringify(answer(of, tested)) : printWalk(tested, texts(rules)));
  if (!json) for (const line of verdicts(of, tested)) console.log(line);
  return tested.missed.length === 0;
}

async function runFile(rules: Rules, file: string, { json }: Options): Promise<boolean> {
  const name = shortName(file);
  const results = readCases(await readRulesText(file), name).map(({ of, line }) => ({
    of,
    line,
    tested: run(rules, of),
  }));
  if (json) {
    const told = results.map(({ of, line, tested }) =>
      typeof tested === 'string' ? { line, ok: false, error: tested } : { line, ...answer(of, tested) },
    );
    console.log(JSON.stringify({ ok: told.every(({ ok }) => ok), tests: told }));
  } else
    for (const { of, line, tested } of results) {
      const title = of.name ?? `${of.call} ${of.at ?? ''}`.trim();
      const faults = typeof tested === 'string' ? [tested] : tested.missed.length > 0 ? verdicts(of, tested) : [];
      console.log(faults.length === 0 ? `✓ ${title}` : `✗ ${name}:${line}: ${title}`);
      for (const fault of faults) console.log(`    ${fault}`);
    }
  return results.every(({ tested }) => typeof tested !== 'string' && tested.missed.length === 0);
}

/** A sentence where it cannot be walked. */
function run(rules: Rules, of: CallCase): Tested | string {
  const plan = planOf(rules, of, Date.now());
  if (plan === 'number-unknown') return `规则中没有号码 ${of.call} / the rules have no number ${of.call}`;
  if (plan === 'time-unreadable') return `时间应如 2026-11-22T14:00 / no time: '${of.at ?? ''}'`;
  if (plan === 'answer-misplaced') {
    const what = misplacedAnswer(rules, of.answers) ?? '';
    return `没有这样查询的动作或值 / no action asks for that, or has no such value: ${what}`;
  }
  return testCall(rules, plan, of.expect);
}

function verdicts({ expect }: CallCase, { missed, walk: { places } }: Tested): string[] {
  const where = places.join(', ');
  if (missed.length === 0) return expect.map((one) => `✓ ${one}`);
  return missed.map((one) => `✗ 应为 / expected ${one}，实际 / but she is at ${where}`);
}

const answer = (of: CallCase, { walk, missed, then }: Tested) => ({
  ...{ name: of.name, number: of.call, ok: missed.length === 0, places: walk.places, missed, then },
  ...{ heard: [...walk.heard], steps: walk.steps, left: walk.left.length },
});

function caseOf(
  number: string | undefined,
  { press, caller, at, language, agents, answer, expect }: Options,
): CallCase {
  const answers = answer && answersOf(answer);
  const given = Object.entries({ call: number ?? '', press, caller, at, language, agents, answers, expect });
  const read = caseForm.safeParse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const key = String(issue?.path[0] ?? '').replace(/^call$/, '<number>');
  throw new RulesError([{ file: 'call-test', line: 1, key, found: 'something else', allowed: issue?.message ?? '' }]);
}

function answersOf(given: readonly string[]): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  for (const [id, answer] of given.flatMap((text) => [readNamedAnswer(text) ?? []])) {
    if (id !== undefined && answer !== undefined) (answers[id] ??= []).push(answer);
  }
  return answers;
}

function namedAnswer(text: string, before: readonly string[] = []): readonly string[] {
  if (!readNamedAnswer(text)) throw new InvalidArgumentError(answerAllowed);
  return [...before, text];
}

/** Refused by commander itself, beside the option's name. */
function checked(key: keyof z.input<typeof caseForm>) {
  return (text: string): string => {
    const read = caseForm.shape[key].safeParse(text);
    if (!read.success) throw new InvalidArgumentError(read.error.issues[0]?.message ?? '');
    return text;
  };
}

function texts(rules: Rules): TextOf {
  const sources = promptSources(shippedSounds, spokenNames(rules), 'texts only');
  const known = new Map(sources.map((source) => [`${source.language} ${source.id}`, source]));
  return (prompt, language) => {
    const source = known.get(`${language} ${prompt}`);
    return source?.kind === 'text' ? source.text : null;
  };
}
