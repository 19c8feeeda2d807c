import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    // An example of hours that no number needs as long as the demo takes calls at all times.
    err: expect.stringMatching(/^[^\n]*hotline\.yaml:\d+: hours\.office: [^\n]*\n\n1 条提醒/) as string,
  });
});

test('what callers would not like is told with line and key, and refused with --strict', async () => {
  const file = join(dir, 'silent.yaml');
  writeFileSync(file, changed({ ...shippedPrompts, 'otherwise: { hangUp: goodbye }': 'otherwise: { hangUp: off }' }));
  const { code, err } = await run('check', file);
  expect([code, err]).toEqual([
    0,
    expect.stringMatching(
      /silent\.yaml:22: menus\.below\.otherwise: 来电者没有听到.* \/ callers are cut off .*: name a/,
    ) as string,
  ]);
  const strict = await run('check', file, '--strict', '--json');
  expect(strict.code).toBe(1);
  expect(JSON.parse(strict.out)).toMatchObject({
    ok: false,
    warnings: [{ code: 'dead-end', file, line: 22, key: 'menus.below.otherwise' }],
  });
});

test('a person within so many keys', async () => {
  expect((await run('check', shipped, '--keys', '0')).err).toContain('numbers.95001');
  expect((await run('check', shipped, '--keys', '1')).err).not.toContain('numbers.95001');
});

test('draw: Mermaid on stdout, SVG into a file, a number nobody has', async () => {
  const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  await run('draw', shipped);
  const drawn = String(write.mock.calls[0]?.[0]);
  write.mockRestore();
  expect(drawn).toMatch(/^flowchart LR\n.*95001/);
  const file = join(dir, 'flow.svg');
  expect((await run('draw', shipped, '--format', 'svg', '--number', '95002', '--out', file)).code).toBe(0);
  const svg = readFileSync(file, 'utf8');
  expect([svg.includes('95002'), svg.includes('95001')]).toEqual([true, false]);
  expect(await run('draw', shipped, '--number', '110')).toMatchObject({
    code: 1,
    err: expect.stringContaining('110') as string,
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
