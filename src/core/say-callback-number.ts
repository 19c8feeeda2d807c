/** The question for the number a caller is to be called back on, in sentences. */
import type { NumberQuestion, NumberStage } from './callback-number-phase';
import type { Language, PromptId } from './ids';
import { sayValue } from './say-value';

/** Before the number, and after it: which key does what. */
const sentences: Readonly<Record<NumberStage, readonly [PromptId | null, PromptId]>> = {
  own: ['callback-number-own', 'callback-number-own-keys'],
  keying: [null, 'callback-number-key'],
  keyed: ['callback-number-keyed', 'callback-number-keyed-keys'],
  last: ['callback-number-last', 'callback-number-last-keys'],
};

/** The number digit by digit, 1 as 幺. */
export function sayNumberQuestion(
  { stage, number }: Pick<NumberQuestion, 'stage' | 'number'>,
  language: Language,
): readonly PromptId[] {
  const [before, keys] = sentences[stage];
  if (before === null) return [keys];
  return [before, ...sayValue({ kind: 'digits', text: number }, language), keys];
}

/** She is asked whether this number will do, and confirms with 1. */
export const asksToConfirm = (prompts: readonly PromptId[]): boolean =>
  prompts.at(-1) === sentences.own[1] || prompts.at(-1) === sentences.keyed[1];

export const callbackNumberPrompts: readonly PromptId[] = [
  ...Object.values(sentences)
    .flat()
    .filter((id) => id !== null),
  'callback-number-invalid',
  'callback-number-none',
];
