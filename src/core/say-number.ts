/** Numbers in recorded parts: Mandarin by groups of four digits, English by groups of three. */
import type { Language, PromptId } from './ids';

/** From here on a number is said digit by digit. */
const sayableBelow = 1e12;

export function sayInteger(value: number, language: Language): PromptId[] {
  if (!Number.isSafeInteger(value)) throw new RangeError(`no whole number: ${value}`);
  if (value < 0) return ['number-minus', ...sayInteger(-value, language)];
  if (value >= sayableBelow) return sayFigures(String(value));
  if (value === 0) return ['number-0'];
  return language === 'zh' ? mandarin(value) : english(value);
}

/** So many of something: exactly two of them are 两. */
export function sayCount(value: number, language: Language): PromptId[] {
  return language === 'zh' && value === 2 ? ['number-two-of'] : sayInteger(value, language);
}

/** To two decimals, none that are zero at the end: 十二点零五 / twelve point zero five. */
export function sayDecimal(value: number, language: Language): PromptId[] {
  const hundredths = Math.round(Math.abs(value) * 100);
  if (!Number.isSafeInteger(hundredths)) throw new RangeError(`no number to say: ${value}`);
  const minus = value < 0 && hundredths > 0 ? ['number-minus'] : [];
  const whole = sayInteger(Math.floor(hundredths / 100), language);
  const decimals = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return [...minus, ...whole, ...(decimals === '' ? [] : ['number-point', ...sayFigures(decimals)])];
}

/** One by one, 1 as 一: years, decimals, numbers too long to name. Of telephones and rooms: `digits`. */
export function sayFigures(figures: string): PromptId[] {
  return [...figures].map((figure) => `number-${figure}`);
}

/** 12 0034 5600 → 十二亿零三十四万五千六百. 两 before 千 万 亿, 二 elsewhere; 零 once for a gap inside. */
function mandarin(value: number): PromptId[] {
  const groups = [
    { group: Math.floor(value / 1e8), unit: ['number-yi'] },
    { group: Math.floor(value / 1e4) % 1e4, unit: ['number-wan'] },
    { group: value % 1e4, unit: [] },
  ];
  let said: PromptId[] = [];
  let isGapOpen = false;
  for (const { group, unit } of groups) {
    const isFirst = said.length === 0;
    if (group > 0) {
      if (!isFirst && (isGapOpen || group < 1_000)) said = [...said, 'number-0'];
      const isPair = group === 2 && unit.length > 0;
      said = [...said, ...(isPair ? ['number-two-of'] : fourDigits(group, isFirst)), ...unit];
    }
    isGapOpen = group === 0;
  }
  return said;
}

/** 1 to 9,999. `isFirst`: nothing is said before it, so that ten is 十 and not 一十. */
function fourDigits(group: number, isFirst: boolean): PromptId[] {
  const [thousands, hundreds, rest] = [Math.floor(group / 1_000), Math.floor(group / 100) % 10, group % 100];
  const before = [
    ...(thousands > 0 ? [thousands === 2 ? 'number-two-of' : `number-${thousands}`, 'number-thousand'] : []),
    ...(thousands > 0 && hundreds === 0 && rest > 0 ? ['number-0'] : []),
    ...(hundreds > 0 ? [`number-${hundreds}`, 'number-hundred'] : []),
  ];
  if (rest === 0) return before;
  const isAlone = isFirst && before.length === 0;
  if (rest >= 10 && rest < 20) return [...before, ...(isAlone ? [] : ['number-1']), `number-${rest}`];
  return [...before, ...(hundreds > 0 && rest < 10 ? ['number-0'] : []), ...belowHundred(rest)];
}

/** 1,005 → one thousand and five; 1,500 → one thousand five hundred. */
function english(value: number): PromptId[] {
  const groups = [
    { group: Math.floor(value / 1e9), unit: ['number-billion'] },
    { group: Math.floor(value / 1e6) % 1e3, unit: ['number-million'] },
    { group: Math.floor(value / 1e3) % 1e3, unit: ['number-thousand'] },
    { group: value % 1e3, unit: [] },
  ];
  return groups.flatMap(({ group, unit }) => {
    if (group === 0) return [];
    const isTail = unit.length === 0 && group < 100 && value >= 1_000;
    return [...(isTail ? ['number-and'] : []), ...threeDigits(group), ...unit];
  });
}

function threeDigits(group: number): PromptId[] {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  if (hundreds === 0) return belowHundred(rest);
  const before = [`number-${hundreds}`, 'number-hundred'];
  return rest === 0 ? before : [...before, 'number-and', ...belowHundred(rest)];
}

/** 1 to 99: up to twenty in one piece, then tens and ones. */
export function belowHundred(value: number): PromptId[] {
  if (value <= 20) return [`number-${value}`];
  const ones = value % 10;
  return [`number-${value - ones}`, ...(ones > 0 ? [`number-${ones}`] : [])];
}

export const numberPrompts: readonly PromptId[] = [
  ...Array.from({ length: 21 }, (_, n) => `number-${n}`),
  ...[30, 40, 50, 60, 70, 80, 90].map((tens) => `number-${tens}`),
  ...['two-of', 'hundred', 'thousand', 'wan', 'million', 'yi', 'billion', 'and', 'minus', 'point', 'ordinal'].map(
    (part) => `number-${part}`,
  ),
];
