/** `notice` and `doNotRecord`: what short lines come to, and how changes are told. */
import type { QueueId } from '../../../src/core/ids';
import { requiredPrompts } from '../../../src/prompts/check-prompts';
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { changed } from '../../fixtures/rules/small';

const parse = (text: string) => parseRules(text, 'hotline.yaml');
const withNotice = (line: string) => parse(changed({ 'wrapUp: 20s': `notice: ${line}` }));
const listed = (numbers: string) => parse(changed({ 'callbacks:': `doNotRecord: ${numbers}\ncallbacks:` }));

test('a notice that may be refused has the sentence that says so', () => {
  const rules = withNotice('{ refuse: "1" }');
  const notice = { prompt: 'recording-notice-refuse', refuse: '1', bargeIn: false };
  expect(rules.queues.get('repair' as QueueId)?.notice).toEqual(notice);
  expect(requiredPrompts(rules)).toEqual(expect.arrayContaining(['recording-notice-refuse', 'recording-refused']));
  expect(withNotice('{ bargeIn: true }').queues.get('repair' as QueueId)?.notice?.prompt).toBe('recording-notice');
});

test('changes are told in words', () => {
  const told = (from: ReturnType<typeof parse>, to: ReturnType<typeof parse>) =>
    diffRules(plainRules(from), plainRules(to)).map(({ en }) => en);
  expect(told(withNotice('{ prompt: menu-main }'), withNotice('{ prompt: menu-main, refuse: "1" }'))).toEqual([
    'queue repair (报修): key that refuses recording none → 1',
  ]);
  expect(told(listed('["13900001111"]'), listed('["13900001111", "0108888"]'))).toEqual([
    'list of those not recorded: numbers 13900001111 → 0108888, 13900001111',
  ]);
});
