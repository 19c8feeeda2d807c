import type { AgentId } from '../../../src/core/ids';
import { noon } from '../../fakes/fake-floor';
import { getJson, refusal, startConsole } from './console-setup';

test('agents come by number, with their state and for how long', async () => {
  const { floor, url } = await startConsole();
  floor.change('8001' as AgentId, { state: 'not-ready', reason: 'lunch', registered: true, pending: 'logged-out' });
  floor.now = noon + 90_000;
  const { status, body } = await getJson(`${url}/api/v1/agents`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    at: '2026-11-20T04:01:30.000Z',
    agents: [
      {
        agentId: '8001',
        name: '王芳',
        state: 'not-ready',
        reason: 'lunch',
        since: '2026-11-20T04:00:00.000Z',
        forMs: 90_000,
        registered: true,
        pending: 'logged-out',
        callId: null,
      },
      { agentId: '8002', state: 'logged-out', registered: false },
    ],
  });
});

test("calls come oldest first; customers' numbers are masked, the hotline's own are not", async () => {
  const { floor, url } = await startConsole();
  floor.put({ arrivedAt: noon + 5_000, dialled: '4008001234', caller: '', phase: 'menu' });
  floor.put({
    phase: 'offered',
    queueId: 'repair',
    agentId: '8001',
    enteredQueueAt: noon + 3_000,
    since: noon + 8_000,
  });
  floor.put({ direction: 'outbound', dialled: '13912345678', caller: '95001', arrivedAt: noon + 6_000 });
  floor.now = noon + 10_000;
  const { body } = await getJson(`${url}/api/v1/calls`);
  expect(body).toMatchObject({
    calls: [
      {
        callId: 'c2',
        caller: '*******5678',
        phase: 'offered',
        queueId: 'repair',
        waitMs: 7_000,
        forMs: 2_000,
        ageMs: 10_000,
      },
      { callId: 'c1', dialled: '4008001234', caller: '', waitMs: null },
      { callId: 'c3', dialled: '*******5678' },
    ],
  });
});

test('a hostile caller id is text', async () => {
  const { floor, url } = await startConsole();
  floor.put({ caller: '"\n<script>😀\u0000 1234' });
  const response = await fetch(`${url}/api/v1/calls`);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({ calls: [{ caller: expect.stringMatching(/^\*+1234$/) as string }] });
});

describe('wishes', () => {
  const wish = (url: string, path: string, body?: unknown) =>
    fetch(`${url}/api/v1/agents/${path}`, {
      method: 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });

  test('log in, pause, be ready, end the wrap-up, log out: each is posted and its result answered', async () => {
    const { floor, url } = await startConsole();
    const states: unknown[] = [];
    for (const [path, body] of [
      ['login'],
      ['pause', { reason: 'lunch' }],
      ['ready'],
      ['wrap-up-end'],
      ['logout'],
    ] as const) {
      const agent = (await (await wish(url, `8001/${path}`, body)).json()) as { state: string; reason: string | null };
      states.push([agent.state, agent.reason]);
    }
    expect(states).toEqual([
      ['ready', null],
      ['not-ready', 'lunch'],
      ['ready', null],
      ['ready', null],
      ['logged-out', null],
    ]);
    expect(floor.posted).toEqual([
      { type: 'AgentLoggedIn', agentId: '8001', at: noon },
      { type: 'AgentPaused', agentId: '8001', at: noon, reason: 'lunch' },
      { type: 'AgentReadied', agentId: '8001', at: noon },
      { type: 'WrapUpEnded', agentId: '8001', at: noon },
      { type: 'AgentLoggedOut', agentId: '8001', at: noon },
    ]);
  });

  test('what cannot be is refused with a stable code, and nothing is posted', async () => {
    const { floor, url } = await startConsole();
    expect(await refusal(await wish(url, '8009/login'))).toBe('404 agent-unknown');
    expect(await refusal(await wish(url, 'abc/login'))).toBe('400 bad-request');
    expect(await refusal(await wish(url, `${'8'.repeat(500)}/login`))).toBe('414 bad-request');
    expect(await refusal(await wish(url, '8001/fly'))).toBe('404 not-found');
    expect(await refusal(await wish(url, '8001/pause'))).toBe('400 bad-request');
    expect(await refusal(await wish(url, '8001/pause', { reason: 'forever' }))).toBe('400 bad-request');
    expect(await refusal(await wish(url, '8001/pause', 'lunch'))).toBe('400 bad-request');
    expect(floor.posted).toEqual([]);
  });
});

test('the API describes itself', async () => {
  const { url } = await startConsole();
  const { body } = await getJson(`${url}/api/docs/json`);
  const { paths } = body as { paths: Record<string, unknown> };
  expect(Object.keys(paths).sort()).toEqual([
    '/api/v1/agents',
    '/api/v1/agents/{id}/login',
    '/api/v1/agents/{id}/logout',
    '/api/v1/agents/{id}/pause',
    '/api/v1/agents/{id}/ready',
    '/api/v1/agents/{id}/state',
    '/api/v1/agents/{id}/wrap-up-end',
    '/api/v1/agents/{id}/wrap-up-extend',
    '/api/v1/calls',
    '/api/v1/calls/{id}',
    '/api/v1/emergency',
    '/api/v1/hours/{number}',
    '/api/v1/queues',
    '/healthz',
    '/metrics',
    '/readyz',
  ]);
  expect(await (await fetch(`${url}/api/docs/`)).text()).toContain('swagger-ui');
});
