/** A caller who presses 9 while she waits hears on which number she will be called, confirms it or keys another, is told that it is registered, and is rung back with an agent on the line. */
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { hears, hearsSoon, hearsWhollySoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s' });
const number = '13012345678';
const digits = (text: string) => [...text].map((digit) => `digit-${digit}`);

test('registered, then the agent is rung, then she is; both calls are linked in the record', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await hearsSoon(caller, 'queue-welcome');
  await caller.press('9');
  const readBack = ['callback-number-own', ...digits(number), 'callback-number-own-keys'];
  await hearsWhollySoon(caller, readBack, { withinMs: 20_000 });
  await caller.press('1');
  await hearsSoon(caller, 'callback-registered');
  await caller.expect('CALL_CLOSED', { withinMs: 15_000 });
  const first = await hotline.record.ended(number, { final: true });
  expect(first).toMatchObject({ outcome: 'callback_requested', direction: 'inbound' });
  await caller.stop();

  const customer = await phones.customer(number, { answersAfterMs: 8_000 });
  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  const ringsAgent = await agent.expect('CALL_INCOMING', { withinMs: 20_000 });
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(agent, 'callback-agent');
  const ringsCustomer = await customer.expect('CALL_INCOMING', { withinMs: 20_000 });
  expect(ringsCustomer.at).toBeGreaterThan(ringsAgent.at);
  expect(ringsCustomer.peer).toContain('95001');
  await until('the agent hears that it rings there', () => toneSeconds(agent.heard(), 450) > 0.5);
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

test('another number, keyed and read back: that one stands, with her keys; one that may not be dialled is refused', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('02112345678');
  await caller.dial('95002');
  await hearsSoon(caller, 'queue-welcome');
  await caller.press('9');
  await hearsWhollySoon(caller, ['callback-number-key'], { withinMs: 20_000 });
  await caller.press('110#');
  await hearsWhollySoon(caller, ['callback-number-invalid', 'callback-number-key'], { withinMs: 20_000 });
  await caller.press('13587654321#');
  const readBack = ['callback-number-keyed', ...digits('13587654321'), 'callback-number-keyed-keys'];
  await hearsWhollySoon(caller, readBack, { withinMs: 20_000 });
  await caller.press('1');
  await hearsSoon(caller, 'callback-registered');
  await caller.expect('CALL_CLOSED', { withinMs: 15_000 });
  const row = await hotline.record.ended('02112345678', { final: true });
  expect(row).toMatchObject({ outcome: 'callback_requested' });
  const rows = await hotline.record.rows(
    'SELECT number, consent, consent_at IS NOT NULL AS dated, consent_recording FROM callback WHERE callback_id = $1',
    [row.callback_id],
  );
  const consent = 'key 9, number confirmed by key 1';
  expect(rows).toEqual([{ number: '13587654321', consent, dated: true, consent_recording: null }]);
});
