/** What `up` and `demo` share: rules checked, sentences made, parts started. Nothing starts half-configured. */
import type { Settings } from '../config';
import type { Rules } from '../core/rules';
import { buildPrompts } from '../prompts/build-prompts';
import { checkPrompts, requiredPrompts } from '../prompts/check-prompts';
import { PromptError } from '../prompts/prompt-error';
import { promptIds } from '../prompts/prompt-sources';
import { spokenNames } from '../prompts/spoken-names';
import { loadRules } from '../rules/load-rules';
import { startStack, type PartReport } from '../stack/stack';
import { stepLine, stopwatch } from './step-lines';

export type Print = (line: string) => void;

export interface BroughtUp {
  readonly rules: Rules;
  readonly parts: readonly PartReport[];
}

/** Rejects with the error of the step that failed; what was started before it stays for the next try. */
export async function bringUp(settings: Settings, print: Print): Promise<BroughtUp> {
  const rules = await loadRules(settings.rulesFile, { promptIds: promptIds() });
  await makePrompts(settings, rules, print);
  const took = stopwatch();
  const parts = await startStack(settings, rules, (report) => print(partLine(report, took())));
  return { rules, parts };
}

/** Makes what is missing and refuses to go on while a sentence of the rules has no sound. */
export async function makePrompts(settings: Settings, rules: Rules, print: Print): Promise<void> {
  const took = stopwatch();
  const { built, kept } = await buildPrompts({ promptsDir: settings.promptsDir, names: spokenNames(rules) });
  const missing = checkPrompts(settings.promptsDir, requiredPrompts(rules));
  if (missing.length > 0)
    throw new PromptError(
      'PROMPT_MISSING',
      `no sound for ${missing.join(', ')}: add a text to sounds/prompts.yaml or a recording to sounds/recorded`,
    );
  print(stepLine('prompts', built > 0 ? `${built} made, ${kept} kept` : `${kept} kept`, took()));
}

export function partLine(report: PartReport, tookMs?: number): string {
  const pid = report.pid === null ? '' : ` pid ${report.pid}`;
  return stepLine(report.part, `${report.state}${pid}  ${report.detail}`.trimEnd(), tookMs);
}
