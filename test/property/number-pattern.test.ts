/** However a number is written in a text, it is found and written over; nothing around it changes, and nothing else does. */
import fc from 'fast-check';
import { Eraser } from '../../src/persons/eraser';
import { spellingsOf } from '../../src/persons/spellings';

const none: ReadonlySet<string> = new Set();
const eraserOf = (number: string) => {
  const spellings = spellingsOf(number);
  if (!spellings) throw new Error(`${number} is no person's`);
  return new Eraser(spellings, none, none);
};
const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const mobile = digits(9, 9).map((rest) => `13${rest}`);
const gap = fc.constantFrom('', '', '', ' ', '-', ' - ', '.', ') ', '（', '\u00a0', '\u3000', '–');
const words = fc.constantFrom('', '王女士：', 'tel ', '请打 ', '"', '号码', ' (', '电话\u3000', '{"note":"');

const written = fc.record({
  number: mobile,
  spelling: fc.nat(7),
  gaps: fc.array(gap, { minLength: 20, maxLength: 20 }),
  before: words,
  after: fc.constantFrom('', '。', ' 下午三点', '", 王女士', ')', ' 转 8', '\n'),
});

test('in whatever spelling and pieces it is written, every digit goes and every other character stays', () => {
  fc.assert(
    fc.property(written, ({ number, spelling, gaps, before, after }) => {
      const eraser = eraserOf(number);
      const digitsOf = [...(eraser.spellings.all[spelling] ?? number)];
      const inPieces = digitsOf.map((digit, i) => digit + (i === digitsOf.length - 1 ? '' : (gaps[i] ?? ''))).join('');
      const text = before + inPieces + after;
      const clean = eraser.text(text);
      expect(clean.startsWith(before) && clean.endsWith(after)).toBe(true);
      const place = clean.slice(before.length, clean.length - after.length);
      expect(place).not.toMatch(/[+0-9]/);
      expect(place.replace(/[a-z]/g, '#')).toBe(inPieces.replace(/[+0-9]/g, '#'));
      // Written the same way in another place it is the same mark, and files say the same as texts.
      expect(eraser.text(`${text}|${text}`)).toBe(`${clean}|${clean}`);
      const bytes = Buffer.from(text);
      expect(eraser.bytes(bytes)).toBe(true);
      expect(bytes.toString()).toBe(clean);
    }),
    { numRuns: 500 },
  );
});

test('other numbers, longer ones, ids and instants stay', () => {
  fc.assert(
    fc.property(mobile, mobile, digits(1, 4), (number, other, more) => {
      fc.pre(!other.includes(number.slice(2)) && !number.includes(other.slice(2)));
      const eraser = eraserOf(number);
      for (const text of [
        other,
        `${number}${more}`,
        `a${number}`,
        `${number}b`,
        `+1${number}`,
        `${number.slice(0, -1)}`,
      ])
        expect(eraser.text(text)).toBe(text);
    }),
  );
});

test('in JSON a number without quotes stays a number', () => {
  const eraser = eraserOf('13800001111');
  const json = '{"phone": 13800001111, "at": 1763611200123, "big": 9007199254740993, "note": "138 0000-1111"}';
  const clean = eraser.json(json);
  expect(clean).toContain('"phone": 10000000000, "at": 1763611200123, "big": 9007199254740993');
  expect(clean).not.toMatch(/138 0000|: 13800001111/);
  expect(eraser.value({ phone: 13_800_001_111, at: 1_763_611_200_123 })).toEqual({
    phone: 10_000_000_000,
    at: 1_763_611_200_123,
  });
});

test('a day and an hour are no number in pieces', () => {
  // 020-26112013, and the morning of 20 November 2026.
  const eraser = eraserOf('02026112013');
  expect(eraser.text('2026-11-20 13:05 来电')).toBe('2026-11-20 13:05 来电');
  expect(eraser.text('020-2611 2013 来电')).not.toContain('2611');
});
