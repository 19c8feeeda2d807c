/** `hotline rules diff | reload | rollback | history`, and the HTTP API below them, against a hotline that runs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConsole, type Console } from '../../../src/console/create-console';
import { createLog } from '../../../src/log';
import { runRules, type Outcome } from './rules-commands';
import { good, openDesk, type RulesDeskParts } from './rules-desk';

const consoles: Console[] = [];
afterEach(async () => {
  for (const console of consoles.splice(0)) await console.stop();
});

interface Running extends RulesDeskParts {
  readonly url: string;
  run(...words: string[]): Promise<Outcome>;
}

/** The file is not watched, so that the commands alone move the rules. */
async function startHotline(): Promise<Running> {
  const desk = await openDesk();
  await desk.keeper.stop();
  const { view, engine, clock, keeper } = desk;
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  const log = createLog('silent');
  const console = createConsole({ settings, view, post: engine, clock, health: [keeper], rules: keeper, log });
  consoles.push(console);
  await console.start();
  const url = console.address ?? '';
  const env = { HOTLINE_HTTP_PORT: new URL(url).port, HOTLINE_RULES: desk.file };
  return { ...desk, url, run: (...words) => runRules(words, env) };
}

test('diff, reload, history, rollback: an afternoon of an operator', async () => {
  const hotline = await startHotline();
  const before = hotline.hash();
  expect(await hotline.run('diff')).toEqual({ code: 0, out: `没有变化 / no difference (${before})`, err: '' });
  expect((await hotline.run('reload')).out).toBe(`规则没有变化 / the rules mean what they meant (${before})`);

  hotline.write(good({ '20s': '30s' }));
  const sentence = '  队列 repair（报修）：整理时间 20 秒 → 30 秒 / queue repair (报修): wrap-up 20 s → 30 s';
  const told = (await hotline.run('diff')).out.split('\n');
  const after = /→ (\w{16})：1 处变化/.exec(told[0] ?? '')?.[1] ?? '';
  expect(told).toEqual([`${before} → ${after}：1 处变化 / changes`, sentence]);
  expect(hotline.hash()).toBe(before);

  const reloaded = await hotline.run('reload');
  expect(reloaded.code).toBe(0);
  expect(reloaded.out.split('\n')).toEqual([`${before} → ${after}：已启用，1 处变化 / in force, 1 changes`, sentence]);
  expect(hotline.hash()).toBe(after);

  const back = await hotline.run('rollback');
  expect([back.code, back.out]).toEqual([0, expect.stringContaining(`${after} → ${before}：已启用`) as string]);
  expect(back.out).toMatch(/留存为 \/ the file replaced is kept as .*hotline\.yaml\.replaced-\d{8}T\d{6}Z\n/);
  expect(hotline.hash()).toBe(before);
  const { out } = await hotline.run('history');
  expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['版本 version', '时间 at', '起因 by'],
    [before, expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/), '启动 start'],
    [after, expect.any(String), '重新载入 reload'],
    [before, expect.any(String), '退回 rollback', '现行 in force'],
  ]);
});

test('a file with mistakes: reload and diff name them, exit code 1, the old rules stay', async () => {
  const hotline = await startHotline();
  const before = hotline.hash();
  hotline.write(good({ '20s': 'soon' }));
  for (const command of ['reload', 'diff']) {
    const { code, out, err } = await hotline.run(command);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/hotline\.yaml:28: queues\.repair\.wrapUp: found 'soon', allowed: a duration such as 20s/);
    expect(err).toContain('1 个问题 / problems; 未启用 / not in force');
  }
  expect(JSON.parse((await hotline.run('reload', '--json')).out)).toMatchObject({
    ok: false,
    error: { code: 'rules-refused' },
    problems: [{ line: 28, key: 'queues.repair.wrapUp' }],
  });
  expect(hotline.hash()).toBe(before);
  const ready = await fetch(`${hotline.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    {
      ready: true,
      parts: [{ part: 'rules', trouble: null, warning: expect.stringContaining(`${before} stay in force`) as string }],
    },
  ]);
});

test('diff compares any file, also with another file and no hotline at all', async () => {
  const hotline = await startHotline();
  const [one, two] = ['one.yaml', 'two.yaml'].map((name) => join(hotline.dir, name)) as [string, string];
  writeFileSync(one, good({ 'rings: 3': 'rings: 2' }));
  writeFileSync(two, good({ 'rings: 3': 'rings: 5' }));
  expect((await hotline.run('diff', one)).out).toContain('timing: rings 3 → 2');
  for (const console of consoles.splice(0)) await console.stop();
  const compared = await hotline.run('diff', two, '--against', one, '--json');
  expect(compared.code).toBe(0);
  expect(JSON.parse(compared.out)).toEqual({
    before: expect.stringMatching(/^\w{16}$/) as string,
    after: expect.stringMatching(/^\w{16}$/) as string,
    changes: [expect.objectContaining({ area: 'timing', key: 'rings', from: 2, to: 5 })],
  });
  await expect(hotline.run('diff', one)).rejects.toMatchObject({ code: 'NOT_RUNNING' });
});

test('a rollback that cannot be is refused with its own code', async () => {
  const hotline = await startHotline();
  const post = async (body?: unknown) => {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${hotline.url}/api/v1/rules/rollback`, { method: 'POST', ...sent });
    return `${response.status} ${((await response.json()) as { error: { code: string } }).error.code}`;
  };
  expect(await post()).toBe('404 rules-version-unknown');
  expect(await post({ hash: '0123456789abcdef' })).toBe('404 rules-version-unknown');
  expect(await post({ hash: '../../../etc/passwd' })).toBe('400 bad-request');
  expect(await post([])).toBe('400 bad-request');
  hotline.write('{');
  expect(await post()).toBe('409 rules-file-differs');
  const { code, err } = await hotline.run('rollback');
  expect([code, err]).toEqual([1, expect.stringContaining('is not what is in force: name the version') as string]);
  expect(hotline.changes()).toEqual([]);
});

test('the API tells the rules in force, and a page of another site cannot change them', async () => {
  const { url, hash, changes, write } = await startHotline();
  expect(await (await fetch(`${url}/api/v1/rules`)).json()).toMatchObject({
    rules: { hash: hash(), queues: { repair: { wrapUpMs: 20_000 } }, agents: { '8001': { name: '王芳' } } },
    problems: [],
  });
  write(good({ '20s': '30s' }));
  const foreign = { method: 'POST', headers: { origin: 'https://elsewhere.example' } };
  expect((await fetch(`${url}/api/v1/rules/reload`, foreign)).status).toBe(403);
  expect(changes()).toEqual([]);
  const { paths } = (await (await fetch(`${url}/api/docs/json`)).json()) as { paths: object };
  expect(
    Object.keys(paths)
      .filter((path) => path.includes('rules'))
      .sort(),
  ).toEqual(['/api/v1/rules', '/api/v1/rules/history', '/api/v1/rules/reload', '/api/v1/rules/rollback']);
});
