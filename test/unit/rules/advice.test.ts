/** What `rules check` says of a file that is good and still not good for callers. */
import { reviewRules } from '../../../src/rules/load-rules';
import { changed, small } from '../../fixtures/rules/small';

/** `line key code` of each; both languages say something to do. */
function advised(text: string, keys = 3): string[] {
  const { advice } = reviewRules(text, 'hotline.yaml', { limits: { keys } });
  for (const { zh, en } of advice) {
    expect(zh).toMatch(/\p{Script=Han}.*：/u);
    expect(en).toMatch(/: |to /);
  }
  return advice.map(({ line, key, code }) => `${line} ${key} ${code}`);
}
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

test('a file that serves its callers needs no advice', () => {
  expect(advised(small)).toEqual([]);
});

test('menus and queues that no number leads to', () => {
  const text = changed({
    'queues:\n':
      'queues:\n  island: { name: 孤岛, skills: { general: 1 } }\n  staff: { name: 内部, extension: "7009", skills: { general: 1 } }\n',
    'menus:\n':
      'menus:\n  lost: { prompt: p, keys: { "1": { menu: lost-below }, "0": { queue: general } }, otherwise: { queue: general } }\n  lost-below: { prompt: p, keys: { "1": { queue: repair } }, otherwise: { queue: general } }\n',
  });
  expect(advised(text)).toEqual([
    `${lineOf(text, '  lost:')} menus.lost unreachable`,
    `${lineOf(text, '  lost-below:')} menus.lost-below unreachable`,
    `${lineOf(text, '  island:')} queues.island unreachable`,
  ]);
});

test('an action that no call comes to', () => {
  const text = `${small}\nactions: { lonely: { say: [goodbye], then: { queue: general } } }\n`;
  expect(advised(text)).toEqual([`${lineOf(text, 'actions:')} actions.lonely unreachable`]);
});

test('a queue that messages are left for is not lost', () => {
  const text = changed({
    'queues:\n': 'queues:\n  letters: { name: 留言, skills: { general: 1 } }\n',
    'otherwise: { hangUp: goodbye }': 'otherwise: { voicemail: letters }',
  });
  expect(advised(text)).toEqual([]);
});

test('hours and calendars that nothing uses', () => {
  const text = `${small}\nhours: { night: { weekly: { mon: "00:00-24:00" } } }\ncalendars: { cn: [{ name: 元旦, off: 2026-01-01 }] }\n`;
  expect(advised(text)).toEqual([
    `${lineOf(text, 'hours:')} hours.night unreachable`,
    `${lineOf(text, 'calendars:')} calendars.cn unreachable`,
  ]);
});

test('a way that ends without a word', () => {
  const text = changed({ 'otherwise: { hangUp: goodbye }': 'otherwise: { hangUp: off }' });
  expect(advised(text)).toEqual([`${lineOf(text, 'hangUp: off')} menus.below.otherwise dead-end`]);
});

test('a number that ends without a word, and has no person', () => {
  const text = changed({ 'numbers:\n': 'numbers:\n  "95009": { hangUp: off }\n' });
  expect(advised(text)).toEqual([
    `${lineOf(text, '"95009"')} numbers.95009 dead-end`,
    `${lineOf(text, '"95009"')} numbers.95009 no-person`,
  ]);
});

test('a number with an announcement only has no person; so has one that is answered by a message box', () => {
  const text = changed({
    'numbers:\n': 'numbers:\n  "95009": { hangUp: goodbye }\n  "95008": { voicemail: general }\n',
  });
  expect(advised(text).map((one) => one.split(' ').slice(1))).toEqual([
    ['numbers.95009', 'no-person'],
    ['numbers.95008', 'no-person'],
  ]);
});

test('more keys to a person than are allowed', () => {
  expect(advised(small, 1)).toEqual([]);
  const text = small;
  expect(advised(text, 0)).toEqual([`${lineOf(text, 'menu: main')} numbers.95001 no-person`]);
});

test('more than three levels, where the file allows them', () => {
  const text = changed({
    'maxDepth: 3': 'maxDepth: 4',
    '"1": { queue: repair }\n    o': '"1": { menu: third }\n    o',
    '    otherwise: { hangUp: goodbye }\n': `    otherwise: { hangUp: goodbye }
  third: { prompt: p, keys: { "1": { menu: fourth } }, otherwise: { queue: general } }
  fourth: { prompt: p, keys: { "1": { queue: repair } }, otherwise: { queue: general } }
`,
  });
  expect(advised(text)).toEqual([`${lineOf(text, '  fourth:')} menus.fourth too-deep`]);
});
