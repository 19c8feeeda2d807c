/** Files are small, named for what they hold, and none is a drawer for odds and ends. */
import { allPaths, sourceFiles } from './source-files';

const code = sourceFiles('src', 'test', 'bench');
const lines = (text: string) => text.split('\n').length - 1;

test('no file is longer than 250 lines', () => {
  expect(code.filter(({ text }) => lines(text) > 250).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
});

test('half the files of the product are at most 80 lines long', () => {
  const lengths = sourceFiles('src').map(({ text }) => lines(text));
  expect(lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
});

test('names are kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
  const wrong = allPaths('src', 'test', 'bench').filter((path) => !path.split('/').every((name) => kebab.test(name)));
  expect(wrong.filter((path) => !path.endsWith('.md'))).toEqual([]);
});

test('no drawers: utils, helpers, common, services, managers', () => {
  const drawer = /(^|[/-])(utils?|helpers?|common|services|managers?)([/.-]|$)/;
  // A declaration of a package's types has the package's name.
  const named = allPaths('src', 'test', 'bench').filter((path) => !path.endsWith('.d.ts'));
  expect(named.filter((path) => drawer.test(path))).toEqual([]);
});

test('no barrels: a name is imported from the file that defines it', () => {
  const barrels = code.filter(({ path, text }) => /\/index\.[jt]s$/.test(path) || /^export \* from/m.test(text));
  expect(barrels.map(({ path }) => path)).toEqual([]);
});

test('a file of the product opens with what it is for', () => {
  const silent = sourceFiles('src').filter(({ text }) => !text.startsWith('/**') && !text.startsWith('#!'));
  expect(silent.filter(({ text }) => lines(text) > 15).map(({ path }) => path)).toEqual([]);
});
