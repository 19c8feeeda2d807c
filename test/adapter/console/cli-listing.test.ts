import { Command } from 'commander';
import stringWidth from 'string-width';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as agents from '../../../src/cli/agents';
import * as calls from '../../../src/cli/calls';
import { clockTime, table } from '../../../src/cli/table';
import type { AgentId } from '../../../src/core/ids';
import { noon } from '../../fakes/fake-floor';
import { startConsole } from './console-setup';

/** Runs a command against the console at `url`; answers what it printed. */
async function run(url: string, ...words: string[]): Promise<string> {
  const before = process.env.HOTLINE_HTTP_PORT;
  process.env.HOTLINE_HTTP_PORT = new URL(url).port;
  const lines: string[] = [];
  const print = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    const program = new Command();
    for (const command of [agents, calls]) command.register(program);
    await program.parseAsync(words, { from: 'user' });
    return lines.join('\n');
  } finally {
    print.mockRestore();
    if (before === undefined) delete process.env.HOTLINE_HTTP_PORT;
    else process.env.HOTLINE_HTTP_PORT = before;
  }
}

test('agents stand in aligned columns, Chinese names and all', async () => {
  const { floor, url } = await startConsole();
  floor.change('8001' as AgentId, { state: 'not-ready', reason: 'lunch', registered: true });
  floor.change('8002' as AgentId, { state: 'talking', callId: 'c1', pending: 'logged-out' });
  floor.now = noon + 3_723_000;
  const lines = (await run(url, 'agents')).split('\n');
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
    ['工号 agent', '姓名 name', '状态 state', '时长 for', '话机 phone', '之后 then', '通话 call'],
    ['8001', '王芳', '示忙 not-ready{lunch}', '1:02:03', '在线 yes'],
    ['8002', '李伟', '通话 talking', '1:02:03', '离线 no', 'logged-out', 'c1'],
  ]);
  const column = (text: string) => (line: string) => stringWidth(line.slice(0, line.indexOf(text)));
  expect(column('1:02:03')(lines[1] ?? '')).toBe(column('时长')(lines[0] ?? ''));
  expect(column('1:02:03')(lines[2] ?? '')).toBe(column('时长')(lines[0] ?? ''));
});

test('a state a team leader ordered, and one she ordered for later, are told apart', async () => {
  const { floor, url } = await startConsole();
  floor.change('8001' as AgentId, { state: 'not-ready', reason: 'forced', forcedBy: '张主管' });
  floor.change('8002' as AgentId, { state: 'talking', callId: 'c1', pending: 'logged-out', pendingBy: '李班长' });
  const rows = (await run(url, 'agents')).split('\n').map((line) => line.split(/ {2,}/));
  expect(rows[1]?.[2]).toBe('示忙 not-ready{forced} ← 张主管');
  expect(rows[2]?.[5]).toBe('logged-out ← 李班长');
});

test('a caller on hold says so, with a mark when it is too long', async () => {
  const { floor, url } = await startConsole();
  floor.put({ phase: 'talking', agentId: '8001', heldAt: noon, holdOverdue: true });
  floor.put({ phase: 'talking', agentId: '8002', heldAt: noon + 100_000 });
  floor.now = noon + 125_000;
  const rows = (await run(url, 'calls')).split('\n').map((line) => line.split(/ {2,}/));
  expect(rows.slice(1).map((row) => row[2])).toEqual(['通话 talking 保持 held 2:05 !', '通话 talking 保持 held 0:25']);
});

test('calls show masked callers, phase, waits; none is said in words', async () => {
  const { floor, url } = await startConsole();
  expect(await run(url, 'calls')).toBe('没有通话 / no calls');
  floor.put({ phase: 'waiting', queueId: 'repair', enteredQueueAt: noon + 1_000 });
  floor.now = noon + 66_000;
  const text = await run(url, 'calls');
  expect(text).not.toContain('13800005678');
  expect(text.split('\n')[1]?.split(/ {2,}/)).toEqual([
    '*******5678',
    '95001',
    '等待 waiting',
    '1:06',
    '1:05',
    'repair',
    '1:06',
    'c1',
  ]);
});

test('--json is the answer of the API', async () => {
  const { url } = await startConsole();
  expect(JSON.parse(await run(url, 'agents', '--json'))).toMatchObject({
    agents: [{ agentId: '8001' }, { agentId: '8002' }],
  });
});

test('a hotline that does not run is named in one sentence', async () => {
  const { url, console } = await startConsole();
  await console.stop();
  await expect(run(url, 'agents')).rejects.toMatchObject({
    code: 'NOT_RUNNING',
    message: expect.stringContaining('the hotline is not running') as string,
  });
});

test('another program on that port is not taken for the hotline', async () => {
  const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(run(`http://127.0.0.1:${port}`, 'calls')).rejects.toMatchObject({ code: 'NOT_A_HOTLINE' });
  other.close();
});

test('--watch prints again and again, and ends with its reader', async () => {
  const { url } = await startConsole();
  const program = `require('./src/cli/agents').register(program); program.parseAsync(['agents', '--watch', '--json'], { from: 'user' })`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '-e', `const { Command } = require('commander'); const program = new Command(); ${program}`],
    { cwd: join(__dirname, '..', '..', '..'), env: { ...process.env, HOTLINE_HTTP_PORT: new URL(url).port } },
  );
  const exit = new Promise((resolve) => child.once('exit', resolve));
  let text = '';
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout) {
    text += String(chunk);
    if (text.split('\n').length > 3) break;
  }
  child.stdout.destroy();
  expect(
    text
      .split('\n')
      .slice(0, 2)
      .map((line) => Object.keys(JSON.parse(line) as object)),
  ).toEqual([
    ['at', 'agents'],
    ['at', 'agents'],
  ]);
  expect(await exit).toBe(0);
});

test('a cell cannot repaint the terminal or push the others off it', () => {
  const text = table(['a', 'b'], [['\x1b[2Jx\u202e\n', '长'.repeat(100)]]);
  expect(text).toBe(`a     b\n[2Jx  ${'长'.repeat(20)}…`);
});

test.each([
  [0, '0:00'],
  [59_999, '0:59'],
  [600_000, '10:00'],
  [3_600_000, '1:00:00'],
])('%d ms is %s', (ms, text) => expect(clockTime(ms)).toBe(text));
