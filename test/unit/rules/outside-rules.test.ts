/** Numbers outside: what the file may say, what is refused, and how a change is told. */
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed, found } from '../../fixtures/rules/small';

const section = (more = '') =>
  `outside: { allow: "1[3-9]\\\\d{9}|0\\\\d{9,11}", trunks: [carrier], callerId: "95001"${more} }\ncallbacks: {`;
const rulesOf = (edits: Record<string, string> = {}) => parseRules(changed(edits), 'hotline.yaml');

test('without the section nobody is dialled outside; with it the rest is by default', () => {
  expect(rulesOf().outside).toBeNull();
  expect(rulesOf({ 'callbacks: {': section() }).outside).toEqual({
    prefix: '9',
    allow: '1[3-9]\\d{9}|0\\d{9,11}',
    trunks: ['carrier'],
    callerId: '95001',
    ringMs: 45_000,
    wrapUpMs: 15_000,
    record: true,
  });
});

test('a number, a key and overflow may lead outside', () => {
  const rules = rulesOf({
    'callbacks: {': section(),
    '"95002": { queue: general, language: en }': '"95002": { outside: "02112345678" }',
  });
  expect(rules.numbers.get('95002')?.destination).toEqual({ kind: 'outside', number: '02112345678' });
});

test.each<[string, Record<string, string>, string]>([
  [
    'a number nobody may dial',
    { 'callbacks: {': section(), '{ hangUp: goodbye }': '{ outside: "110" }' },
    "22 menus.below.otherwise.outside: '110'",
  ],
  [
    'a destination outside without the section',
    { '{ hangUp: goodbye }': '{ outside: "02112345678" }' },
    "22 menus.below.otherwise.outside: '02112345678'",
  ],
  [
    'a trunk that is none',
    { 'callbacks: {': section().replace('[carrier]', '[other]') },
    "32 outside.trunks.0: 'other'",
  ],
  ['no trunk', { 'callbacks: {': section().replace('[carrier]', '[]') }, '32 outside.trunks: none'],
  ["a prefix agents' numbers begin with", { 'callbacks: {': section(', prefix: "80"') }, "32 outside.prefix: '80'"],
  [
    "a prefix a queue's extension begins with",
    {
      'callbacks: {': section(', prefix: "7"'),
      'skills: { repair: 2 }\n': 'skills: { repair: 2 }\n    extension: "7001"\n',
    },
    "33 outside.prefix: '7'",
  ],
  ['a prefix that is a code', { 'callbacks: {': section(', prefix: "*9"') }, "32 outside.prefix: '*9'"],
  ['a pattern that is none', { 'callbacks: {': section().replace('1[3-9]', '1[9-3]') }, '32 outside.allow'],
])('%s is refused', (_name, edits, problem) => {
  expect(found(edits)).toEqual([expect.stringContaining(problem)]);
});

test('a change is told in words', () => {
  const off = plainRules(rulesOf());
  const on = plainRules(rulesOf({ 'callbacks: {': section() }));
  const longer = plainRules(rulesOf({ 'callbacks: {': section(', ring: 60s, prefix: "0"') }));
  expect(diffRules(off, on)[0]?.en).toMatch(/^outside calls: none → prefix 9, /);
  expect(diffRules(on, longer).map(({ zh, en }) => `${zh} / ${en}`)).toEqual([
    '外线呼叫：外线字冠 9 → 0 / outside calls: prefix 9 → 0',
    '外线呼叫：对方话机振铃 45 秒 → 60 秒 / outside calls: rings the other phone 45 s → 60 s',
  ]);
});
