import { join } from 'node:path';
import { sayAgent } from '../../../src/core/speak';
import { sayValue, valuePrompts, type SpokenValue } from '../../../src/core/say-value';
import { wallClock } from '../../../src/core/say-time';
import type { Language } from '../../../src/core/ids';
import { readCatalogue } from '../../../src/prompts/catalogue';
import { shippedSounds } from '../../../src/prompts/prompt-sources';
import { agent as agentRule } from '../../fixtures/floor/rules';
import { english } from '../../fixtures/spoken/english';
import { mandarin } from '../../fixtures/spoken/mandarin';
import { readSpoken } from '../../fixtures/spoken/spoken-table';

const texts = readCatalogue(join(shippedSounds, 'prompts.yaml'));
const tables = { zh: readSpoken(mandarin), en: readSpoken(english) } as const;

/** The texts of the sentences, one behind another: what the caller hears. */
function heard(value: SpokenValue, language: Language): string {
  return sayValue(value, language)
    .map((id) => texts[id]?.[language] ?? `(${id} is missing)`)
    .join(language === 'zh' ? '' : ' ');
}

describe.each(['zh', 'en'] as const)('%s', (language) => {
  const table = tables[language];

  test('the table is long enough, and says no value twice', () => {
    expect(table.length).toBeGreaterThanOrEqual(200);
    expect(new Set(table.map(({ kind, written }) => `${kind} ${written}`)).size).toBe(table.length);
  });

  test.each(table)('$kind $written = $words', ({ value, words }) => {
    expect(heard(value, language)).toBe(words);
  });

  test('every integer from 0 to 100,000 is said with sentences that exist, each one in its own way', () => {
    const known = new Set(Object.keys(texts));
    const said = new Set<string>();
    for (let value = 0; value <= 100_000; value += 1) {
      const prompts = sayValue({ kind: 'integer', value }, language);
      if (prompts.length === 0 || prompts.length > 12 || prompts.some((id) => !known.has(id)))
        throw new Error(`${value}: ${prompts.join(' ')}`);
      said.add(prompts.join(' '));
    }
    expect(said.size).toBe(100_001);
  });
});

test('every part has its text in the catalogue, and is named once', () => {
  expect(valuePrompts.filter((id) => !(id in texts))).toEqual([]);
  expect(new Set(valuePrompts).size).toBe(valuePrompts.length);
});

test('digits are read one by one; what is no digit is not read', () => {
  const say = (text: string) => sayValue({ kind: 'digits', text }, 'zh');
  expect(say('10 0-a９')).toEqual(['digit-1', 'digit-0', 'digit-0']);
  expect(say('')).toEqual([]);
});

test('an agent announces herself with the same digits', () => {
  const digits = sayValue({ kind: 'digits', text: '8001' }, 'zh');
  expect(sayAgent(agentRule('8001', {}), 'number', 'zh')).toEqual([...digits, 'agent-serves-number']);
});

test('the clock is that of whoever listens', () => {
  const at = Date.UTC(2026, 11, 31, 18, 5);
  expect(heard({ kind: 'time', ...wallClock(at, 8 * 3_600_000) }, 'zh')).toBe('凌晨两点零五分');
  expect(heard({ kind: 'date', ...wallClock(at, 8 * 3_600_000) }, 'zh')).toBe('二零二七年一月一日');
  expect(heard({ kind: 'date', ...wallClock(at, -5 * 3_600_000) }, 'en')).toBe(
    'the thirty-first of December twenty twenty six',
  );
});

test.each<SpokenValue>([
  { kind: 'integer', value: 1.5 },
  { kind: 'integer', value: NaN },
  { kind: 'integer', value: Infinity },
  { kind: 'integer', value: 2 ** 53 },
  { kind: 'ordinal', value: 0 },
  { kind: 'money', fen: 0.5 },
  { kind: 'date', year: 2026, month: 13, day: 1 },
  { kind: 'date', year: 2026, month: 2, day: 29 },
  { kind: 'date', year: 1900, month: 2, day: 29 },
  { kind: 'date', year: null, month: 4, day: 31 },
  { kind: 'date', year: 0, month: 1, day: 1 },
  { kind: 'time', hour: 24, minute: 0 },
  { kind: 'time', hour: 9, minute: 60 },
  { kind: 'duration', ms: -1 },
  { kind: 'percent', value: NaN },
])('what cannot be is not said: %j', (value) => {
  for (const language of ['zh', 'en'] as const) expect(() => sayValue(value, language)).toThrow(RangeError);
});
