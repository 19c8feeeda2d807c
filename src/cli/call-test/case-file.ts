/** A file of tests: a YAML list; what is wrong with it is named with line and key. */
import { Problems } from '../../rules/problems';
import { readValue } from '../../rules/report';
import { RulesError } from '../../rules/rules-error';
import { caseForm, type CallCase } from './call-case';

export interface FiledCase {
  readonly of: CallCase;
  readonly line: number;
}

/** `file` only names it in problems. @throws RulesError */
export function readCases(text: string, file: string): readonly FiledCase[] {
  const problems = new Problems(text, file);
  const { value } = problems.tree;
  const cases: FiledCase[] = [];
  if (!Array.isArray(value) || value.length === 0)
    problems.add([], 'a list of tests: lines such as - { call: "95001", press: "1", expect: queue:consulting }');
  else
    value.forEach((item, i) => {
      const of = readValue(caseForm, item, [String(i)], problems);
      if (of) cases.push({ of, line: problems.place([String(i)]).line });
    });
  const found = problems.sorted();
  if (found.length > 0) throw new RulesError(found);
  return cases;
}
