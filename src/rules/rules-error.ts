/** What is wrong with a rules file, said so that the operator can mend it without another document. */

export interface RulesProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Dotted path, e.g. `queues.repair.wrapUp`; `(file)` for the file as a whole. */
  readonly key: string;
  /** As the file has it, quoted and cut to a length fit for a line. */
  readonly found: string;
  /** What may stand there, or what to do. */
  readonly allowed: string;
}

/** The file was refused; `problems` is complete and in the order of the lines. */
export class RulesError extends Error {
  readonly code = 'HOTLINE_RULES_REFUSED';

  constructor(readonly problems: readonly RulesProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'RulesError';
  }
}

export function problemLine(problem: RulesProblem): string {
  const { file, line, key, found, allowed } = problem;
  return `${file}:${line}: ${key}: found ${found}, allowed: ${allowed}`;
}
