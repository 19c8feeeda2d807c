/** `hotline transfer` against a console over the real core. */
import { Command } from 'commander';
import * as transfer from '../../../src/cli/transfer';
import { coreFloor } from '../../fakes/core-floor';
import { transferRules } from '../../scenario/transfer-rules';
import { startConsoleOn } from './console-setup';

/** Runs `hotline transfer …` against the console at `url`: what it printed, and its exit code. */
async function run(url: string, ...words: string[]): Promise<{ out: string; code: number }> {
  const before = process.env.HOTLINE_HTTP_PORT;
  process.env.HOTLINE_HTTP_PORT = new URL(url).port;
  const lines: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...said: readonly unknown[]) => void lines.push(said.join(' '))),
  );
  try {
    const program = new Command().exitOverride();
    transfer.register(program);
    await program.parseAsync(['transfer', ...words], { from: 'user' });
    return { out: lines.join('\n'), code: Number(process.exitCode ?? 0) };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
    if (before === undefined) delete process.env.HOTLINE_HTTP_PORT;
    else process.env.HOTLINE_HTTP_PORT = before;
  }
}

async function talking() {
  const floor = coreFloor(transferRules());
  for (const id of ['8001', '8002']) floor.tell(`PhoneRegistered ${id}`, `AgentLoggedIn ${id}`);
  floor.tell('CallArrived c1 95002', 'OfferAnswered c1.1');
  const { url } = await startConsoleOn(floor);
  return { floor, run: (...words: string[]) => run(url, ...words) };
}

test('handed on at once, to a queue by its id', async () => {
  const { run } = await talking();
  expect(await run('c1', '--to', 'queue', 'repair')).toEqual({ out: 'c1: 振铃 offered 8001→8002', code: 0 });
});

test('asked first, then handed over; or back', async () => {
  const { floor, run } = await talking();
  const asked = await run('c1', '--how', 'consult', '--to', 'outside:13900001111');
  expect(asked.out).toBe('c1: 咨询 consulting 8001+*******1111 振铃 ringing');
  expect((await run('c1', '--how', 'return')).out).toBe('c1: 通话 talking 8001');
  await run('c1', '--how', 'consult', '--to', 'agent', '8002');
  floor.tell('OfferAnswered c1.3');
  expect((await run('c1', '--how', 'complete')).out).toBe('c1: 通话 talking 8001→8002');
});

test('three-way waits for the answer, then joins', async () => {
  const { floor, run } = await talking();
  const joined = run('c1', '--how', 'three-way', '--to', '8002', '--agent', '8001', '--json');
  setTimeout(() => floor.tell('OfferAnswered c1.2'), 400);
  expect(JSON.parse((await joined).out)).toMatchObject({ ok: true, call: { consult: { stage: 'joined' } } });
});

test('three-way with somebody who does not answer: said, exit code 1', async () => {
  const { floor, run } = await talking();
  const joined = run('c1', '--how', 'three-way', '--to', '8002');
  setTimeout(() => floor.tell('OfferFailed c1.2 refused'), 400);
  expect(await joined).toMatchObject({ out: expect.stringContaining('(not-answered)') as string, code: 1 });
});

test.each([
  [['c1', '--to', '110'], 'target-unknown'],
  [['c1', '--to', 'outside', '110'], 'target-not-allowed'],
  [['c9', '--how', 'return'], 'call-unknown'],
  [['c1', '--how', 'return', '--agent', '8002'], 'not-talking'],
  [['c1'], 'bad-request'],
  [['c1', '--how', 'consult'], 'bad-request'],
])('refused with its code: %j', async (words, code) => {
  const { run } = await talking();
  expect(await run(...words)).toMatchObject({ out: expect.stringContaining(`(${code})`) as string, code: 1 });
});

test('what cannot be read is named', async () => {
  const { run } = await talking();
  await expect(run('c1', '--to', 'somebody')).rejects.toMatchObject({ code: 'WRONG_TARGET' });
});
