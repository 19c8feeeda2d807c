/** One person, however her number is written. */
import { spellingsOf } from '../../../src/persons/spellings';

test.each(['13800001111', '013800001111', '+8613800001111', '008613800001111', '8613800001111', '+86 138-0000-1111'])(
  '%s is 13800001111',
  (text) => expect(spellingsOf(text)?.core).toBe('13800001111'),
);
test.each(['01088881234', '+861088881234', '0086 10 8888 1234', '86-010-88881234', '(010)88881234'])(
  '%s is the landline 1088881234',
  (text) => expect(spellingsOf(text)?.core).toBe('1088881234'),
);
test('a foreign number keeps its country', () => {
  expect(spellingsOf('+442079460000')?.all).toEqual(['442079460000', '+442079460000', '00442079460000']);
});
test.each(['95001', '8001', '', 'anonymous', '138%', "'; DROP TABLE call"])('%s is nobody', (text) =>
  expect(spellingsOf(text)).toBeNull(),
);
