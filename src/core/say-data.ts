/** What the call knows, spoken. Values come from callers and services: one that cannot be said is called unknown. */
import type { SayPart, SpokenAs } from './action-rules';
import type { Call } from './call';
import { fill } from './fill';
import type { Language, PromptId } from './ids';
import { sayValue, type SpokenValue } from './say-value';

export const unknownValue: PromptId = 'value-unknown';

export function sayParts(call: Call, parts: readonly SayPart[], language: Language): readonly PromptId[] {
  return parts.flatMap((part) => {
    if (part.part === 'prompt') return [part.prompt];
    const text = fill(call, part.value).trim();
    if (part.part === 'value') return sayText(part.as, text, language);
    const chosen = Object.hasOwn(part.prompts, text) ? part.prompts[text] : undefined;
    return [chosen ?? part.otherwise ?? unknownValue];
  });
}

/** Longer than any order number. */
const mostDigits = 40;

export function sayText(as: SpokenAs, text: string, language: Language): readonly PromptId[] {
  const value = readers[as](text);
  try {
    const said = value ? sayValue(value, language) : [];
    return said.length > 0 ? said : [unknownValue];
  } catch (error) {
    if (error instanceof RangeError) return [unknownValue];
    throw error;
  }
}

const unitMs: Readonly<Record<string, number>> = { '': 1_000, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const readers: Readonly<Record<SpokenAs, (text: string) => SpokenValue | null>> = {
  digits: (text) => ({ kind: 'digits', text: text.slice(0, mostDigits) }),
  number: (text) => (/^-?\d{1,12}$/.test(text) ? { kind: 'integer', value: Number(text) } : null),
  /** `128.5` yuan. */
  money(text) {
    const [, minus, yuan, part = ''] = /^(-?)(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
    if (yuan === undefined) return null;
    const fen = Number(yuan) * 100 + Number(part.padEnd(2, '0'));
    return { kind: 'money', fen: minus === '-' ? -fen : fen };
  },
  /** `2026-11-22`, `11-22`; what follows it is left off. */
  date(text) {
    const [, year, month, day] = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
    if (month === undefined) return null;
    return { kind: 'date', year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
  },
  /** `14:05`, also behind a date. */
  time(text) {
    const [, hour, minute] =
      /^(?:.*[T ])?(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
    return hour === undefined ? null : { kind: 'time', hour: Number(hour), minute: Number(minute) };
  },
  /** `90`, `90s`, `5m`, `2h`, `3d`. */
  duration(text) {
    const [, count, unit = ''] = /^(\d{1,7})([smhd]?)$/.exec(text) ?? [];
    return count === undefined ? null : { kind: 'duration', ms: Number(count) * (unitMs[unit] ?? 1_000) };
  },
};
