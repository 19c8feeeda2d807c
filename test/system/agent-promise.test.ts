/** An agent dials `*57`: she hears when the customer is to be rung back once it is on record, and when it is due her phone rings first. */
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { heardOf, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '30s' });
const number = '13012345678';
const answers = ['made', 'failed', 'off', 'hours', 'no-call', 'no-number'].map((answer) => `agent-promise-${answer}`);

interface Owed {
  readonly callback_id: string;
  readonly kind: string;
  readonly agent_id: string;
  readonly promised_by: string;
  readonly number: string;
  readonly state: string;
  readonly consent_recording: string | null;
  readonly in_hours: number;
  readonly graced_hours: number;
}
const owed = () =>
  stage().hotline.record.rows<Owed>(
    `SELECT *, round(extract(epoch FROM due_at - consent_at) / 3600)::integer AS in_hours,
       round(extract(epoch FROM deadline_at - due_at) / 3600)::integer AS graced_hours FROM callback ORDER BY created_at`,
  );

test('in the talk by a second call, then in wrap-up with hours; rung when due, her phone first; refused in a sentence otherwise', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await hotline.floor.callBecomes('talking');
  const other = await phones.readyAgent('8002');
  await until('the talk is recorded', async () => {
    const rows = await hotline.record.rows("SELECT FROM recording WHERE kind = 'talk'");
    return rows.length === 1;
  });
  await agent.dial('*57');
  await hearsSoon(agent, 'agent-promise-made');
  expect(await owed()).toMatchObject([
    {
      kind: 'promise',
      agent_id: '8001',
      promised_by: '8001',
      number,
      state: 'scheduled',
      in_hours: 4,
      graced_hours: 1,
    },
  ]);
  expect((await owed())[0]?.consent_recording).toMatch(/-r1$/);
  await agent.expect('CALL_CLOSED', { withinMs: 15_000 });
  await agent.resume();
  await hotline.floor.callBecomes('talking');
  await caller.hangUp();
  await hotline.floor.agentBecomes('8001', 'wrap-up');
  const { call_id } = await hotline.record.ended(number);
  await caller.stop();

  await agent.dial('*572');
  await hearsSoon(agent, 'agent-promise-made');
  const [promise, ...others] = await owed();
  expect(others).toEqual([]);
  expect(promise).toMatchObject({ callback_id: `${call_id}-a8001`, in_hours: 2, graced_hours: 1 });
  await agent.expect('CALL_CLOSED', { withinMs: 15_000 });
  await agent.dial('*57123');
  await hearsSoon(agent, 'agent-promise-hours');
  await agent.expect('CALL_CLOSED', { withinMs: 15_000 });
  expect(heardOf(agent.heard(), answers)).toEqual(['agent-promise-hours']);
  await hotline.floor.wish('8001', 'wrap-up-end');
  await hotline.floor.agentBecomes('8001', 'ready');
  await agent.dial('*57');
  await hearsSoon(agent, 'agent-promise-no-call');
  await agent.expect('CALL_CLOSED', { withinMs: 15_000 });
  expect((await owed())[0]).toMatchObject({ state: 'scheduled', in_hours: 2 });

  // 8002 has been idle for longer: it is rung for her who promised all the same.
  const customer = await phones.customer(number, { answersAfterMs: 1_000 });
  await hotline.floor.retryCallback(`${call_id}-a8001`);
  const ringsAgent = await agent.expect('CALL_INCOMING', { withinMs: 20_000 });
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(agent, 'callback-agent');
  const ringsCustomer = await customer.expect('CALL_INCOMING', { withinMs: 20_000 });
  expect(ringsCustomer.at).toBeGreaterThan(ringsAgent.at);
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 1 && toneSeconds(customer.heard(), agentHz('8001')) > 1;
  });
  expect(other.events.filter(({ type }) => type === 'CALL_INCOMING')).toEqual([]);
  await customer.hangUp();
  await agent.expect('CALL_CLOSED');
  await until('it is kept', async () => (await owed())[0]?.state === 'kept');
});

test('a customer whose number may not be dialled cannot be promised anything', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller('02112345678');
  await caller.dial('95002');
  await hotline.floor.callBecomes('talking');
  await agent.dial('*57');
  await hearsSoon(agent, 'agent-promise-no-number');
  await agent.expect('CALL_CLOSED', { withinMs: 15_000 });
  expect((await owed()).filter(({ state }) => state === 'scheduled')).toEqual([]);
  await caller.hangUp();
  await hotline.record.ended('02112345678');
  await hotline.floor.wish('8001', 'logout');
});
