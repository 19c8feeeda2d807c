/** `webhooks:` of the rules: what is taken, what is refused and how, and how a change of it is told. */
import { webhookTypes } from '../../../src/core/webhook/webhook-event';
import { diffRules } from '../../../src/rules/diff';
import { parseRules } from '../../../src/rules/load-rules';
import { plainRules } from '../../../src/rules/plain-rules';
import { RulesError } from '../../../src/rules/rules-error';
import { small } from '../../fixtures/rules/small';

const read = (lines: string) => parseRules(`${small}\nwebhooks:\n${lines}\n`, 'small.yaml');
function refused(lines: string): readonly string[] {
  try {
    read(lines);
  } catch (error) {
    if (error instanceof RulesError) return error.problems.map(({ key, allowed }) => `${key}: ${allowed}`);
    throw error;
  }
  return [];
}

test('a family of events stands for all of it, and what is not said has its value', () => {
  const { webhooks } = read('  crm: { url: "https://crm.example.cn/hook?a=1", events: [call.*] }');
  expect(webhooks?.get('crm')).toEqual({
    id: 'crm',
    url: 'https://crm.example.cn/hook?a=1',
    events: webhookTypes.filter((type) => type.startsWith('call.')),
    secretFile: 'webhooks/crm',
    timeoutMs: 5_000,
    giveUpMs: 259_200_000,
    numbers: 'masked',
  });
  expect(parseRules(small, 'small.yaml').webhooks).toBeUndefined();
});

test.each([
  ['  crm: { url: "ftp://a", events: ["*"] }', 'webhooks.crm.url: an address'],
  ['  crm: { url: "https://me:secret@a.cn", events: ["*"] }', 'webhooks.crm.url: an address'],
  ['  crm: { url: "https://a.cn", events: [] }', 'webhooks.crm.events: a list of events'],
  ['  crm: { url: "https://a.cn", events: [call.eaten] }', 'webhooks.crm.events'],
  ['  crm: { url: "https://a.cn", events: ["*"], secret: { file: ../x } }', 'webhooks.crm.secret.file: a file below'],
  ['  crm: { url: "https://a.cn", events: ["*"], timeout: 1h }', 'webhooks.crm.timeout: a duration'],
  ['  crm: { url: "https://a.cn", events: ["*"], retries: 3 }', 'webhooks.crm.retries: one of the keys'],
  ['  CRM: { url: "https://a.cn", events: ["*"] }', 'webhooks.CRM: a lower-case word'],
])('%s is refused', (lines, problem) => {
  expect(refused(lines).join('\n')).toContain(problem);
});

test('a change is told in words', () => {
  const before = read('  crm: { url: "https://a.cn", events: [call.ended] }');
  const after = read('  crm: { url: "https://b.cn", events: [call.ended], giveUp: 1h, numbers: full }');
  const told = diffRules(plainRules(before), plainRules(after));
  expect(told.map(({ en }) => en)).toEqual([
    'webhook crm: address https://a.cn → https://b.cn',
    'webhook crm: given up after 3 d → 60 min',
    "webhook crm: customers' numbers masked → full",
  ]);
  expect(told[0]?.zh).toBe('回调通知 crm：地址 https://a.cn → https://b.cn');
  const [added] = diffRules(plainRules(parseRules(small, 'small.yaml')), plainRules(before));
  expect(added).toMatchObject({
    area: 'webhook',
    kind: 'added',
    en: 'new webhook crm: address https://a.cn, events call.ended',
  });
});
