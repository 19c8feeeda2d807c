/** What agents dial from their phones, and what they are told. */
import type { Baresip } from '../phones/baresip';
import { until } from '../phones/until';
import { heardOf } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '20s' });
const spoken = [
  'agent-state-ready',
  'agent-state-not-ready',
  'agent-state-logged-out',
  'agent-state-wrap-up',
  'agent-state-talking',
  'agent-state-pending',
  'agent-state-lunch',
  'agent-state-break',
  'agent-code-unknown',
  'number-unknown',
];

/** Dials a code and gives what was said until the hotline hung up. */
async function dials(phone: Baresip, code: string): Promise<string[]> {
  await phone.dial(code);
  await phone.expect('CALL_ESTABLISHED');
  await phone.expect('CALL_CLOSED', { withinMs: 10_000 });
  return heardOf(phone.heard(), spoken);
}

test('log in, not ready with a reason, state read back, ready, log out', async () => {
  const { hotline, phones } = stage();
  const phone = await phones.agent('8001');
  await hotline.floor.agentRegisters('8001');
  expect((await hotline.floor.agent('8001')).state).toBe('logged-out');
  expect(await dials(phone, '*50')).toEqual(['agent-state-ready']);
  await hotline.floor.agentBecomes('8001', 'ready');
  expect(await dials(phone, '*522')).toEqual(['agent-state-not-ready', 'agent-state-lunch']);
  await hotline.floor.agentBecomes('8001', 'not-ready:lunch');
  expect(await dials(phone, '*54')).toEqual(['agent-state-not-ready', 'agent-state-lunch']);
  expect(await dials(phone, '*51')).toEqual(['agent-state-ready']);
  expect(await dials(phone, '*59')).toEqual(['agent-code-unknown']);
  expect(await dials(phone, '*53')).toEqual(['agent-state-logged-out']);
  await hotline.floor.agentBecomes('8001', 'logged-out');
});

test('*55 ends the wrap-up, and the next caller rings at once', async () => {
  const { hotline, phones } = stage();
  const phone = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const [one, two] = [await phones.caller('13500000001'), await phones.caller('13500000002')];
  await one.dial('95002');
  await phone.expect('CALL_ESTABLISHED');
  await one.hangUp();
  await hotline.floor.agentBecomes('8001', 'wrap-up');
  await two.dial('95002');
  await hotline.floor.callBecomes('waiting');
  await phone.expect('CALL_CLOSED');
  expect(await dials(phone, '*54')).toEqual(['agent-state-wrap-up']);
  await phone.dial('*55');
  await until('the waiting caller rings', () => phone.expect('CALL_INCOMING'));
  await phone.expect('CALL_ESTABLISHED');
  await two.hangUp();
  await hotline.record.ended('13500000002');
  await hotline.floor.wish('8001', 'logout');
});

test('an agent cannot dial the world', async () => {
  const { phones } = stage();
  const phone = await phones.agent('8002');
  await phone.dial('13800138000');
  await phone.expect('CALL_CLOSED', { withinMs: 10_000 });
  expect(heardOf(phone.heard(), spoken)).toEqual(['number-unknown']);
});
