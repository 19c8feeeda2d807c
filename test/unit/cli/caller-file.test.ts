import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCallerFile } from '../../../src/cli/callers/caller-file';

const dir = mkdtempSync(join(tmpdir(), 'hotline-callers-'));
afterAll(() => rmSync(dir, { recursive: true }));
const read = (text: string) => {
  const file = join(dir, 'callers.csv');
  writeFileSync(file, text);
  return readCallerFile(file);
};

test('lines with and without a note, comments and empty lines', () => {
  expect(read('\uFEFF# 名单\r\n13800001111,blocked,骚扰, 两次\r\n\r\n0108888 , vip\n')).toEqual([
    { number: '13800001111', list: 'blocked', note: '骚扰,两次' },
    { number: '0108888', list: 'vip' },
  ]);
});

test.each([
  ['13800001111\n', /callers\.csv:1: .*number,list,note/],
  ['13800001111,blocked\nnobody,blocked\n', /callers\.csv:2: .*3 to 20 digits, not 'nobody'/],
  ['', /from 1 to 2000 callers, not 0/],
  [`138,blocked,${'x'.repeat(201)}`, /callers\.csv:1: .*200/],
])('%j is refused, naming file and line', (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('a file that is not there is named', () => {
  expect(() => readCallerFile(join(dir, 'none.csv'))).toThrow(/none\.csv/);
});
