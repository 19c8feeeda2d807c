/** What an operator sees after saving the rules of a running hotline. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentId, QueueId } from '../../../src/core/ids';
import { staysTrue, until } from '../../phones/until';
import { good, openDesk } from './rules-desk';

test('a good change is kept and in force within seconds, by one event of its own hash', async () => {
  const desk = await openDesk();
  const before = desk.hash();
  desk.write(good({ '20s': '30s' }));
  await until('in force', () => desk.hash() !== before);
  expect(desk.view.rules().queues.get('repair' as QueueId)?.wrapUpMs).toBe(30_000);
  expect(desk.changes()).toEqual([expect.objectContaining({ hash: desk.hash() })]);
  expect(desk.records.flatMap(({ entries }) => entries)).toEqual([
    expect.objectContaining({ type: 'RulesApplied', hash: desk.hash() }),
  ]);
  expect((await desk.archive.read(desk.hash())).hash).toBe(desk.hash());
  expect(await desk.archive.readText(desk.hash())).toBe(good({ '20s': '30s' }));
  await until('written down', async () => (await desk.causes()).join() === 'start,file');
  expect(desk.logged.join('')).toContain('queue repair (报修): wrap-up 20 s → 30 s');
});

test('a file with mistakes changes nothing; the mistakes are named until the file is good again', async () => {
  const desk = await openDesk();
  const before = desk.hash();
  desk.write(good({ '20s': 'soon', '["8001"]': '["8009"]' }));
  const warning = await until('refused', () => desk.keeper.warning());
  expect(warning).toContain(`the old rules ${before} stay in force`);
  expect(warning).toMatch(/hotline\.yaml:28: queues\.repair\.wrapUp: found 'soon', allowed: .* \(and 1 more\)$/);
  expect(desk.keeper.faults().map(({ line, key }) => `${line} ${key}`)).toEqual([
    '28 queues.repair.wrapUp',
    '33 fallback.agents.0',
  ]);
  expect(desk.logged.join('')).toContain("33: fallback.agents.0: found '8009'");
  expect([desk.hash(), desk.changes()]).toEqual([before, []]);
  desk.write(good());
  await until('well again', () => desk.keeper.warning() === null);
  expect([desk.hash(), desk.changes()]).toEqual([before, []]);
});

test('a file that is gone is a warning, and no reason to forget the rules', async () => {
  const desk = await openDesk();
  const before = desk.hash();
  renameSync(desk.file, `${desk.file}~`);
  await until('refused', () => desk.keeper.warning()?.includes('no such file'));
  expect(desk.hash()).toBe(before);
  renameSync(`${desk.file}~`, desk.file);
  await until('well again', () => desk.keeper.warning() === null);
  expect(desk.changes()).toEqual([]);
});

test.each([
  ['half a file', good().slice(0, 400)],
  ['no text', Buffer.from([0xff, 0xfe, 0x00])],
  ['an empty file', ''],
])('%s is refused', async (_, content) => {
  const desk = await openDesk();
  writeFileSync(desk.file, content);
  await until('refused', () => desk.keeper.warning());
  expect(desk.changes()).toEqual([]);
});

test('comments change nothing but are kept, so that a rollback brings them back', async () => {
  const desk = await openDesk();
  const commented = `# 国庆值班\n${good()}`;
  desk.write(commented);
  await until('kept', async () => (await desk.archive.readText(desk.hash())) === commented);
  expect(desk.changes()).toEqual([]);
  expect(await desk.causes()).toEqual(['start']);
});

test('the name of a new agent is made before a caller can hear it', async () => {
  const desk = await openDesk();
  const sounds = ['zh', 'en'].flatMap((language) =>
    ['alaw', 'ulaw'].map((format) => join(desk.promptsDir, language, `agent-name-8055.${format}`)),
  );
  expect(sounds.filter(existsSync)).toEqual([]);
  desk.write(good({ 'callbacks:': '  "8055": { name: 孙悦, skills: { general: 3 } }\ncallbacks:' }));
  await until('in force', () => desk.view.rules().agents.has('8055' as AgentId));
  expect(sounds.filter(existsSync)).toEqual(sounds);
  expect(existsSync(join(desk.promptsDir, 'zh', 'agent-name-8030.alaw'))).toBe(true); // others are left alone
});

test('a sentence without its sound is refused by its name', async () => {
  const desk = await openDesk();
  rmSync(join(desk.promptsDir, 'en', 'queue-welcome.ulaw'));
  desk.write(good({ 'wrapUp: 20s': 'welcome: queue-welcome' }));
  await until('refused', () => desk.keeper.warning());
  expect(desk.keeper.faults()).toEqual([
    {
      file: desk.file,
      line: 28,
      key: 'queues.repair.welcome',
      found: "'queue-welcome'",
      allowed: expect.stringContaining('npx hotline prompts build') as string,
    },
  ]);
});

test('of many saves in a hurry the last one is in force, and few are journalled', async () => {
  const desk = await openDesk();
  for (let i = 1; i <= 60; i += 1) desk.write(good({ '20s': `${i}s` }));
  await until('the last is in force', () => {
    return desk.view.rules().queues.get('repair' as QueueId)?.wrapUpMs === 60_000;
  });
  expect(desk.changes().length).toBeLessThanOrEqual(3);
});

test('a change made while the hotline started is not missed', async () => {
  const desk = await openDesk();
  const before = desk.hash();
  await desk.keeper.stop();
  desk.write(good({ '20s': '44s' }));
  await desk.keeper.start();
  await until('in force', () => desk.hash() !== before);
});

test('after the stop a save changes nothing', async () => {
  const desk = await openDesk();
  await desk.keeper.stop();
  desk.write(good({ '20s': '44s' }));
  await staysTrue('nothing', () => desk.changes().length === 0, 700);
});
