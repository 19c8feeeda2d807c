import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRules } from '../../../src/rules/load-rules';
import { RulesError } from '../../../src/rules/rules-error';
import { problemsOf, small } from '../../fixtures/rules/small';

/** Either rules or a RulesError whose lines stay within the file; `problemsOf` throws on anything else. */
function answered(text: string): void {
  const lines = text.split('\n').length;
  for (const problem of problemsOf(text)) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines);
    expect(problem.found.length).toBeLessThan(400);
  }
}

describe('any text is answered with rules or with problems', () => {
  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), answered), { numRuns: 500 });
  });
  test('a good file with a piece replaced by YAML punctuation, words or noise', () => {
    const noise = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        '- ',
        '&a ',
        '*a',
        '!!int ',
        '? ',
        '| ',
        '---\n',
        '\t',
        '"',
        '__proto__: x\n',
        'null',
        '0',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const at = fc.nat(small.length);
    fc.assert(
      fc.property(at, fc.nat(30), noise, (from, length, piece) =>
        answered(small.slice(0, from) + piece + small.slice(from + length)),
      ),
      { numRuns: 1_000 },
    );
  });
  test('any JSON value in place of any section', () => {
    const section = fc.constantFrom(
      'hotline',
      'targets',
      'trunks',
      'numbers',
      'menus',
      'queues',
      'agents',
      'callbacks',
      'fallback',
    );
    fc.assert(
      fc.property(section, fc.json({ maxDepth: 4 }), (name, json) =>
        answered(`${small}\n${name}: ${json}\n`.replace(`${name}:`, 'x:')),
      ),
      { numRuns: 500 },
    );
  });
});

/** Processor time since then, milliseconds: other work on the machine does not count. */
const cpuMs = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

describe('known attacks', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['only a comment', '# nothing'],
    ['a bare word', 'hotline'],
    ['a list', '- hotline'],
    ['two documents', `${small}---\n${small}`],
    ['brackets without end', '['.repeat(100_000)],
    ['deep maps', '{a: '.repeat(10_000)],
    ['a prototype', `__proto__: { polluted: yes }\n${small}`],
    ['an alias of itself', 'hotline: &a { name: *a }'],
    ['a tag', 'hotline: !!js/function "process.exit()"'],
    ['a map as key', '{ a: 1 }: b'],
    ['a terminal escape', `${small}"\\e[2J": 1`],
  ])('%s is refused', (_, text) => expect(problemsOf(text).length).toBeGreaterThan(0));

  test('aliases of aliases do not grow without bound', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`,
    );
    const before = process.cpuUsage();
    expect(problemsOf(`a0: &a0 [x]\n${levels.join('\n')}\n`).length).toBeGreaterThan(0);
    expect(cpuMs(before)).toBeLessThan(2_000);
  });
  test('30,000 broken lines are all named in bounded time', () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `  k${i}: {}`);
    const before = process.cpuUsage();
    expect(problemsOf(`agents:\n${lines.join('\n')}\n`).length).toBeGreaterThan(30_000);
    expect(cpuMs(before)).toBeLessThan(10_000);
  });
  test('a control sequence in the file does not reach the terminal', () => {
    const text = JSON.stringify(problemsOf(small.replace('测试热线', '"\\e]0;x\\a"')).map((p) => p.found));
    expect(text).toContain('\\\\u001b');
  });
});

describe('files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'hotline-rules-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const refusal = async (file: string) => {
    const error: unknown = await loadRules(file).catch((e: unknown) => e);
    return error instanceof RulesError ? error.problems[0]?.found : error;
  };

  test('a missing file', async () => expect(await refusal(join(dir, 'none.yaml'))).toBe('no such file'));
  test('a folder', async () => expect(await refusal(dir)).toBe('no ordinary file'));
  test('a pipe nobody writes to', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    expect(await refusal(join(dir, 'pipe'))).toBe('no ordinary file');
  });
  test('a device without end', async () => expect(await refusal('/dev/zero')).toBe('no ordinary file'));
  test('a huge file', async () => {
    writeFileSync(join(dir, 'huge.yaml'), small);
    truncateSync(join(dir, 'huge.yaml'), 2 ** 33);
    expect(await refusal(join(dir, 'huge.yaml'))).toBe('more than 4 MiB');
  });
  test('bytes that are no text', async () => {
    writeFileSync(join(dir, 'gbk.yaml'), Buffer.from([0xb2, 0xe2, 0xca, 0xd4]));
    expect(await refusal(join(dir, 'gbk.yaml'))).toBe('bytes that are no UTF-8');
  });
  test('a byte order mark is no mistake', async () => {
    writeFileSync(join(dir, 'bom.yaml'), `\ufeff${small}`);
    expect((await loadRules(join(dir, 'bom.yaml'))).name).toBe('测试热线');
  });
});
