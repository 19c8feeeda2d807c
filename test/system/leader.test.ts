/** What a team leader orders and sees: forced states, holds that last too long; and more wrap-up for the agent. */
import { z } from 'zod';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, maxHold: '5s', wrapUp: '20s' });
const url = () => `http://${stage().hotline.settings.httpAddress}:${stage().hotline.settings.httpPort}`;

const held = z.object({ calls: z.array(z.object({ heldMs: z.number().nullable(), holdOverdue: z.boolean() })) });
const calls = async () => held.parse(await (await fetch(`${url()}/api/v1/calls`)).json()).calls;
const reports = async () =>
  Number(/^hotline_hold_overdue_total (\d+)$/m.exec(await (await fetch(`${url()}/metrics`)).text())?.[1]);

test('an agent who holds a caller for too long is reported until she resumes; her wrap-up grows when she asks', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller('13600000021');
  await caller.dial('95002');
  await hotline.floor.callBecomes('talking');
  await agent.hold();
  await until('the call is held', async () => (await calls())[0]?.heldMs !== null);
  expect((await calls())[0]?.holdOverdue).toBe(false);
  await until('the hold is reported twice', async () => (await reports()) === 2, { withinMs: 20_000 });
  expect((await calls())[0]?.holdOverdue).toBe(true);
  await agent.resume();
  await until('she is back', async () => (await calls())[0]?.heldMs === null);

  await fetch(`${url()}/api/v1/agents/8001/state`, {
    method: 'POST',
    body: JSON.stringify({ state: 'not-ready', reason: 'meeting', by: '张主管' }),
    headers: { 'content-type': 'application/json' },
  });
  await caller.hangUp();
  await hotline.floor.agentBecomes('8001', 'wrap-up');
  await agent.dial('*56');
  await hearsSoon(agent, 'agent-wrap-up-extended');
  await hotline.floor.wish('8001', 'wrap-up-end');
  await hotline.floor.agentBecomes('8001', 'not-ready:meeting');

  const { call_id } = await hotline.record.ended('13600000021');
  const rows = await hotline.record.rows<{ held: number }>(
    `SELECT (data ->> 'heldMs')::double precision AS held FROM call_event
      WHERE call_id = $1 AND type = 'HoldOverdue' ORDER BY seq`,
    [call_id],
  );
  expect(rows.map((row) => Math.round(row.held / 1000))).toEqual([5, 10]);
});
