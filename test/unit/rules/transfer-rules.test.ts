import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import type { QueueId } from '../../../src/core/ids';
import { changed, found, small } from '../../fixtures/rules/small';

const parse = (text: string) => parseRules(text, 'hotline.yaml');

test('codes and their time are as documented unless the file says otherwise', () => {
  const { transfers } = parse(small);
  expect(transfers).toEqual({
    codes: { blind: '*1', consult: '*2', join: '*3', complete: '*4', return: '*0', survey: '*9' },
    keyMs: 5_000,
  });
  const edited = parse(changed({ 'callbacks:': 'transfers: { codes: { blind: "*71" }, keyWait: 3s }\ncallbacks:' }));
  expect(edited.transfers).toEqual({ codes: { ...transfers.codes, blind: '*71' }, keyMs: 3_000 });
});

test.each([
  ['a code without its star', '{ codes: { join: "5" } }', "32 transfers.codes.join: '5'"],
  ['a code of three digits', '{ codes: { join: "*123" } }', "32 transfers.codes.join: '*123'"],
  ['a code nobody has', '{ codes: { park: "*5" } }', "32 transfers.codes.park: 'park'"],
  ['a code twice', '{ codes: { blind: "*2" } }', "32 transfers.codes.blind: '*2'"],
  ['no time to key', '{ keyWait: 0s }', "32 transfers.keyWait: '0s'"],
])('refused: %s', (_, section, problem) => {
  expect(found({ 'callbacks:': `transfers: ${section}\ncallbacks:` })).toContain(problem);
});

test('a code that begins another is refused: the other could never be keyed', () => {
  const edits = { 'callbacks:': 'transfers: { codes: { blind: "*1", consult: "*12" } }\ncallbacks:' };
  expect(found(edits)).toEqual(["32 transfers.codes.blind: '*1'"]);
});

test("a queue's extension is its own: no agent has it, no other queue", () => {
  const edit = (extension: string) => ({ '{ name: 综合,': `{ name: 综合, extension: "${extension}",` });
  expect(parse(changed(edit('7001'))).queues.get('general' as QueueId)?.extension).toBe('7001');
  expect(found(edit('8001'))).toEqual(["24 queues.general.extension: '8001'"]);
  expect(found(edit('7a'))).toEqual(["24 queues.general.extension: '7a'"]);
});

test('a change of codes is told in words', () => {
  const edited = changed({ 'callbacks:': 'transfers: { codes: { blind: "*71" }, keyWait: 3s }\ncallbacks:' });
  const changes = diffRules(plainRules(parse(small)), plainRules(parse(edited)));
  expect(changes.map(({ en }) => en)).toEqual([
    'transfers: code to hand on *1 → *71',
    'transfers: wait for the next key 5 s → 3 s',
  ]);
});
