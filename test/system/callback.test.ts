/** A caller who presses 9 while she waits is told that it is registered, and is rung back with an agent on the line. */
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { hears, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s' });
const number = '13012345678';

test('registered, then the agent is rung, then she is; both calls are linked in the record', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await hearsSoon(caller, 'queue-welcome');
  await caller.press('9');
  await hearsSoon(caller, 'callback-registered');
  await caller.expect('CALL_CLOSED', { withinMs: 15_000 });
  const first = await hotline.record.ended(number, { final: true });
  expect(first).toMatchObject({ outcome: 'callback_requested', direction: 'inbound' });
  await caller.stop();

  const customer = await phones.customer(number, { answersAfterMs: 3_000 });
  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  const ringsAgent = await agent.expect('CALL_INCOMING', { withinMs: 20_000 });
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(agent, 'callback-agent');
  const ringsCustomer = await customer.expect('CALL_INCOMING', { withinMs: 20_000 });
  expect(ringsCustomer.at).toBeGreaterThan(ringsAgent.at);
  expect(ringsCustomer.peer).toContain('95001');
  await customer.expect('CALL_ESTABLISHED');
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 1 && toneSeconds(customer.heard(), agentHz('8001')) > 1;
  });
  expect(hears(customer.heard(), 'menu-main')).toBe(false);
  await customer.hangUp();
  await agent.expect('CALL_CLOSED');

  const second = await until('the second call is in the record', async () => {
    const [row] = await hotline.record.rows<{ outcome: string | null; last_agent_id: string; callback_id: string }>(
      'SELECT outcome, last_agent_id, callback_id FROM call WHERE parent_call_id = $1',
      [first.call_id],
    );
    return row?.outcome != null && row;
  });
  expect(second).toMatchObject({ outcome: 'answered', last_agent_id: '8001', callback_id: first.callback_id });
  const [callback] = await until('the callback is kept', async () => {
    const rows = await hotline.record.rows<{ state: string }>(
      'SELECT state, attempt, number, promised_at IS NOT NULL AS promised FROM callback',
    );
    return rows[0]?.state === 'kept' && rows;
  });
  expect(callback).toEqual({ state: 'kept', attempt: 1, number, promised: true });
  const attempts = await hotline.record.rows('SELECT attempt, outcome FROM callback_attempt');
  expect(attempts).toEqual([{ attempt: 1, outcome: 'answered' }]);
});
