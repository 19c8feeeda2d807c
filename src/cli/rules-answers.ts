/** What the console answers about rules, and how commands print changes and problems. */
import { z } from 'zod';
import type { RulesChange, RulesFault } from '../engine/ports';
import { problemLine } from '../rules/rules-error';

const fault = z.object({
  file: z.string(),
  line: z.number(),
  key: z.string(),
  found: z.string(),
  allowed: z.string(),
});
const change = z.object({
  area: z.string(),
  id: z.string().nullable(),
  kind: z.enum(['added', 'removed', 'changed', 'effect']),
  key: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  zh: z.string(),
  en: z.string(),
});
export const inForceForm = z.object({
  rules: z.looseObject({ hash: z.string() }),
  problems: z.array(fault),
});
export const historyForm = z.object({
  versions: z.array(
    z.object({ hash: z.string(), at: z.string(), by: z.enum(['start', 'file', 'reload', 'rollback']) }),
  ),
});
export const changedForm = z.object({
  hash: z.string(),
  before: z.string(),
  changes: z.array(change),
  replaced: z.string().nullable(),
});
export const refusedForm = z.object({
  error: z.object({ code: z.string(), message: z.string() }),
  problems: z.array(fault).default([]),
});

export type Changed = z.infer<typeof changedForm>;

/** One thing a line, Chinese and English. */
export function changeLines(changes: readonly Pick<RulesChange, 'zh' | 'en'>[]): string[] {
  return changes.map(({ zh, en }) => `  ${zh} / ${en}`);
}

export function printProblems(problems: readonly RulesFault[]): void {
  for (const problem of problems) console.error(problemLine(problem));
  console.error(`\n${problems.length} 个问题 / problems; 未启用 / not in force`);
}
