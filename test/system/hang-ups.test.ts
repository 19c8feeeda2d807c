/** Callers who leave, in every phase: whatever the moment, one outcome, a free agent, and nothing left in Asterisk. */
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s' });

test('in the menu', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13400000001');
  await caller.dial('95001');
  await caller.expect('CALL_ESTABLISHED');
  await caller.hangUp();
  const row = await hotline.record.ended('13400000001', { final: true });
  expect(row).toMatchObject({ outcome: 'abandoned_in_menu', ended_by: 'caller', offers: 0, first_queue_id: null });
});

test('while waiting', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13400000002');
  await caller.dial('95002');
  await hearsSoon(caller, 'queue-welcome');
  await caller.hangUp();
  const row = await hotline.record.ended('13400000002', { final: true });
  expect(row).toMatchObject({
    outcome: 'abandoned_in_queue',
    ended_by: 'caller',
    offers: 0,
    first_queue_id: 'general',
  });
  expect(row.wait_ms).toBeGreaterThan(1_000);
});

test('while the agent rings: the phone falls silent, nobody is charged a miss', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001');
  const caller = await phones.caller('13400000003');
  await caller.dial('95002');
  await agent.expect('CALL_INCOMING');
  await caller.hangUp();
  await agent.expect('CALL_CLOSED', { withinMs: 2_000 });
  const row = await hotline.record.ended('13400000003', { final: true });
  expect(row).toMatchObject({ outcome: 'abandoned_in_ring', ended_by: 'caller', offers: 1 });
  const [offer] = await hotline.record.rows('SELECT result FROM offer WHERE call_id = $1', [row.call_id]);
  expect(offer).toEqual({ result: 'cancelled' });
  await hotline.floor.agentBecomes('8001', 'ready');
});

test('in the instant of the answer', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001');
  for (const [i, laterMs] of [-20, -8, -3, 0, 3, 8, 20, 40].entries()) {
    const number = `1340000010${i}`;
    const caller = await phones.caller(number);
    await caller.dial('95002');
    await agent.expect('CALL_INCOMING');
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
    const answer = wait(-laterMs).then(() => agent.accept().catch(() => undefined));
    const leave = wait(laterMs).then(() => caller.hangUp());
    await Promise.all([answer, leave]);
    await agent.expect('CALL_CLOSED', { withinMs: 3_000 });
    const row = await hotline.record.ended(number, { final: true });
    expect(['answered', 'abandoned_in_ring']).toContain(row.outcome);
    expect(row.ended_by).toBe('caller');
    await hotline.floor.agentBecomes('8001', 'ready');
    await caller.stop();
  }
  await hotline.switchboard.becomesEmpty();
});

test('while talking: by the agent, and by the caller', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  for (const who of ['agent', 'caller'] as const) {
    const number = who === 'agent' ? '13400000004' : '13400000005';
    const caller = await phones.caller(number);
    await caller.dial('95002');
    await agent.expect('CALL_ESTABLISHED');
    await hearsSoon(caller, 'agent-serves-number');
    const [leaver, other] = who === 'agent' ? [agent, caller] : [caller, agent];
    await leaver.hangUp();
    await other.expect('CALL_CLOSED', { withinMs: 2_000 });
    const row = await hotline.record.ended(number, { final: true });
    expect(row).toMatchObject({ outcome: 'answered', ended_by: who });
    await hotline.floor.agentBecomes('8001', 'ready');
  }
});

test('a caller whose number is 8001 is served like any other while agent 8001 is registered', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller('8001');
  await caller.dial('95002');
  const ring = await agent.expect('CALL_INCOMING');
  expect(ring.peer).toContain('8001');
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(caller, 'agent-serves-number');
  await caller.hangUp();
  const row = await hotline.record.ended('8001', { final: true });
  expect(row).toMatchObject({ direction: 'inbound', outcome: 'answered', last_agent_id: '8001' });
  await until('agent 8001 is ready again', async () => (await hotline.floor.agent('8001')).state === 'ready');
});
