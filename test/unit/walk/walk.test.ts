/** Walks through the menus of the small rules file, and tests of menus in a file. */
import { readFileSync } from 'node:fs';
import { caseForm, planOf, testCall } from '../../../src/cli/call-test/call-case';
import { readCases } from '../../../src/cli/call-test/case-file';
import { parseRules } from '../../../src/rules/load-rules';
import { RulesError } from '../../../src/rules/rules-error';
import { changed, small } from '../../fixtures/rules/small';

const noon = Date.parse('2026-11-23T12:00:00+08:00');

/** Where she is after these acts, where silence and hanging up lead, and what was heard. */
function tested(of: Readonly<Record<string, unknown>>, text = small) {
  const rules = parseRules(text, 'hotline.yaml');
  const one = caseForm.parse({ call: '95001', ...of });
  const plan = planOf(rules, one, noon);
  if (typeof plan === 'string') throw new Error(plan);
  const { walk, missed, then } = testCall(rules, plan, one.expect);
  return { places: walk.places, then, heard: [...walk.heard], missed, left: walk.left.length, steps: walk.steps };
}

test('nobody presses a key: she is in the menu, and silence takes her to a person', () => {
  expect(tested({ agents: 'none' })).toMatchObject({
    places: ['menu:main'],
    then: { silence: ['queue:general'], hangUp: ['menu:main', 'ended:abandoned_in_menu'] },
    heard: ['menu-main'],
  });
});

test('keys lead on, one menu down and to a queue; nobody is there', () => {
  expect(tested({ press: '2', agents: 'none' })).toMatchObject({
    places: ['menu:below'],
    then: { silence: ['hang-up:goodbye', 'ended:self_served'] },
  });
  expect(tested({ press: '2,1', agents: 'none' }).places).toEqual(['queue:repair']);
  expect(tested({ press: '2,#,0', agents: 'none' }).places).toEqual(['queue:general']);
});

test('an agent who is ready answers; the record of what she heard has both menus', () => {
  expect(tested({ press: '2,1' })).toMatchObject({
    places: ['agent:8002', 'queue:repair'],
    heard: expect.arrayContaining(['menu-main', 'menu-below']) as string[],
    missed: [],
  });
});

test('an unknown key and silence are told; after the tries the menu goes on', () => {
  expect(tested({ press: '7,wait,wait', agents: 'none' })).toMatchObject({
    places: ['queue:general'],
    heard: expect.arrayContaining(['menu-invalid', 'menu-timeout']) as string[],
  });
});

test('another language, by key and by the test itself', () => {
  const languages = (of: Readonly<Record<string, unknown>>) =>
    tested(of).steps.flatMap(({ hears }) =>
      hears.flatMap((each) => (each.kind === 'sentences' ? [each.language] : [])),
    );
  expect(languages({ press: '8' })).toEqual(['zh', 'en']);
  expect(languages({ language: 'en' })).toEqual(['en']);
});

test('hours decide by the time that is given', () => {
  const text = `${changed({ '{ menu: main }': '{ menu: main, hours: office, closed: { voicemail: general } }' })}hours: { office: { weekly: { mon-fri: "09:00-18:00" } } }\n`;
  expect(tested({ at: '2026-11-23 08:59' }, text).places).toEqual(['voicemail:general']);
  expect(tested({ at: '2026-11-23 09:00' }, text).places).toEqual(['menu:main']);
  const sent = tested({ at: '2026-11-23 08:59', press: '3', expect: ['ended:voicemail', 'voicemail:general'] }, text);
  expect(sent.missed).toEqual([]);
});

test('a callback by key while waiting', () => {
  const text = changed({ 'name: 报修': 'name: 报修\n    callbackKey: "9"' });
  const { places } = tested({ press: '1,9,1', agents: 'none' }, text);
  expect(places).toEqual(expect.arrayContaining(['callback:repair', 'ended:callback_requested']));
});

test('waiting for so long: the queue sends her on', () => {
  const text = changed({
    'name: 报修': 'name: 报修\n    overflow: { waited: { after: 40s, to: { queue: general } } }',
  });
  expect(tested({ press: '1,30s', agents: 'none' }, text).places).toEqual(['queue:repair']);
  expect(tested({ press: '1,30s,15s', agents: 'none' }, text).places).toEqual(['queue:general']);
});

test('what is expected and does not come true is named; so are keys for a call that is over', () => {
  expect(tested({ press: '1', agents: 'none', expect: ['queue:repair', 'heard:menu-main'] }).missed).toEqual([]);
  expect(tested({ press: '1', agents: 'none', expect: 'queue:general' }).missed).toEqual(['queue:general']);
  expect(tested({ press: 'hang-up,1', expect: 'ended:abandoned_in_menu' }).missed).toEqual(['every act done, 1 left']);
});

test('a number nobody has, a time that is none', () => {
  const rules = parseRules(small, 'hotline.yaml');
  expect(planOf(rules, caseForm.parse({ call: '110' }), noon)).toBe('number-unknown');
  expect(planOf(rules, caseForm.parse({ call: '95001', at: '2026-13-45' }), noon)).toBe('time-unreadable');
});

test('the same plan gives the same walk', () => {
  const plan = { press: '2,7,wait,1,30s' };
  expect(tested(plan)).toEqual(tested(plan));
});

test('two hundred keys are pressed one after another, and each has its effect', () => {
  const { heard, places } = tested({ press: Array(50).fill('*#7*').join(','), agents: 'none' });
  expect(heard).toContain('menu-invalid');
  // Going back begins the menu anew, its tries too.
  expect(places).toEqual(['menu:main']);
  expect(tested({ press: '7'.repeat(40), agents: 'none' })).toMatchObject({ places: ['queue:general'], left: 0 });
});

const withActions = `${changed({ '"1": { queue: repair }\n      "2"': '"1": { action: order }\n      "2"' })}
actions:
  order:
    collect: { prompt: ask-order, min: 4, max: 8, end: "#", tries: 2, timeout: 5s, into: order }
    then: { action: heard }
    otherwise: { queue: general }
  heard: { say: [order-is], then: { queue: repair } }
`;

test('an action that collects keys asks for them; one that says something goes on', () => {
  const walked = (press: string) => tested({ press, agents: 'none' }, withActions);
  expect(walked('1')).toMatchObject({ places: ['action:order'], then: { silence: ['queue:general'] } });
  expect(walked('1,2026#')).toMatchObject({
    places: ['queue:repair'],
    heard: expect.arrayContaining(['order-is']) as string[],
  });
});

const shipped = readFileSync('config/hotline.yaml', 'utf8');
const orderTold = { 'order-find': '200', 'order-check': '200,state=shipped,due=2026-11-24,amount=128.50' };

test('services answer as they are told to: the whole of self-service is walked', () => {
  const walked = (press: string, answers: object, expect: readonly string[] = []) =>
    tested({ press, answers, expect, agents: 'none' }, shipped);
  const told = ['heard:order-state-shipped', 'heard:day-24', 'heard:money-jiao', 'menu:main'];
  expect(walked('3,20260001,5678,wait', orderTold, told).missed).toEqual([]);
  // Wrong, wrong, right; what is answered last stays.
  const check = ['403', '403', orderTold['order-check']];
  expect(walked('3,20260001,1111,2222,5678', { ...orderTold, 'order-check': check }, told).missed).toEqual([]);
  const refused = walked('3,20260001,1111,2222,3333', { ...orderTold, 'order-check': ['403', '403', '429'] });
  expect(refused).toMatchObject({ places: ['queue:consulting'] });
  expect(refused.heard).toContain('order-refused');
  expect(refused.heard).not.toContain('order-is');
  expect(walked('3,20260001', { 'order-find': '404' })).toMatchObject({ places: ['action:order-number'] });
  expect(walked('3,20260001', {}).heard).toContain('order-service-away');
});

test('an answer no action asks for is named', () => {
  const plan = (answers: object) => {
    const of = caseForm.safeParse({ call: '95001', answers });
    return of.success ? planOf(parseRules(shipped, 'hotline.yaml'), of.data, noon) : 'no answer';
  };
  expect(plan({ 'order-number': '200' })).toBe('answer-misplaced');
  expect(plan({ 'order-check': '200,stat=shipped' })).toBe('answer-misplaced');
  expect(plan({ 'order-check': 'none' })).toBe('answer-misplaced');
  expect(plan({ 'order-check': 'OK' })).toBe('no answer');
});

const problems = (text: string): string[] => {
  try {
    readCases(text, 'tests.yaml');
    return [];
  } catch (error) {
    if (error instanceof RulesError) return error.problems.map(({ line, key }) => `${line} ${key}`);
    throw error;
  }
};

test('a file of tests: what is wrong is named by line and key', () => {
  const text =
    '- name: 退款\n  call: "95001"\n  press: [1, 2]\n  expect: [queue:repair]\n- { call: "95002", agents: none, expect: queue:general }\n';
  expect(readCases(text, 'tests.yaml').map(({ line, of: { press } }) => [line, press.length])).toEqual([
    [1, 2],
    [5, 0],
  ]);
  expect(
    problems(
      '- call: "95001"\n  press: 1,x\n- { call: abc }\n- { call: "95001", expect: nowhere }\n- { cal: "95001" }\n',
    ),
  ).toEqual(['2 0.press', '3 1.call', '4 2.expect', '5 3.call', '5 3.cal']);
  expect(problems('call: "95001"\n')).toEqual(['1 (file)']);
  expect(problems('- [')).not.toEqual([]);
});
