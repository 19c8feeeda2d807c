/** Emergency mode over HTTP, by command and in the metrics, on a floor that decides for itself. */
import { Command } from 'commander';
import * as emergency from '../../../src/cli/emergency';
import type { Emergency } from '../../../src/core/rules';
import { coreFloor, type CoreFloor } from '../../fakes/core-floor';
import { noon } from '../../fakes/fake-floor';
import { queueId } from '../../fixtures/floor/rules';
import { storyRules } from '../../scenario/story-rules';
import { getJson, refusal, startConsoleOn } from './console-setup';

const flood: Emergency = {
  prompt: 'emergency-notice',
  destination: { kind: 'queue', queueId: queueId('repair'), language: null },
  priority: true,
};
const base = storyRules();
/** 95001 and 95002 have an emergency, the others none. */
const rules = storyRules({
  numbers: new Map([...base.numbers].map(([id, rule]) => [id, id < '95003' ? { ...rule, emergency: flood } : rule])),
});
const started = async () => {
  const floor = coreFloor(rules);
  const { url } = await startConsoleOn(floor);
  const order = (body: object) =>
    fetch(`${url}/api/v1/emergency`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return { floor, url, order };
};
const on = (floor: CoreFloor) => [...floor.core.floor.emergencies.keys()];
const by = '张主管';

test('on for some, off for all; the answer says which, since when, until when and by whom', async () => {
  const { floor, url, order } = await started();
  const until = '2026-11-20T06:00:00+02:00';
  expect(await refusal(await order({ on: true, numbers: ['95001'], by, until }))).toBe('400 bad-request');
  const answer = await order({ on: true, numbers: ['95001'], by, until: '2026-11-20T14:00:00+08:00' });
  const off = { defined: true, on: false, since: null, until: null, by: null };
  expect(await answer.json()).toEqual({
    at: '2026-11-20T04:00:00.000Z',
    timeZone: 'Asia/Shanghai',
    numbers: [
      {
        number: '95001',
        defined: true,
        on: true,
        since: '2026-11-20T04:00:00.000Z',
        until: '2026-11-20T06:00:00.000Z',
        by,
      },
      { number: '95002', ...off },
      { number: '95003', ...off, defined: false },
      { number: '95004', ...off, defined: false },
    ],
  });
  expect(on(floor)).toEqual(['95001']);
  expect((await order({ on: true, numbers: 'all', by })).status).toBe(200);
  expect(on(floor)).toEqual(['95001', '95002']);
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
    /hotline_emergency\{number="95001"\} 1\nhotline_emergency\{number="95002"\} 1\nhotline_emergency\{number="95003"\} 0/,
  );
  await order({ on: false, numbers: 'all', by });
  const { body } = await getJson(`${url}/api/v1/emergency`);
  expect((body as { numbers: { on: boolean }[] }).numbers.map((one) => one.on)).toEqual([false, false, false, false]);
  expect(on(floor)).toEqual([]);
});

test('what cannot be is refused whole, with the numbers it concerns', async () => {
  const { floor, order } = await started();
  const refused = await order({ on: true, numbers: ['95001', '95003', '95004'], by });
  expect(await refused.clone().text()).toContain('95003, 95004');
  expect(await refusal(refused)).toBe('409 emergency-undefined');
  expect(await refusal(await order({ on: true, numbers: ['95001', '99999'], by }))).toBe('404 number-unknown');
  for (const body of [
    { on: true, numbers: ['95001'] },
    { on: true, numbers: [], by },
    { on: true, numbers: 'some', by },
    { on: true, numbers: ["95001'; --"], by },
    { on: true, by },
    { numbers: 'all', by },
    { on: true, numbers: 'all', by, until: 'tomorrow' },
    { on: false, numbers: 'all', by, until: '2027-01-01T00:00:00Z' },
    { on: true, numbers: 'all', by: 'a\nb' },
  ])
    expect([body, await refusal(await order(body))]).toEqual([body, '400 bad-request']);
  expect(on(floor)).toEqual([]);
});

test('all, where no number has an emergency', async () => {
  const { url } = await startConsoleOn(coreFloor());
  const answer = await fetch(`${url}/api/v1/emergency`, {
    method: 'POST',
    body: JSON.stringify({ on: true, numbers: 'all', by }),
    headers: { 'content-type': 'application/json' },
  });
  expect(await refusal(answer)).toBe('409 emergency-undefined');
});

describe('hotline emergency', () => {
  const run = async (url: string, ...words: string[]) => {
    process.env.HOTLINE_HTTP_PORT = new URL(url).port;
    const lines: string[] = [];
    for (const name of ['log', 'error'] as const)
      jest.spyOn(console, name).mockImplementation((...said: unknown[]) => void lines.push(said.join(' ')));
    const program = new Command();
    emergency.register(program);
    await program.parseAsync(['emergency', ...words], { from: 'user' });
    return lines.join('\n');
  };
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.HOTLINE_HTTP_PORT;
    process.exitCode = undefined;
  });

  test('on and off by hand, and what the table says', async () => {
    const { floor, url } = await started();
    const table = await run(url, 'on', '95001', '--by', by);
    expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['号码 number', '紧急 emergency', '自 since', '至 until', '下令 by'],
      ['95001', '启用 ON', '11-20 12:00:00', by],
    ]);
    expect(await run(url, 'status')).toContain('95003        规则未定义 not in the rules');
    expect(JSON.parse(await run(url, 'off', '--by', by, '--json'))).toMatchObject({
      ok: true,
      timeZone: 'Asia/Shanghai',
    });
    expect(on(floor)).toEqual([]);
    expect(process.exitCode).toBeUndefined();
  });

  test('for a while', async () => {
    const { floor, url } = await started();
    // The floor's clock stands at a noon in the past or the future: what counts is the command's own clock.
    jest.useFakeTimers({
      now: noon,
      doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask'],
    });
    try {
      await run(url, 'on', '95001', '--by', by, '--for', '2h');
      await run(url, 'on', '95002', '--by', by, '--until', '18:30');
    } finally {
      jest.useRealTimers();
    }
    const ends = [...floor.core.floor.emergencies.values()].map(({ until }) => new Date(until ?? 0).toISOString());
    expect(ends).toEqual(['2026-11-20T06:00:00.000Z', '2026-11-20T10:30:00.000Z']);
    floor.pass(7_200_000);
    expect(on(floor)).toEqual(['95002']);
  });

  test('a refusal is one line with its code, and exit code 1; a wrong time is one sentence', async () => {
    const { url } = await started();
    expect(await run(url, 'on', '95003', '--by', by)).toBe(
      'the rules define no emergency for 95003 (emergency-undefined)',
    );
    expect(process.exitCode).toBe(1);
    await expect(run(url, 'on', '95001', '--by', by, '--for', 'ever')).rejects.toMatchObject({ code: 'WRONG_TIME' });
    await expect(run(url, 'on', '95001', '--by', by, '--until', '25:00')).rejects.toMatchObject({ code: 'WRONG_TIME' });
  });
});
