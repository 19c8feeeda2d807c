import { requiredPrompts } from '../../../src/prompts/check-prompts';
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed, found, small } from '../../fixtures/rules/small';

const own = { '"95001": { menu: main }': '"95001": { menu: main, emergency: { prompt: flood, queue: repair } }' };
const all = { 'callbacks: {': 'emergency: { menu: main, priority: true }\ncallbacks: {' };

test('of one number, and of all that have none of their own', () => {
  const rules = parseRules(changed({ ...own, ...all }), 'hotline.yaml');
  expect(rules.numbers.get('95001')?.emergency).toEqual({
    prompt: 'flood',
    destination: { kind: 'queue', queueId: 'repair', language: null },
    priority: false,
  });
  expect(rules.numbers.get('95002')).not.toHaveProperty('emergency');
  expect(rules.emergency).toEqual({
    prompt: null,
    destination: { kind: 'menu', menuId: 'main', language: null },
    priority: true,
  });
  expect(requiredPrompts(rules)).toContain('flood');
});

test.each<[string, Record<string, string>, string]>([
  ['no destination', { '{ prompt: flood, queue: repair }': '{ prompt: flood }' }, '6 numbers.95001.emergency: a map'],
  ['no such queue', { 'flood, queue: repair': 'flood, queue: x' }, "6 numbers.95001.emergency.queue: 'x'"],
  ['no such menu', { 'flood, queue: repair': 'flood, menu: x' }, "6 numbers.95001.emergency.menu: 'x'"],
  ['an unknown key', { 'prompt: flood': 'notice: flood' }, "6 numbers.95001.emergency.notice: 'notice'"],
  [
    'priority by degree',
    { 'queue: repair }': 'queue: repair, priority: high }' },
    "6 numbers.95001.emergency.priority: 'high'",
  ],
  ['of all: no such queue', { 'menu: main, priority': 'queue: x, priority' }, "32 emergency.queue: 'x'"],
])('%s is refused', (_, edits, problem) => {
  let text = changed({ ...own, ...all });
  for (const [from, to] of Object.entries(edits)) text = text.replace(from, to);
  expect(found({ [small]: text })).toContain(problem);
});

test('prompts are checked', () => {
  const promptIds = new Set(['menu-main', 'menu-below', 'goodbye']);
  expect(found(own, { promptIds })).toEqual(["6 numbers.95001.emergency.prompt: 'flood'"]);
});

test('a menu that only an emergency leads to needs its 0 as any other', () => {
  const menu =
    'menus:\n  crisis: { prompt: menu-main, keys: { "1": { queue: repair } }, otherwise: { queue: general } }';
  const edits = { 'menus:': menu, '"95001": { menu: main }': '"95001": { menu: main, emergency: { menu: crisis } }' };
  expect(found(edits)).toEqual(['9 menus.crisis.keys.0: nothing']);
});

test('a change of it is told in words', () => {
  const diff = (from: string, to: string) =>
    diffRules(plainRules(parseRules(from, 'a')), plainRules(parseRules(to, 'b'))).map(({ zh, en }) => [zh, en]);
  expect(diff(small, changed({ ...own, ...all }))).toEqual([
    [
      '号码 95001：紧急模式 无 → 播放 flood 后转队列 repair',
      'number 95001: in an emergency none → flood, then queue repair',
    ],
    [
      '紧急模式（无单独规定的号码）：无 → 菜单 main，优先于所有来电',
      'emergency of numbers without their own: none → menu main, before all other callers',
    ],
  ]);
  const louder = { ...own, 'queue: repair } }\n': 'queue: repair } }\n' };
  expect(diff(changed(own), changed(louder).replace('flood, queue', 'flood, priority: true, queue'))).toEqual([
    ['号码 95001：紧急优先 关 → 开', 'number 95001: first in an emergency off → on'],
  ]);
});
