import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed } from '../../fixtures/rules/small';
import { runRules } from './rules-commands';

const dir = mkdtempSync(join(tmpdir(), 'hotline-rules-'));
afterAll(() => rmSync(dir, { recursive: true }));

const run = (...words: string[]) => runRules(words);

const shipped = join(__dirname, '..', '..', '..', 'config', 'hotline.yaml');
const shippedPrompts = { 'menu-below': 'menu-repair' };

test('the shipped rules pass', async () => {
  expect(await run('check', shipped)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/2 numbers, 2 menus, 3 queues, 10 agents, 1 trunks \([0-9a-f]{16}\)$/) as string,
    err: '',
  });
});

test('a broken file: exit code 1, one line per problem, how many there are', async () => {
  const file = join(dir, 'broken.yaml');
  writeFileSync(file, changed({ ...shippedPrompts, '20s': '15 parsecs', '["8001"]': '["8009"]' }));
  const { code, out, err } = await run('check', file);
  expect([code, out]).toEqual([1, '']);
  expect(err.split('\n')).toEqual([
    expect.stringContaining(
      `${file}:28: queues.repair.wrapUp: found '15 parsecs', allowed: a duration such as 20s, 5m`,
    ),
    expect.stringContaining(`${file}:33: fallback.agents.0: found '8009'`),
    '',
    '2 个问题 / problems; 未启用 / not in force',
  ]);
});

test('--json tells the same to a program', async () => {
  const file = join(dir, 'one.yaml');
  writeFileSync(file, changed({ ...shippedPrompts, '20s': 'soon' }));
  const { code, out } = await run('check', file, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    ok: false,
    problems: [{ file, line: 28, key: 'queues.repair.wrapUp', found: "'soon'", allowed: expect.any(String) as string }],
  });
  expect(JSON.parse((await run('check', shipped, '--json')).out)).toMatchObject({ ok: true, counts: { agents: 10 } });
});

test('a prompt that is not in sounds/prompts.yaml is refused', async () => {
  const file = join(dir, 'prompt.yaml');
  writeFileSync(file, changed({ 'menu-below': 'menu-repiar' }));
  expect((await run('check', file)).err).toContain("did you mean 'menu-repair'?");
});
