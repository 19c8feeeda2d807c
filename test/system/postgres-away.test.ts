/** Postgres stopped in the middle of the day: calls go on, nothing is promised, nothing is lost. */
import { until } from '../phones/until';
import { hears, hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '1s' });

test('calls are served, no callback is promised, and every row appears once it is back', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  await hotline.stopPostgres();
  const talker = await phones.caller('13200000001');
  await talker.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(talker, 'agent-serves-number');
  expect(await hotline.floor.troubles()).toContain('postgres');

  const waiter = await phones.caller('13200000002');
  await waiter.dial('95002');
  await hearsSoon(waiter, 'queue-welcome');
  await waiter.press('9');
  await hearsSoon(waiter, 'callback-number-own');
  await waiter.press('1');
  await hearsSoon(waiter, 'callback-unavailable', { withinMs: 15_000 });
  expect(hears(waiter.heard(), 'callback-registered')).toBe(false);
  expect((await hotline.floor.calls()).map(({ phase }) => phase).sort()).toEqual(['talking', 'waiting']);
  await talker.hangUp();
  // She kept her place: the agent's next call is hers.
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(waiter, 'agent-serves-number');
  await waiter.hangUp();
  await agent.expect('CALL_CLOSED');

  await hotline.startPostgres();
  const rows = [
    await hotline.record.ended('13200000001', { final: true, withinMs: 20_000 }),
    await hotline.record.ended('13200000002', { final: true, withinMs: 20_000 }),
  ];
  expect(rows.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  expect(await hotline.record.rows('SELECT * FROM callback WHERE promised_at IS NOT NULL')).toEqual([]);
  await until('all is well again', () => hotline.floor.isReady());
});
