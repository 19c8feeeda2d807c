/** Agents who call out by themselves, and callers who are sent on to a telephone outside. */
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '1s' });
const number = '13012345678';
interface Row {
  readonly call_id: string;
  readonly outcome: string | null;
  readonly ended_by: string;
  readonly last_agent_id: string | null;
  readonly recording: string | null;
  readonly final_at: Date | null;
}

async function rowOf(dialled: string): Promise<Row> {
  return until(`the call to ${dialled} is in the record`, async () => {
    const rows = await stage().hotline.record.rows<Row>(
      'SELECT * FROM call WHERE dialled = $1 AND final_at IS NOT NULL ORDER BY arrived_at DESC',
      [dialled],
    );
    return rows[0];
  });
}

test('an agent calls out: both hear one another, it is recorded, and the row is complete', async () => {
  const { hotline, phones } = stage();
  const customer = await phones.customer(number, { answersAfterMs: 1_000 });
  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  await agent.dial(`9${number}`);
  const rings = await customer.expect('CALL_INCOMING', { withinMs: 10_000 });
  expect(rings.peer).toContain('95001');
  await customer.expect('CALL_ESTABLISHED');
  await agent.expect('CALL_ESTABLISHED');
  await hotline.floor.agentBecomes('8001', 'talking');
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 1 && toneSeconds(customer.heard(), agentHz('8001')) > 1;
  });
  await customer.hangUp();
  await agent.expect('CALL_CLOSED');
  await hotline.floor.agentBecomes('8001', 'ready');
  const row = await rowOf(number);
  expect(row).toMatchObject({ outcome: 'answered', ended_by: 'caller', last_agent_id: '8001' });
  expect(row.recording).toBe(`${row.call_id}-r1`);
  const talks = await hotline.record.rows('SELECT agent_id, visit_n FROM talk WHERE call_id = $1', [row.call_id]);
  expect(talks).toEqual([{ agent_id: '8001', visit_n: null }]);
  await customer.stop();
  await hotline.floor.wish('8001', 'logout');
});

test('a number that is not allowed: a sentence, and nobody is rung', async () => {
  const { phones } = stage();
  const agent = await phones.agent('8002');
  await stage().hotline.floor.agentRegisters('8002');
  await agent.dial('*50');
  await agent.expect('CALL_CLOSED', { withinMs: 10_000 });
  await agent.dial('9110');
  await hearsSoon(agent, 'outside-not-allowed');
  await agent.expect('CALL_CLOSED', { withinMs: 10_000 });
  await stage().hotline.floor.wish('8002', 'logout');
});

test('a caller is sent outside, answered there, and heard', async () => {
  const { phones } = stage();
  const outside = await phones.customer('02112345678', { answersAfterMs: 500 });
  const caller = await phones.caller('13500000009');
  await caller.dial('95009');
  await outside.expect('CALL_ESTABLISHED', { withinMs: 10_000 });
  await until('she is heard outside', () => toneSeconds(outside.heard(), callerHz) > 1);
  await outside.hangUp();
  await caller.expect('CALL_CLOSED', { withinMs: 10_000 });
  expect(await rowOf('95009')).toMatchObject({ outcome: 'overflowed_out', ended_by: 'outside', last_agent_id: null });
});

test('Postgres away: nobody outside is rung, the agent is told', async () => {
  const { hotline, phones } = stage();
  const unrung = '13012340000';
  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  await hotline.stopPostgres();
  await agent.dial(`9${unrung}`);
  await hearsSoon(agent, 'outside-unavailable', { withinMs: 15_000 });
  await agent.expect('CALL_CLOSED', { withinMs: 10_000 });
  await hotline.floor.agentBecomes('8001', 'ready');
  await hotline.startPostgres();
  expect((await rowOf(unrung)).outcome).toBe('interrupted');
});
