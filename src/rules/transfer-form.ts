/** `transfers`: what agents key during a talk. Every key has its default; codes must be told apart as they are keyed. */
import { transferKinds } from '../core/transfer-asked';
import type { Transfers } from '../core/rules';
import type { Draft } from './draft';
import { form, keysOnly } from './form';
import type { Problems } from './problems';
import * as is from './scalars';

const code = is.matching('a code of * and one or two digits such as *1', /^\*\d{1,2}$/);

const coded = [...transferKinds, 'survey'] as const;

export const defaultCodes: Transfers['codes'] = {
  blind: '*1',
  consult: '*2',
  join: '*3',
  complete: '*4',
  return: '*0',
  survey: '*9',
};

export const transfersForm = form({
  codes: keysOnly({
    blind: code.default(defaultCodes.blind),
    consult: code.default(defaultCodes.consult),
    join: code.default(defaultCodes.join),
    complete: code.default(defaultCodes.complete),
    return: code.default(defaultCodes.return),
    survey: code.default(defaultCodes.survey),
  }).default(defaultCodes),
  keyWait: is.duration('1s', '30s').default(5_000),
});

export function buildTransfers({
  codes,
  keyWait,
}: NonNullable<ReturnType<typeof transfersForm.whole.parse>>): Transfers {
  return { codes, keyMs: keyWait };
}

/** A code that begins another would be carried out before the other is keyed; an extension must be one number's alone. */
export function checkTransfers(draft: Draft, problems: Problems): void {
  const codes: Partial<Transfers['codes']> = draft.transfers.part.codes ?? {};
  for (const kind of coded) {
    const mine = codes[kind];
    const other = coded.find((each) => each !== kind && mine !== undefined && codes[each]?.startsWith(mine));
    if (mine !== undefined && other !== undefined)
      problems.add(
        ['transfers', 'codes', kind],
        `a code with which no other begins (${other} is ${codes[other] ?? ''})`,
      );
  }
  const taken = new Map([...draft.agents.keys()].map((id): [string, string] => [id, `agent ${id}`]));
  for (const [id, { part }] of draft.queues) {
    const { extension } = part;
    if (typeof extension !== 'string') continue;
    const holder = taken.get(extension);
    if (holder === undefined) taken.set(extension, `queue ${id}`);
    else problems.add(['queues', id, 'extension'], `a number nobody else has (${holder} has it)`);
  }
}

export const transferWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'transfers.codes.blind': { zh: '盲转代码', en: 'code to hand on' },
  'transfers.codes.consult': { zh: '咨询代码', en: 'code to consult' },
  'transfers.codes.join': { zh: '三方代码', en: 'code to join all' },
  'transfers.codes.complete': { zh: '转交代码', en: 'code to complete' },
  'transfers.codes.return': { zh: '返回代码', en: 'code to return' },
  'transfers.codes.survey': { zh: '转评价代码', en: 'code to hand to the survey' },
  'transfers.keyMs': { zh: '等待下一键', en: 'wait for the next key' },
};
