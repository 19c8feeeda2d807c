/** While the hotline is away, Asterisk serves by itself: the fallback agents ring, then an apology. */
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, fallbackAgents: ['8001'] });

test('callers reach the fallback agent, or are told; back again, the hotline serves as before', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.agent('8001');
  await hotline.floor.agentRegisters('8001');
  expect(await hotline.stopServe()).toBe(0);

  const served = await phones.caller('13300000001');
  agent.setAnswer(100);
  await served.dial('95001');
  await agent.expect('CALL_ESTABLISHED');
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 0.5 && toneSeconds(served.heard(), agentHz('8001')) > 0.5;
  });
  await served.hangUp();
  await agent.expect('CALL_CLOSED');
  await agent.stop();

  const told = await phones.caller('13300000002');
  await told.dial('95001');
  await hearsSoon(told, 'system-busy');
  await told.expect('CALL_CLOSED', { withinMs: 15_000 });

  await hotline.startServe();
  const again = await phones.caller('13300000003');
  await again.dial('95001');
  await hearsSoon(again, 'menu-main');
  await again.hangUp();
  expect(await hotline.record.ended('13300000003')).toMatchObject({ outcome: 'abandoned_in_menu' });
});

test('an agent who dials a code meanwhile is told that it does not work now', async () => {
  const { hotline, phones } = stage();
  await hotline.stopServe();
  const phone = await phones.agent('8002');
  await phone.dial('*50');
  await hearsSoon(phone, 'system-busy');
  await phone.expect('CALL_CLOSED', { withinMs: 15_000 });
  await hotline.startServe();
  await hotline.floor.agentRegisters('8002');
  expect((await hotline.floor.agent('8002')).state).toBe('logged-out');
});
