import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentId, MenuId, QueueId } from '../../../src/core/ids';
import { loadRules, parseRules } from '../../../src/rules/load-rules';
import { changed, small } from '../../fixtures/rules/small';

const root = join(__dirname, '..', '..', '..');
const parse = (text: string) => parseRules(text, 'hotline.yaml');

test('the shipped file loads: two numbers, a nested menu, three queues, ten agents', async () => {
  const rules = await loadRules(join(root, 'config', 'hotline.yaml'));
  expect([...rules.numbers.values()].map((n) => n.destination)).toEqual([
    { kind: 'menu', menuId: 'main', language: null },
    { kind: 'queue', queueId: 'general', language: null },
  ]);
  expect([...rules.queues.keys()]).toEqual(['consulting', 'general', 'repair']);
  expect([...rules.agents.keys()]).toEqual(Array.from({ length: 10 }, (_, i) => String(8001 + i)));
  for (const agent of rules.agents.values()) expect(agent.skills.has('general')).toBe(true);
  expect(rules.menus.get('main' as MenuId)?.keys.get('2')).toMatchObject({ kind: 'menu', menuId: 'repair-menu' });
  expect(rules.rings * rules.ringCycleMs).toBe(15_000);
});

test('the shipped file names only prompts that are shipped', async () => {
  const ids = readFileSync(join(root, 'sounds', 'prompts.yaml'), 'utf8').matchAll(/^([a-z0-9-]+):/gm);
  const promptIds = new Set([...ids].map((match) => match[1] ?? ''));
  await expect(loadRules(join(root, 'config', 'hotline.yaml'), { promptIds })).resolves.toBeDefined();
});

test('every key a caller may press in a menu is in its map: *, # and the 0 of the menu above', () => {
  const below = parse(small).menus.get('below' as MenuId);
  expect([...(below?.keys ?? [])]).toEqual([
    ['#', { kind: 'back' }],
    ['*', { kind: 'repeat' }],
    ['0', { kind: 'queue', queueId: 'general', language: null }],
    ['1', { kind: 'queue', queueId: 'repair', language: null }],
  ]);
  expect(below?.otherwise).toEqual({ kind: 'hang-up', prompt: 'goodbye' });
});

test('what the file leaves out has the value the shipped file documents', () => {
  const rules = parse(small);
  expect(rules.queues.get('general' as QueueId)).toEqual({
    id: 'general',
    name: '综合',
    extension: null,
    skills: new Map([['general', 1]]),
    relax: [],
    agent: 'longest-idle',
    order: [],
    headStartMs: 0,
    redialMs: 0,
    lastAgent: null,
    overflow: { full: null, nobodyLoggedIn: null, nobodyReady: null, waited: null },
    idle: 'since-last-call',
    joinAtRing: null,
    rings: null,
    weight: 1,
    wrapUpMs: 15_000,
    wrapUpExtendMs: 30_000,
    wrapUpMostMs: 300_000,
    maxHoldMs: null,
    announce: 'number',
    record: true,
    welcome: null,
    comfort: null,
    callbackKey: null,
  });
  expect(rules.agents.get('8002' as AgentId)?.secretFile).toBe('agents/8002');
  expect(rules.trunks.get('carrier')).toEqual({ id: 'carrier', addresses: ['127.0.0.2'], port: 5060, register: null });
  expect(rules.callbacks).toMatchObject({ ringMs: 30_000, maxTries: 3, retryMs: 300_000 });
  expect(rules).toMatchObject({
    unreachableMs: 3_000,
    maxWaitMs: 60_000,
    maxHoldMs: 120_000,
    shortAbandonMs: 5_000,
    language: 'zh',
  });
});

test.each([
  ['zh-CN', 5_000, 'zh'],
  ['en-US', 6_000, 'en'],
  ['en-GB', 3_000, 'en'],
])('locale %s rings every %d ms and speaks %s first', (locale, ringCycleMs, language) => {
  expect(parse(changed({ 'zh-CN': locale }))).toMatchObject({ ringCycleMs, language });
});

test.each(['Asia/Urumqi', 'UTC', 'PRC'])('%s is a time zone', (timeZone) => {
  expect(parse(changed({ 'Asia/Shanghai': timeZone })).timeZone).toBe(timeZone);
});

test('targets.ringCycle overrides the locale', () => {
  expect(parse(changed({ 'rings: 3': 'rings: 2, ringCycle: 4500ms' }))).toMatchObject({ rings: 2, ringCycleMs: 4_500 });
});

test.each([
  ['300ms', 300],
  ['20s', 20_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
])('wrapUp %s is %d ms', (text, wrapUpMs) => {
  expect(parse(changed({ '20s': text })).queues.get('repair' as QueueId)?.wrapUpMs).toBe(wrapUpMs);
});

test('a number may speak another language first', () => {
  expect(parse(small).numbers.get('95002')).toEqual({
    number: '95002',
    language: 'en',
    destination: { kind: 'queue', queueId: 'general', language: null },
  });
});

test('unquoted numbers keep their leading zeros', () => {
  const rules = parse(changed({ '"95001": { menu': '0109: { menu', '"8002"': '0800' }));
  expect([...rules.numbers.keys()]).toEqual(['0109', '95002']);
  expect([...rules.agents.keys()]).toEqual(['0800', '8001']);
});

test('the hash names the meaning: order, comments and layout do not change it, a value does', () => {
  const { hash } = parse(small);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  const agents = small.slice(small.indexOf('  "8001"'), small.indexOf('callbacks:'));
  const turned = agents.trimEnd().split('\n').reverse().join('\n');
  const moved = parse(
    changed({
      [agents]: `${turned} # moved\n`,
      '{ queue: general, language: en }': '{ language: en, queue: general }',
    }),
  );
  expect(moved.hash).toBe(hash);
  expect([...moved.agents.keys()]).toEqual(['8001', '8002']);
  expect(parse(changed({ '20s': '20000ms' })).hash).toBe(hash);
  expect(parse(changed({ '20s': '21s' })).hash).not.toBe(hash);
});

test('anchors spare repetition', () => {
  const rules = parse(
    changed({
      '"8001": { name: 王芳, skills: { general: 5 }': '"8001": { name: 王芳, skills: &all { general: 5, repair: 1 }',
      '{ repair: 2, general: 1 }': '*all',
      '{ repair: 2 }': '{ repair: 1 }',
    }),
  );
  expect(rules.agents.get('8002' as AgentId)?.skills).toEqual(rules.agents.get('8001' as AgentId)?.skills);
});

test('10,000 agents load within a second', () => {
  const many = Array.from(
    { length: 10_000 },
    (_, i) => `  "${100_000 + i}": { name: 坐席${i}, skills: { general: 5, repair: 3 } }`,
  );
  const text = changed({ 'agents:\n': `agents:\n${many.join('\n')}\n` });
  // Of the processor's time, and the quickest of three: the machine may be busy with other suites.
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    expect(parse(text).agents.size).toBe(10_002);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(1_000);
});
