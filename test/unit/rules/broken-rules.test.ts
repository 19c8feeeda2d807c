import { found, problemsOf, changed, small } from '../../fixtures/rules/small';
import { parseRules } from '../../../src/rules/load-rules';

test('the operator reads file, line, key, what was found and what is allowed', () => {
  expect(() => parseRules(changed({ '20s': '15 parsecs' }), 'config/hotline.yaml')).toThrow(
    "config/hotline.yaml:28: queues.repair.wrapUp: found '15 parsecs', allowed: a duration such as 20s, 5m (from 0s to 1h)",
  );
});

test('every problem is named at once, in the order of the lines, also behind broken neighbours', () => {
  const edits = {
    'rings: 3': 'rings: 0',
    '"1": { queue: repair }\n      "2"': '"1": { queue: repiar }\n      "22": { queue: general }\n      "2"',
    '20s': 'soon',
    '{ name: 李伟, ': '{ ',
    '["8001"]': '["8009"]',
  };
  expect(found(edits)).toEqual([
    "2 targets.rings: '0'",
    "13 menus.main.keys.1.queue: 'repiar'",
    "14 menus.main.keys.22: '22'",
    "29 queues.repair.wrapUp: 'soon'",
    '32 agents.8002.name: nothing',
    "34 fallback.agents.0: '8009'",
  ]);
});

describe('values', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a locale nobody rings in', { 'zh-CN': 'zh-XX' }, "1 hotline.locale: 'zh-XX'"],
    ['a time zone that is none', { 'Asia/Shanghai': 'Asia/Nowhere' }, "1 hotline.timeZone: 'Asia/Nowhere'"],
    ['a name that could end a line of pjsip.conf', { 测试热线: '"a;b"' }, "1 hotline.name: 'a;b'"],
    ['a line break in a name', { 王芳: '"a\\nb"' }, "30 agents.8001.name: 'a\\u000ab'"],
    [
      'a trunk without address',
      { 'carrier: { address: 127.0.0.2 }': 'carrier: { port: 5060 }' },
      '4 trunks.carrier: neither',
    ],
    ['a host name as address', { '127.0.0.2': 'sip.example.cn' }, "4 trunks.carrier.address: 'sip.example.cn'"],
    ['a number with letters', { '"95002"': '95002x' }, "7 numbers.95002x: '95002x'"],
    ['an agent number too short', { '"8002": {': '"80": {' }, "31 agents.80: '80'"],
    ['a skill above ten', { 'general: 5': 'general: 11' }, "30 agents.8001.skills.general: '11'"],
    ['a skill below one', { 'repair: 2 }\n': 'repair: 0 }\n' }, "27 queues.repair.skills.repair: '0'"],
    ['a queue id with capitals', { '  general: { name': '  General: { name' }, "24 queues.General: 'General'"],
    ['tries of zero', { 'prompt: menu-below': 'prompt: menu-below\n    tries: 0' }, "20 menus.below.tries: '0'"],
    [
      'a strategy we do not have',
      { '{ name: 综合,': '{ name: 综合, agent: loudest,' },
      "24 queues.general.agent: 'loudest'",
    ],
    [
      'a destination of two kinds',
      { '{ menu: below }': '{ menu: below, queue: general }' },
      '14 menus.main.keys.2: a map',
    ],
    ['a destination of no kind', { '{ hangUp: goodbye }': '{ language: en }' }, '22 menus.below.otherwise: a map'],
    [
      'a ceiling of wrap-up below it',
      { 'wrapUp: 20s': 'wrapUp: 20s\n    wrapUpMost: 10s' },
      "29 queues.repair.wrapUpMost: '10s'",
    ],
    ['hours without an entry', { 'targets:': 'hours: {}\ntargets:' }, '2 hours: an empty map'],
    ['a longest hold of no time', { 'wrapUp: 20s': 'maxHold: 1s' }, "28 queues.repair.maxHold: '1s'"],
    ['a pattern that could run for ever', { '1[3-9]\\\\d{9}': '(\\\\d+)+' }, "32 callbacks.allow: '(\\d+)+'"],
    ['a pattern that is none', { '1[3-9]\\\\d{9}': '1[9-3]' }, "32 callbacks.allow: '1[9-3]'"],
    [
      'a secret outside the folder',
      { '{ repair: 2, general: 1 } }': '{ repair: 2, general: 1 }, secret: { file: ../../x } }' },
      '31 agents.8002.secret.file: a text',
    ],
  ])('%s', (_, edits, problem) => expect(found(edits)).toContain(problem));

  test('a password written into the file is not repeated in the error', () => {
    const edits = { '{ repair: 2, general: 1 } }': '{ repair: 2, general: 1 }, secret: hunter2 }' };
    expect(JSON.stringify(problemsOf(changed(edits)))).not.toContain('hunter2');
  });
});

describe('keys', () => {
  test('an unknown key is refused with the nearest one', () => {
    const [problem] = problemsOf(changed({ 'wrapUp: 20s': 'wrapup: 20s' }));
    expect(problem).toMatchObject({ line: 28, key: 'queues.repair.wrapup' });
    expect(problem?.allowed).toContain("did you mean 'wrapUp'?");
  });
  test('a key given twice is refused with both lines', () => {
    expect(found({ 'targets:': 'hotline: { name: b, locale: zh-CN, timeZone: Asia/Shanghai }\ntargets:' })).toEqual([
      "2 hotline: 'hotline' a second time (first on line 1)",
    ]);
  });
  test.each(['*', '#'])('%s is implied in every menu and cannot be given another meaning', (digit) => {
    expect(found({ '"1": { queue: repair }': `"${digit}": { queue: repair }` })).toEqual([
      `13 menus.main.keys.${digit}: '${digit}'`,
    ]);
  });
  test('a missing section is named', () => {
    expect(problemsOf('hotline: { name: a, locale: zh-CN, timeZone: Asia/Shanghai }').map((p) => p.key)).toEqual([
      'trunks',
      'numbers',
      'queues',
      'agents',
    ]);
  });
});

describe('references', () => {
  test.each<[string, Record<string, string>, string]>([
    ['menu of a number', { '{ menu: main }': '{ menu: mian }' }, "6 numbers.95001.menu: 'mian'"],
    [
      'queue of otherwise',
      { 'otherwise: { queue: general }': 'otherwise: { queue: x }' },
      "17 menus.main.otherwise.queue: 'x'",
    ],
    ['trunk of callbacks', { '[carrier]': '[other]' }, "32 callbacks.trunks.0: 'other'"],
    ['agent of the fallback', { '["8001"]': '[8001, 8001]' }, "33 fallback.agents.1: '8001'"],
    [
      'callback key without callbacks',
      { '{ general: 1 } }\n  repair': '{ general: 1 }, callbackKey: "9" }\n  repair', 'callbacks: {': '#' },
      "24 queues.general.callbackKey: '9'",
    ],
  ])('%s', (_, edits, problem) => expect(found(edits)).toEqual([problem]));

  test('a queue nobody can answer is refused', () => {
    expect(found({ 'skills: { repair: 2 }\n': 'skills: { repair: 3 }\n' })).toEqual([
      '27 queues.repair.skills: no agent with repair ≥ 3',
    ]);
    expect(found({ 'skills: { general: 1 } }\n  repair': 'skills: { general: 5, repair: 1 } }\n  repair' })).toEqual([
      '24 queues.general.skills: no agent with general ≥ 5, repair ≥ 1',
    ]);
  });
  test("an agent's skill that no queue asks for is a slip of the pen", () => {
    const [problem] = problemsOf(changed({ 'general: 5': 'general: 5, repiar: 3' }));
    expect(problem).toMatchObject({
      key: 'agents.8001.skills.repiar',
      allowed: expect.stringContaining("'repair'?") as string,
    });
  });
  test('prompts must be known when the list of them is given', () => {
    const promptIds = new Set(['menu-main', 'goodbye']);
    expect(found({}, { promptIds })).toEqual(["19 menus.below.prompt: 'menu-below'"]);
    expect(found({ 'hangUp: goodbye': 'hangUp: goodby' }, { promptIds })).toContain(
      "22 menus.below.otherwise.hangUp: 'goodby'",
    );
  });
  test('customers cannot be rung through a trunk that is only a network', () => {
    expect(found({ '127.0.0.2': '127.0.0.0/28' })).toEqual(["32 callbacks.trunks.0: 'carrier'"]);
    expect(found({ 'address: 127.0.0.2': 'addresses: [127.0.0.0/28, 127.0.0.2]' })).toEqual([]);
  });
  test('two trunks cannot share an address', () => {
    expect(found({ 'numbers:\n': '  second: { addresses: [127.0.0.3, 127.0.0.2] }\nnumbers:\n' })).toEqual([
      "5 trunks.second: '127.0.0.2'",
    ]);
  });
});

test('small is good as it stands', () => expect(problemsOf(small)).toEqual([]));
