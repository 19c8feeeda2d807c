/** `config/hotline.yaml` → `Rules`: whole and checked, or refused with every problem named. */
import type { Rules } from '../core/rules';
import { buildRules } from './build-rules';
import { checkActions } from './checks/actions';
import { checkHours } from './checks/hours';
import { checkAsks } from './checks/asks';
import { checkLines } from './checks/lines';
import { checkMenus } from './checks/menus';
import { checkOutside } from './checks/outside';
import { checkOverflow } from './checks/overflow';
import { checkReferences } from './checks/references';
import { checkStaffing } from './checks/staffing';
import { checkWrapUp } from './checks/wrap-up';
import { readDraft } from './draft';
import { advise, type Advice, type Limits } from './flow/advice';
import { Problems } from './problems';
import { readRulesText, shortName } from './read-text';
import { checkTransfers } from './transfer-form';
import { RulesError } from './rules-error';

export interface RulesOptions {
  /** Ids in `sounds/prompts.yaml`; without them, prompts are not checked. */
  readonly promptIds?: ReadonlySet<string>;
  /** Those of them that were not made into sound: no rule may name one. */
  readonly soundless?: ReadonlySet<string>;
}

/** @throws RulesError with every problem; also when the file cannot be read. */
export async function loadRules(file: string, options: RulesOptions = {}): Promise<Rules> {
  return parseRules(await readRulesText(file), shortName(file), options);
}

/** `fileName` only names the file in problems. @throws RulesError */
export function parseRules(text: string, fileName: string, options: RulesOptions = {}): Rules {
  return checked(text, fileName, options).rules;
}

/** Also what the file may be advised of. @throws RulesError */
export function reviewRules(
  text: string,
  fileName: string,
  options: RulesOptions & { readonly limits?: Limits } = {},
): { readonly rules: Rules; readonly advice: readonly Advice[] } {
  const { rules, draft, problems } = checked(text, fileName, options);
  return { rules, advice: advise(rules, draft, problems, options.limits) };
}

function checked(text: string, fileName: string, options: RulesOptions) {
  const problems = new Problems(text, fileName);
  const draft = readDraft(problems);
  if (draft) {
    checkReferences(draft, problems, options);
    checkMenus(draft, problems);
    checkStaffing(draft, problems);
    checkAsks(draft, problems);
    checkOverflow(draft, problems);
    checkWrapUp(draft, problems);
    checkTransfers(draft, problems);
    checkLines(draft, problems);
    checkHours(draft, problems);
    checkOutside(draft, problems);
    checkActions(draft, problems);
  }
  const found = problems.sorted();
  if (!draft || found.length > 0) throw new RulesError(found);
  return { rules: buildRules(draft), draft, problems };
}
