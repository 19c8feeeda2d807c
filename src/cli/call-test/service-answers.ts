/** What services answer in a walk: `order-check=200,state=shipped`; one action's answers come in the order they are given. */
import { z } from 'zod';
import type { ActionId } from '../../core/ids';
import type { Rules } from '../../core/rules';
import type { SimulatedAnswer } from '../../engine/simulate/simulated-answer';
import * as is from '../../rules/scalars';

/** Each action's, in order; the last one stays. */
export type ServiceAnswers = ReadonlyMap<string, readonly SimulatedAnswer[]>;

const allowed = 'an HTTP status, row, none or failed, then values: 200,state=shipped,amount=128.50';
const one = is.scalar(allowed, readAnswer);

/** `order-check: 200,state=shipped`, or a list of them. */
export const answersForm = z
  .record(z.string(), z.union([z.array(one), one.transform((each) => [each])], { error: allowed }))
  .transform((given): ServiceAnswers => new Map(Object.entries(given)));

/** `order-check=200,state=shipped`; undefined: none such. */
export function readNamedAnswer(text: string): readonly [string, string] | undefined {
  const [, id, answer] = /^([a-z][a-z0-9-]{0,39})=(.+)$/s.exec(text) ?? [];
  return id !== undefined && answer !== undefined && readAnswer(answer) ? [id, answer] : undefined;
}

export const answerAllowed = `<action>=<answer>: ${allowed}`;

/** The first that no action of these rules can be given; null: all can. */
export function misplacedAnswer(rules: Pick<Rules, 'actions'>, answers: ServiceAnswers): string | null {
  for (const [id, given] of answers) {
    const action = rules.actions?.get(id as ActionId);
    if (action?.does !== 'http' && action?.does !== 'sql') return id;
    const kinds = action.does === 'http' ? ['failed', 'answered'] : ['failed', 'answered', 'none'];
    for (const { result, status, values } of given) {
      const fits = kinds.includes(result) && (result !== 'answered' || (status === null) === (action.does === 'sql'));
      if (!fits) return `${id}: ${action.does === 'http' ? '200' : 'row / none'}`;
      const name = Object.keys(values).find((each) => !Object.hasOwn(action.values, each));
      if (name !== undefined) return `${id}: ${name}`;
    }
  }
  return null;
}

function readAnswer(text: string): SimulatedAnswer | undefined {
  const [how = '', ...rest] = text.split(',').map((part) => part.trim());
  const values = rest.map((part) => /^([a-z][a-z0-9-]{0,39})=(.*)$/s.exec(part)?.slice(1));
  if (values.some((value) => value === undefined)) return undefined;
  const known = Object.fromEntries(values.map((value) => [value?.[0] ?? '', value?.[1] ?? '']));
  if (/^[1-5]\d\d$/.test(how)) return { result: 'answered', status: Number(how), values: known };
  if (how === 'row') return { result: 'answered', status: null, values: known };
  return how === 'none' || how === 'failed' ? { result: how, status: null, values: {} } : undefined;
}
