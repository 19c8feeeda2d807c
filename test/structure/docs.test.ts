/** The documents describe what is: every setting is there, every file they name exists, in both languages alike. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryTypes } from '../../src/journal/entry-kinds';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pairs = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/operations.md', 'docs/operations.zh-CN.md'],
  ['docs/reports.md', 'docs/reports.zh-CN.md'],
  ['docs/journal.md', 'docs/journal.zh-CN.md'],
] as const;
const documents = [...pairs.flat(), 'CHANGELOG.md'];

const matches = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? match[0]))].sort();

test.each(['docs/operations.md', 'docs/operations.zh-CN.md'])('%s tells every setting with its default', (path) => {
  const settings = matches(read('src/config.ts'), /env: '(HOTLINE_\w+)'/g);
  expect(matches(read(path), /^\| `(HOTLINE_\w+)` \|/gm)).toEqual(settings);
});

test.each(documents)('%s names only files that exist', (path) => {
  const own = /`((?:bench|bin|config|dialplan|docs|migrations|sounds|src|test)\/[\w./-]*)`/g;
  const named = matches(read(path), own);
  const linked = matches(read(path), /\]\((?!https?:)([\w./-]+)\)/g).map((link) => join(path, '..', link));
  const isMade = (name: string) => name.startsWith('sounds/recorded/');
  expect([...named, ...linked].filter((name) => !isMade(name) && !existsSync(join(root, name)))).toEqual([]);
});

test.each(pairs)('%s and %s tell of the same commands, addresses and settings', (english, chinese) => {
  const told = (path: string) =>
    matches(
      read(path),
      /npm (?:run )?[a-z]+|npx hotline [a-z]+|HOTLINE_\w+|\/(?:healthz|readyz|metrics|api\/\S*?)(?=`)|\*5\d+/g,
    );
  expect(told(chinese)).toEqual(told(english));
});

test.each(['docs/journal.md', 'docs/journal.zh-CN.md'])('%s has a line for every entry, and for no other', (path) => {
  const rows = [...read(path).matchAll(/^\| `(\w+)` \| (.+) \| (.*) \| (.*) \|$/gm)];
  expect(rows.map(([, type]) => type).sort()).toEqual([...entryTypes].sort());
  expect(rows.filter(([, , said]) => said?.trim() === '')).toEqual([]);
});

test('both tables of entries name the same places', () => {
  const places = (path: string) =>
    [...read(path).matchAll(/^\| `(\w+)` \| .+? \| (.*) \| (.*) \|$/gm)].map((row) => row.slice(1));
  expect(places('docs/journal.zh-CN.md')).toEqual(places('docs/journal.md'));
});

test('every script of package.json that the README names is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = matches(read('README.md'), /npm (?:run )?([a-z]+)/g);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
