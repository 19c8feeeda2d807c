/** `transfers`: what agents key during a talk. Every key has its default; codes must be told apart as they are keyed. */
import { transferKinds, type TransferKind } from '../core/transfer-asked';
import type { Transfers } from '../core/rules';
import type { Draft } from './draft';
import { form, keysOnly } from './form';
import type { Problems } from './problems';
import * as is from './scalars';

const code = is.matching('a code of * and one or two digits such as *1', /^\*\d{1,2}$/);

export const defaultCodes: Transfers['codes'] = {
  blind: '*1',
  consult: '*2',
  join: '*3',
  complete: '*4',
  return: '*0',
};

export const transfersForm = form({
  codes: keysOnly({
    blind: code.default(defaultCodes.blind),
    consult: code.default(defaultCodes.consult),
    join: code.default(defaultCodes.join),
    complete: code.default(defaultCodes.complete),
    return: code.default(defaultCodes.return),
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
  const codes: Partial<Record<TransferKind, string>> = draft.transfers.part.codes ?? {};
  for (const kind of transferKinds) {
    const mine = codes[kind];
    const other = transferKinds.find((each) => each !== kind && mine !== undefined && codes[each]?.startsWith(mine));
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
