/** `hotline top` in a terminal made for it, against a console over a real floor. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { frame, type Scene } from '../../../src/cli/top/frame';
import { follow, message, type Board } from '../../../src/cli/top/board-form';
import { until } from '../../phones/until';
import { serveLive, type LiveServer } from './live-setup';

let live: LiveServer;
let port = '';
const started: ChildProcess[] = [];
beforeEach(async () => {
  live = await serveLive();
  port = new URL(live.server.address ?? '').port;
  const { floor } = live;
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002', 'CallArrived c2 95002');
  floor.pass(2_000);
  floor.tell('OfferAnswered c1.1');
  floor.pass(70_000);
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await live.server.stop();
});

const code = (words: readonly string[]) =>
  `const { Command } = require('commander'); const program = new Command(); require('./src/cli/top').register(program);` +
  `program.parseAsync(${JSON.stringify(['top', ...words])}, { from: 'user' })` +
  `.catch((error) => { console.error(error.message); process.exitCode = 1; });`;

function start(command: string, args: readonly string[]) {
  const env = { ...process.env, HOTLINE_HTTP_PORT: port, TERM: 'xterm-256color', COLUMNS: '', LINES: '' };
  const child = spawn(command, args, { cwd: join(__dirname, '..', '..', '..'), env });
  started.push(child);
  let text = '';
  let exit: number | null = null;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (part: string) => (text += part));
  }
  child.on('exit', (status) => (exit = status ?? -1));
  return { child, text: () => text, exit: () => exit };
}
const node = (...words: readonly string[]) => start(process.execPath, ['--import', 'tsx', '-e', code(words)]);
/** On a terminal of its own of 80 × 24. */
function onTerminal(...words: readonly string[]) {
  const quoted = code(words).replaceAll("'", `'\\''`);
  const inside = `stty rows 24 cols 80; stty -a | head -1; '${process.execPath}' --import tsx -e '${quoted}'; echo "left:$?"; stty -a | tail -2`;
  return start('script', ['-qec', inside, '/dev/null']);
}
const ended = async (run: ReturnType<typeof start>) => {
  await until('the end', () => run.exit() !== null, { withinMs: 25_000 });
  return run.text();
};

const fullScreen = { on: '\x1b[?1049h', off: '\x1b[?1049l', shown: '\x1b[?25h' };

test('--once prints one frame, in either language, --json one snapshot', async () => {
  const [zh, en, json] = await Promise.all([node('--once'), node('--once', '--lang', 'en'), node('--json')].map(ended));
  expect(zh).toContain('等待 1');
  expect(zh).toContain('最长 1:12');
  expect(zh).toMatch(/8001.*1:10 通话/);
  expect(en).toMatch(/general +1 +0 +1:12/);
  expect(en).toMatch(/8001.*1:10 talking/);
  expect(zh).not.toContain('\x1b');
  const told = JSON.parse(json ?? '') as { states: object; queues: object[]; today: object };
  expect(told).toMatchObject({ states: { talking: 1 }, today: { entered: 2, answered: 1 } });
  expect(told.queues).toHaveLength(4);
});

test('on a terminal it draws itself, changes with the floor and with l, and q leaves it as it was', async () => {
  const top = onTerminal();
  await until('it is drawn', () => /等待 1/.test(top.text()), { withinMs: 20_000 });
  expect(top.text()).toContain(fullScreen.on);
  live.floor.tell('CallArrived c3 95002');
  await until('the second caller', () => /等待 2/.test(top.text()));
  top.child.stdin?.write('l');
  await until('English', () => top.text().includes('q quit'));
  top.child.stdin?.write('q');
  const text = await ended(top);
  expect(text.slice(text.lastIndexOf(fullScreen.on))).toContain(fullScreen.off);
  expect(text.lastIndexOf(fullScreen.shown)).toBeGreaterThan(text.indexOf('q quit'));
  expect(text).toContain('left:0');
  expect(text.slice(text.indexOf('left:0'))).toMatch(
    / icanon .* echo | echo .* icanon |(?<!-)icanon[\s\S]*(?<!-)echo /,
  );
});

test('Ctrl-C, and a hotline that goes away and comes back, leave the terminal whole', async () => {
  const top = onTerminal('--lang', 'en');
  await until('it is drawn', () => /wait 1/.test(top.text()), { withinMs: 20_000 });
  await live.server.stop();
  await until('it says so', () => top.text().includes('connection lost, trying again'));
  live = await serveLive(undefined, Number(port));
  await until('it is back', () => /wait 0/.test(top.text()));
  top.child.stdin?.write('\x03');
  const text = await ended(top);
  expect(text).toContain(fullScreen.off);
  expect(text).toContain('left:0');
});

test('no terminal, or no hotline, is said in one sentence', async () => {
  expect(await ended(node())).toContain('this is no terminal');
  await live.server.stop();
  const text = await ended(onTerminal());
  expect(text).toContain('the hotline is not running');
  expect(text).not.toContain(fullScreen.on);
  expect(text).toContain('left:1');
});

describe('a frame', () => {
  const name = '长'.repeat(30);
  const many = (count: number): Board => {
    const day = { entered: 9, answered: 8, abandoned: 1, shortAbandons: 0, sentOn: 0, callbacks: 0 };
    const shares = { serviceLevel: 0.876, asaMs: 5_000, longestWaitMs: 9_000, withinMaxWait: 1 };
    const read = message.parse({
      ...{ type: 'snapshot', version: 1, n: 1, at: '2026-11-20T04:00:00.000Z', name, timeZone: 'Asia/Shanghai' },
      targets: {
        serviceLevel: { formula: 'connect-rate-15s', withinMs: 15_000 },
        maxWaitMs: 60_000,
        shortAbandonMs: 0,
      },
      queues: Array.from({ length: count }, (_, i) => ({
        ...{ queueId: `q${i}`, name: `${name}${i}`, waiting: i, ringing: 0, atWork: 3, free: 1, expectedWaitMs: 1_000 },
        ...{ longestSince: '2026-11-20T03:00:00.000Z', today: { ...day, ...shares } },
      })),
      agents: Array.from({ length: count * 10 }, (_, i) => ({
        ...{ agentId: String(8000 + i), name: `${name}\x1b[2J`, state: 'talking', reason: null, registered: true },
        ...{
          since: '2026-11-20T03:59:00.000Z',
          until: null,
          pending: null,
          callId: null,
          forcedBy: null,
          queueIds: [],
        },
      })),
      states: { talking: count * 10 },
      today: {
        ...day,
        ...shares,
        since: '2026-11-19T16:00:00.000Z',
        calls: 9,
        abandonedInMenu: 0,
        offers: 9,
        threeRingRate: 1,
        ahtMs: 1,
      },
    });
    const board = follow(null, read);
    if (!board) throw new Error('no board');
    return board;
  };
  const scene = (count: number, language: 'zh' | 'en'): Scene => {
    return { board: many(count), now: Date.UTC(2026, 10, 20, 4), language, trouble: null };
  };

  test.each([0, 1, 3, 50, 1_000])('with %d queues fits every terminal', (count) => {
    for (const language of ['zh', 'en'] as const) {
      for (const size of [
        { width: 80, height: 24 },
        { width: 200, height: 60 },
        { width: 40, height: 10 },
        { width: 20, height: 5 },
      ]) {
        const lines = frame(scene(count, language), size);
        expect(lines).toHaveLength(size.height);
        for (const { text } of lines) {
          expect(stringWidth(text)).toBeLessThanOrEqual(size.width);
          expect(text).not.toContain('\x1b');
        }
      }
    }
  });

  test('80 × 24 shows queues, states, agents and today’s figures; who waits too long stands out', () => {
    const lines = frame(scene(3, 'en'), { width: 80, height: 24 });
    const text = lines.map((line) => line.text).join('\n');
    expect(text).toMatch(/level=connect-rate-15s\nlevel 87\.6% +3 rings 100\.0% +≤60s 100\.0% +ASA 0:05/);
    expect(text).toContain('talking 30');
    expect(text).toMatch(/8000 .* 1:00 talking/);
    expect(lines.filter(({ look }) => look === 'alarm')).toHaveLength(3);
  });
});
