/** Keys faster than any hand, and keys during every sentence: each has its effect, nobody else notices. */
import { until } from '../phones/until';
import { floodingCaller } from './flooding-caller';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, menuTimeout: '10s', wrapUp: '0s' });

/** Entries of this caller's call, in order. */
async function entries(number: string, ...types: string[]): Promise<{ type: string; data: Record<string, unknown> }[]> {
  return stage().hotline.record.rows(
    `SELECT e.type, e.data FROM call_event e JOIN call c USING (call_id)
      WHERE c.caller = $1 AND e.type = ANY($2) ORDER BY e.seq`,
    [number, types],
  );
}

test('200 keys in a second repeat the menu as often as they arrive; another caller is served meanwhile', async () => {
  const { hotline, phones } = stage();
  const { pid } = hotline;
  const other = await phones.caller('13200000001');
  await other.dial('95001');
  await hearsSoon(other, 'menu-main');
  const number = '13200000002';
  const flood = await floodingCaller(hotline.sip.port, number, '95001');
  await until('she hears the menu', () => flood.heard() > 20);
  const flooding = flood.press('*'.repeat(200), 1_000);
  const began = performance.now();
  await other.press('2');
  await hearsSoon(other, 'menu-repair', { withinMs: 5_000 });
  expect(performance.now() - began).toBeLessThan(5_000);
  await flooding;
  // Asterisk hands them on at the pace of real keys; the last of them is behind it when 0 is answered.
  await flood.press('0', 20);
  await until(
    'she waits for a person',
    async () =>
      (await hotline.floor.calls()).some(({ caller, phase }) => phase === 'waiting' && caller.endsWith('0002')),
    { withinMs: 40_000 },
  );
  const before = flood.heard();
  await until('she hears what is played to those who wait', () => flood.heard() > before + 25);
  await flood.hangUp();
  await other.hangUp();
  const row = await hotline.record.ended(number);
  expect(row).toMatchObject({ outcome: 'abandoned_in_queue', first_queue_id: 'general', menu_path: ['main'] });
  const told = await entries(number, 'DigitTaken', 'MenuEntered');
  const keys = told.filter(({ type }) => type === 'DigitTaken').map(({ data }) => data.digit);
  expect(keys.length).toBeGreaterThan(5);
  expect(new Set(keys)).toEqual(new Set(['*', '0']));
  // Every * began the menu anew: as many beginnings as stars, and the first one.
  expect(told.filter(({ type }) => type === 'MenuEntered')).toHaveLength(keys.length);
  expect([hotline.pid, await hotline.floor.isReady()]).toEqual([pid, true]);
});

test('keys during every sentence: three wrong ones take her on, the others change nothing, a person answers', async () => {
  const { hotline, phones } = stage();
  const number = '13200000003';
  const flood = await floodingCaller(hotline.sip.port, number, '95001');
  await until('she hears the menu', () => flood.heard() > 20);
  let isPressing = true;
  const pressing = (async () => {
    while (isPressing) await flood.press('7A6B', 400);
  })();
  await hotline.floor.callBecomes('waiting', { withinMs: 20_000 });
  const agent = await phones.readyAgent('8001', { answersAfterMs: 300 });
  await agent.expect('CALL_ESTABLISHED', { withinMs: 10_000 });
  await hotline.floor.callBecomes('talking');
  await hearsSoon(agent, 'agent-serves-number', { withinMs: 10_000 });
  isPressing = false;
  await pressing;
  await flood.hangUp();
  expect(await hotline.record.ended(number)).toMatchObject({ outcome: 'answered', last_agent_id: '8001' });
  const wrong = await entries(number, 'DigitTaken');
  expect(wrong.map(({ data }) => data.known)).toEqual([false, false, false]);
});
