/** A team leader's orders over HTTP and by command, on a floor that decides for itself. */
import { Command } from 'commander';
import * as agents from '../../../src/cli/agents';
import { coreFloor } from '../../fakes/core-floor';
import { refusal, startConsoleOn } from './console-setup';

const started = async () => {
  const floor = coreFloor();
  const { url } = await startConsoleOn(floor);
  const order = (id: string, body: unknown) =>
    fetch(`${url}/api/v1/agents/${id}/state`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return { floor, url, order };
};

test('she is put out and back, and the answer names who did it', async () => {
  const { floor, order } = await started();
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001');
  const out = await order('8001', { state: 'not-ready', by: '张主管' });
  expect(await out.json()).toMatchObject({ state: 'not-ready', reason: 'forced', forcedBy: '张主管', pending: null });
  const lunch = await order('8001', { state: 'not-ready', reason: 'lunch', by: '张主管' });
  expect(await lunch.json()).toMatchObject({ state: 'not-ready', reason: 'lunch' });
  expect(await (await order('8001', { state: 'ready', by: '李班长' })).json()).toMatchObject({
    state: 'ready',
    reason: null,
    forcedBy: '李班长',
  });
});

test('during a call it is pending, and says by whom', async () => {
  const { floor, order } = await started();
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002', 'OfferAnswered c1.1');
  expect(await (await order('8001', { state: 'logged-out', by: '张主管' })).json()).toMatchObject({
    state: 'talking',
    forcedBy: null,
    pending: 'logged-out',
    pendingBy: '张主管',
  });
});

test('what cannot come true is refused with its own code, and changes nothing', async () => {
  const { floor, order } = await started();
  floor.tell('PhoneRegistered 8002', 'AgentLoggedIn 8002');
  const by = '张主管';
  expect(await refusal(await order('8001', { state: 'ready', by }))).toBe('409 agent-unreachable');
  expect(await refusal(await order('8001', { state: 'not-ready', by }))).toBe('409 agent-logged-out');
  expect(await refusal(await order('9999', { state: 'ready', by }))).toBe('404 agent-unknown');
  expect(await refusal(await order('8002', { state: 'ready', reason: 'lunch', by }))).toBe('400 bad-request');
  for (const body of [
    { state: 'asleep', by },
    { state: 'not-ready', reason: 'no-answer', by },
    { state: 'not-ready' },
    ...['', ' ', ' x', 'a\nb', '\u202e', 'x'.repeat(65)].map((name) => ({ state: 'not-ready', by: name })),
  ])
    expect([body, await refusal(await order('8002', body))]).toEqual([body, '400 bad-request']);
  expect(floor.agents().find(({ agentId }) => agentId === '8002')).toMatchObject({ state: 'ready', forcedBy: null });
});

test('more wrap-up is asked for, and the answer says until when', async () => {
  const { floor, url } = await started();
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002', 'OfferAnswered c1.1');
  floor.tell('CallerHungUp c1');
  const answer = await fetch(`${url}/api/v1/agents/8001/wrap-up-extend`, { method: 'POST' });
  const until = new Date(floor.clock.now() + 45_000).toISOString();
  expect(await answer.json()).toMatchObject({ state: 'wrap-up', until });
});

describe('hotline agents set', () => {
  const run = async (url: string, ...words: string[]) => {
    process.env.HOTLINE_HTTP_PORT = new URL(url).port;
    const lines: string[] = [];
    for (const name of ['log', 'error'] as const)
      jest.spyOn(console, name).mockImplementation((...said: unknown[]) => void lines.push(said.join(' ')));
    const program = new Command();
    agents.register(program);
    await program.parseAsync(['agents', 'set', ...words], { from: 'user' });
    return lines.join('\n');
  };
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.HOTLINE_HTTP_PORT;
    process.exitCode = undefined;
  });

  test('says what she is now', async () => {
    const { floor, url } = await started();
    floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001');
    expect(await run(url, '8001', 'not-ready', '--reason', 'training', '--by', '张主管')).toBe(
      '8001 坐席8001: 示忙 not-ready{training} ← 张主管',
    );
    expect(JSON.parse(await run(url, '8001', 'ready', '--by', '张主管', '--json'))).toMatchObject({
      ok: true,
      agent: { agentId: '8001', state: 'ready', forcedBy: '张主管' },
    });
    expect(process.exitCode).toBeUndefined();
  });

  test('a refusal is one line with its code, and exit code 1', async () => {
    const { url } = await started();
    expect(await run(url, '8001', 'ready', '--by', '张主管')).toBe(
      'the phone of agent 8001 is not registered (agent-unreachable)',
    );
    expect(process.exitCode).toBe(1);
    expect(JSON.parse(await run(url, '9999', 'ready', '--by', '张主管', '--json'))).toMatchObject({
      ok: false,
      error: { code: 'agent-unknown' },
    });
  });
});
