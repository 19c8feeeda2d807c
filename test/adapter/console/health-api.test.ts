import { noon } from '../../fakes/fake-floor';
import { getJson, startConsole } from './console-setup';

const well = { name: 'asterisk', trouble: () => null };

test('/readyz is 200 only while every part is well, and names each one that is not', async () => {
  let trouble: string | null = null;
  const { url } = await startConsole([well, { name: 'postgres', trouble: () => trouble }]);
  expect(await getJson(`${url}/readyz`)).toEqual({
    status: 200,
    body: {
      ready: true,
      parts: [
        { part: 'asterisk', trouble: null, warning: null },
        { part: 'postgres', trouble: null, warning: null },
      ],
    },
  });
  trouble = 'connection refused since 12:00';
  expect(await getJson(`${url}/readyz`)).toEqual({
    status: 503,
    body: {
      ready: false,
      parts: [
        { part: 'asterisk', trouble: null, warning: null },
        { part: 'postgres', trouble, warning: null },
      ],
    },
  });
  expect(await getJson(`${url}/healthz`)).toEqual({ status: 200, body: { alive: true } });
});

test('a part with a warning is ready, and tells', async () => {
  const warned = { name: 'rules', trouble: () => null, warning: () => 'file refused' };
  const { url } = await startConsole([well, warned]);
  expect(await getJson(`${url}/readyz`)).toMatchObject({
    status: 200,
    body: { ready: true, parts: [{ warning: null }, { part: 'rules', trouble: null, warning: 'file refused' }] },
  });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('hotline_part_up{part="rules"} 1');
  expect(metrics).toContain('hotline_part_warning{part="rules"} 1');
  expect(metrics).toContain('hotline_part_warning{part="asterisk"} 0');
});

test('a part that cannot say how it is counts as down', async () => {
  const broken = {
    name: 'redis',
    trouble: () => {
      throw new Error('cannot tell');
    },
  };
  const { url } = await startConsole([broken]);
  expect(await getJson(`${url}/readyz`)).toMatchObject({ status: 503, body: { parts: [{ trouble: 'cannot tell' }] } });
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('hotline_part_up{part="redis"} 0');
});

test('/metrics tells calls, waits, agents, parts, the process and the counts handed in', async () => {
  let rows = 41;
  const count = { name: 'hotline_rows_written_total', help: 'Rows', value: () => rows };
  const { floor, url } = await startConsole([well], [count]);
  floor.put({ phase: 'waiting', queueId: 'repair', enteredQueueAt: noon });
  floor.put({ phase: 'offered', queueId: 'repair', enteredQueueAt: noon + 4_000, since: noon + 6_000 });
  floor.put({ phase: 'talking', queueId: 'general' });
  floor.now = noon + 7_500;
  rows += 1;
  const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n');
  for (const line of [
    'hotline_calls{phase="waiting"} 1',
    'hotline_calls{phase="offered"} 1',
    'hotline_calls{phase="talking"} 1',
    'hotline_calls{phase="menu"} 0',
    'hotline_waiting_calls{queue="repair"} 2',
    'hotline_waiting_calls{queue="general"} 0',
    'hotline_longest_wait_seconds{queue="repair"} 7.5',
    'hotline_longest_wait_seconds{queue="general"} 0',
    'hotline_agents{state="logged-out"} 2',
    'hotline_agents{state="ready"} 0',
    'hotline_phones_registered 0',
    'hotline_part_up{part="asterisk"} 1',
    'hotline_rows_written_total 42',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.some((line) => line.startsWith('nodejs_eventloop_lag_p99_seconds '))).toBe(true);
  expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
});
