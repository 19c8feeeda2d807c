/** Phones that ring in vain: three rings, refusals, phones that are gone; the caller keeps her place and is served. */
import { startAgents } from './scripted';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 3, wrapUp: '0s' });

const offersOf = (number: string) =>
  stage().hotline.record.rows<{ agent_id: string; result: string; ring_ms: number }>(
    `SELECT o.agent_id, o.result, o.ring_ms FROM offer o JOIN call c USING (call_id)
      WHERE c.caller = $1 ORDER BY o.leg_no`,
    [number],
  );

test('three rings unanswered: the next agent rings, the first is not ready', async () => {
  const { hotline, phones } = stage();
  const number = '13600000001';
  const first = await phones.readyAgent('8001');
  const caller = await phones.caller(number);
  await caller.dial('95002');
  const rang = await first.expect('CALL_INCOMING');
  const second = await phones.readyAgent('8002', { answersAfterMs: 200 });
  const taken = await first.expect('CALL_CLOSED');
  expect(taken.at - rang.at).toBeGreaterThan(2_900);
  expect(taken.at - rang.at).toBeLessThan(3_500);
  await second.expect('CALL_ESTABLISHED');
  await hotline.floor.agentBecomes('8001', 'not-ready:no-answer');
  await hearsSoon(caller, 'agent-serves-number');
  await caller.hangUp();
  const row = await hotline.record.ended(number);
  expect(row).toMatchObject({ outcome: 'answered', last_agent_id: '8002', offers: 2 });
  const offers = await offersOf(number);
  expect(offers.map(({ agent_id, result }) => [agent_id, result])).toEqual([
    ['8001', 'no-answer'],
    ['8002', 'answered'],
  ]);
  expect(Math.round((offers[0]?.ring_ms ?? 0) / 100)).toBe(30);
});

test.each([
  ['486 Busy Here', '13600000002'],
  ['603 Decline', '13600000003'],
])('an agent who refuses with %s is out of rotation, the caller is served by another', async (status, number) => {
  const { hotline, phones } = stage();
  const refusing = await startAgents(hotline, {
    name: `refuses-${number}`,
    ids: ['8001'],
    ringMs: 300,
    refuse: status,
  });
  await hotline.floor.wish('8001', 'login');
  await hotline.floor.agentBecomes('8001', 'ready');
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await hotline.floor.agentBecomes('8001', status.startsWith('486') ? 'not-ready:unreachable' : 'not-ready:refused');
  const second = await phones.readyAgent('8002', { answersAfterMs: 200 });
  await second.expect('CALL_ESTABLISHED');
  await hotline.floor.callBecomes('talking');
  await caller.hangUp();
  expect(await hotline.record.ended(number)).toMatchObject({ outcome: 'answered', last_agent_id: '8002', offers: 2 });
  expect((await offersOf(number)).map(({ result }) => result)).toEqual([
    status.startsWith('486') ? 'busy' : 'refused',
    'answered',
  ]);
  await refusing.sipp.stop();
});

test('a phone that vanishes while it rings does not keep the caller', async () => {
  const { hotline, phones } = stage();
  const number = '13600000004';
  const first = await phones.readyAgent('8001');
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await first.expect('CALL_INCOMING');
  await first.vanish();
  const second = await phones.readyAgent('8002', { answersAfterMs: 200 });
  await second.expect('CALL_ESTABLISHED', { withinMs: 10_000 });
  await hotline.floor.callBecomes('talking');
  await caller.hangUp();
  expect(await hotline.record.ended(number)).toMatchObject({ outcome: 'answered', last_agent_id: '8002', offers: 2 });
  const { state } = await hotline.floor.agent('8001');
  expect(state).toBe('not-ready');
});

test('a phone that unregisters leaves the rotation and comes back with its registration', async () => {
  const { hotline, phones } = stage();
  const number = '13600000005';
  const first = await phones.readyAgent('8001');
  await first.stop();
  await hotline.floor.agentBecomes('8001', 'not-ready:unreachable');
  const caller = await phones.caller(number);
  await caller.dial('95002');
  const call = await hotline.floor.callBecomes('waiting');
  expect(call.agentId).toBeNull();
  const again = await phones.agent('8001', { answersAfterMs: 200 });
  await again.expect('CALL_ESTABLISHED');
  await hotline.floor.callBecomes('talking');
  await caller.hangUp();
  expect(await hotline.record.ended(number)).toMatchObject({ outcome: 'answered', last_agent_id: '8001', offers: 1 });
});
