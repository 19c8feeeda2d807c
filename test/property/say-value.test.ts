import fc from 'fast-check';
import { sayValue, valuePrompts, type SpokenValue } from '../../src/core/say-value';

const parts = new Set(valuePrompts);
const whole = fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.maxSafeInteger());
const language = fc.constantFrom('zh' as const, 'en' as const);
const value: fc.Arbitrary<SpokenValue> = fc.oneof(
  whole.map((n): SpokenValue => ({ kind: 'integer', value: n })),
  fc.integer({ min: 1, max: 2 ** 31 }).map((n): SpokenValue => ({ kind: 'ordinal', value: n })),
  fc.stringMatching(/^[0-9+ -]{0,20}[0-9]$/).map((text): SpokenValue => ({ kind: 'digits', text })),
  whole.map((fen): SpokenValue => ({ kind: 'money', fen })),
  fc
    .record({
      year: fc.option(fc.integer({ min: 1, max: 9_999 })),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .map((date): SpokenValue => ({ kind: 'date', ...date })),
  fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
    .map((time): SpokenValue => ({ kind: 'time', ...time })),
  fc.nat({ max: 2 ** 40 }).map((ms): SpokenValue => ({ kind: 'duration', ms })),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((percent): SpokenValue => ({ kind: 'percent', value: percent })),
);

test('whatever the value, something is said, not for ever, and only with parts that are recorded', () => {
  fc.assert(
    fc.property(value, language, (of, inLanguage) => {
      const said = sayValue(of, inLanguage);
      expect(said.length).toBeGreaterThan(0);
      expect(said.length).toBeLessThanOrEqual(32);
      expect(said.filter((id) => !parts.has(id))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test.each(['integer', 'money'] as const)('two different values of %s never sound the same', (kind) => {
  const say = (n: number, inLanguage: 'zh' | 'en') =>
    sayValue(kind === 'integer' ? { kind, value: n } : { kind, fen: n }, inLanguage).join(' ');
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: -1_000, max: 1_000 }), language, (a, b, near, inLanguage) => {
      for (const other of [b, a + near].filter((n) => n !== a && Number.isSafeInteger(n)))
        expect(say(other, inLanguage)).not.toBe(say(a, inLanguage));
    }),
    { numRuns: 2_000 },
  );
});
