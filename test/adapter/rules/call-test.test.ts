/** `hotline call-test` as operators run it. */
import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as callTest from '../../../src/cli/call-test';

const dir = mkdtempSync(join(tmpdir(), 'hotline-call-test-'));
afterAll(() => rmSync(dir, { recursive: true }));
const rules = resolve(__dirname, '../../../config/hotline.yaml');

async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line)),
    jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line)),
  ];
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    const program = new Command();
    callTest.register(program);
    await program.parseAsync(['call-test', ...words, '--rules', rules], { from: 'user' });
    return { code: Number(process.exitCode), out: out.join('\n'), err: err.join('\n') };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

test('what is heard, with its text, and where it leads; exit code 0', async () => {
  const { code, out } = await run('95001', '--press', '8,2', '--agents', 'none');
  expect(code).toBe(0);
  expect(out).toContain('♪ menu-main  您好');
  expect(out).toContain('♪ menu-repair  For broadband faults press 1');
  expect(out).toMatch(
    /→ menu:repair-menu\n.*if she does nothing: queue:repair\n.*if she hangs up: .*ended:abandoned_in_menu$/,
  );
});

test('an expectation decides the exit code', async () => {
  const repair = ['95001', '--press', '2,1', '--agents', 'none', '--expect'];
  expect(await run(...repair, 'queue:repair', 'heard:menu-repair')).toMatchObject({ code: 0 });
  const missed = await run(...repair, 'queue:general');
  expect([missed.code, missed.out]).toEqual([1, expect.stringContaining('expected queue:general') as string]);
});

test('what is keyed in as a secret is not told again, in words or as JSON; the order number is', async () => {
  const answers = ['--answer', 'order-find=200', '--answer', 'order-check=200,state=shipped'];
  const walk = ['95001', '--press', '3,20260001#,5678', ...answers, '--at', '2026-11-20T14:00'];
  for (const form of [[], ['--json']]) {
    const { code, out } = await run(...walk, ...form);
    expect([code, out]).toEqual([0, expect.stringContaining('order-state-shipped')]);
    expect(out).toContain('20260001');
    expect(out).not.toContain('5678');
  }
});

test('a number nobody has; a time that is none', async () => {
  expect(await run('110')).toMatchObject({ code: 1, err: expect.stringContaining('110') as string });
  expect(await run('95001', '--at', '2026-13-45')).toMatchObject({
    code: 1,
    err: expect.stringContaining('2026-13-45') as string,
  });
});

test('a file of tests: each told by its name, the failed one with its line', async () => {
  const file = join(dir, 'call-tests.yaml');
  writeFileSync(
    file,
    `- { name: 报修, call: "95001", press: [2, 1], agents: none, expect: queue:repair }
- { name: 错的, call: "95001", press: 1, agents: none, expect: queue:repair }
- { name: 直达, call: "95002", expect: [queue:general, heard:queue-welcome] }
`,
  );
  const { code, out } = await run('--file', file);
  expect([code, out.split('\n')]).toEqual([
    1,
    ['✓ 报修', `✗ ${file}:2: 错的`, expect.stringContaining('queue:consulting'), '✓ 直达'],
  ]);
  const json = await run('--file', file, '--json');
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    tests: [{ ok: true, line: 1 }, { ok: false }, { ok: true }],
  });
});

test('a file with a mistake: line and key, nothing is walked', async () => {
  const file = join(dir, 'broken.yaml');
  writeFileSync(file, '- call: "95001"\n  press: 1,x\n');
  expect(await run('--file', file)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(`${file}:2: 0.press`) as string,
  });
});
