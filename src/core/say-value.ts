/**
 * A value as recorded parts say it: the one way from a value to the ids of sentences. Pure; every id it can give is in
 * `valuePrompts`. What is no such value (a month 13, half an integer) throws `RangeError`: values from outside are parsed
 * before.
 */
import type { Language, PromptId } from './ids';
import { numberPrompts, sayCount, sayDecimal, sayInteger } from './say-number';
import { sayDate, sayDuration, sayTimeOfDay, timePrompts, type WallDate, type WallTime } from './say-time';

export type SpokenValue =
  | { readonly kind: 'integer'; readonly value: number }
  /** So many of something: exactly two are 两. */
  | { readonly kind: 'count'; readonly value: number }
  /** Third; of a line, a floor, a try. */
  | { readonly kind: 'ordinal'; readonly value: number }
  /** One by one, 1 as 幺: numbers of telephones, rooms, agents, orders. What is no digit is not said. */
  | { readonly kind: 'digits'; readonly text: string }
  /** Renminbi; 1/100 yuan, whole. */
  | { readonly kind: 'money'; readonly fen: number }
  | ({ readonly kind: 'date' } & WallDate)
  /** On the clock of whoever listens; see `wallClock`. */
  | ({ readonly kind: 'time' } & WallTime)
  /** Said in days, hours, minutes and seconds; less than a second is left off. */
  | { readonly kind: 'duration'; readonly ms: number }
  /** 12.5 for 12.5 %; said to two decimals. */
  | { readonly kind: 'percent'; readonly value: number };

export function sayValue(value: SpokenValue, language: Language): readonly PromptId[] {
  switch (value.kind) {
    case 'integer':
      return sayInteger(value.value, language);
    case 'count':
      return sayCount(value.value, language);
    case 'ordinal':
      if (value.value < 1) throw new RangeError(`no ordinal ${value.value}`);
      return ['number-ordinal', ...sayInteger(value.value, language)];
    case 'digits':
      return [...value.text].filter((digit) => digit >= '0' && digit <= '9').map((digit) => `digit-${digit}`);
    case 'money':
      return sayMoney(value.fen, language);
    case 'date':
      return sayDate(value, language);
    case 'time':
      return sayTimeOfDay(value, language);
    case 'duration':
      return sayDuration(value.ms, language);
    case 'percent': {
      const number = sayDecimal(value.value, language);
      return language === 'zh' ? ['percent', ...number] : [...number, 'percent'];
    }
  }
}

/** 一百元零五分, 两元两角 / one hundred yuan and five fen. */
function sayMoney(fen: number, language: Language): PromptId[] {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`no whole number of fen: ${fen}`);
  const minus = fen < 0 ? ['number-minus'] : [];
  const [yuan, rest] = [Math.floor(Math.abs(fen) / 100), Math.abs(fen) % 100];
  const whole = yuan > 0 || rest === 0 ? [...sayCount(yuan, language), 'money-yuan'] : [];
  if (language === 'en') {
    const part = rest > 0 ? [...sayInteger(rest, language), 'money-fen'] : [];
    return [...minus, ...whole, ...(whole.length > 0 && rest > 0 ? ['number-and'] : []), ...part];
  }
  const [jiao, single] = [Math.floor(rest / 10), rest % 10];
  const tens = jiao > 0 ? [...sayCount(jiao, language), 'money-jiao'] : [];
  if (single === 0) return [...minus, ...whole, ...tens];
  const isGap = yuan > 0 && jiao === 0;
  const ones = isGap ? ['number-0', ...sayInteger(single, language)] : sayCount(single, language);
  return [...minus, ...whole, ...tens, ...ones, 'money-fen'];
}

/** Every part a value can be said with. */
export const valuePrompts: readonly PromptId[] = [
  ...numberPrompts,
  ...timePrompts,
  ...[...'0123456789'].map((digit) => `digit-${digit}`),
  'money-yuan',
  'money-jiao',
  'money-fen',
  'percent',
];
