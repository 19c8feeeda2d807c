/** Emergency mode on real calls: what callers hear, where they go, who is served first, and back again. */
import { heardOf, hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({
  agents: 1,
  emergency: { prompt: 'emergency-notice', queue: 'repair', priority: true },
});
/** The notice is heard to its end. */
const aWhile = { withinMs: 25_000 };
const said = ['menu-main', 'emergency-notice', 'queue-welcome'];

async function order(on: boolean, numbers: readonly string[] | 'all'): Promise<void> {
  const { httpAddress, httpPort } = stage().hotline.settings;
  const response = await fetch(`http://${httpAddress}:${httpPort}/api/v1/emergency`, {
    method: 'POST',
    body: JSON.stringify({ on, numbers, by: '张主管' }),
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new Error(`emergency: ${response.status} ${await response.text()}`);
}

test('switched on, who is in the menu is taken along and new callers hear the notice; switched off, the menu again', async () => {
  const { hotline, phones } = stage();
  const inMenu = await phones.caller('13600000001');
  await inMenu.dial('95001');
  await hearsSoon(inMenu, 'menu-main');
  await order(true, ['95001']);
  const later = await phones.caller('13600000002');
  await later.dial('95001');
  await hearsSoon(inMenu, 'queue-welcome', aWhile);
  await hearsSoon(later, 'queue-welcome', aWhile);
  expect(heardOf(inMenu.heard(), said)).toEqual(said);
  expect(heardOf(later.heard(), said)).toEqual(['emergency-notice', 'queue-welcome']);

  await order(false, ['95001']);
  const after = await phones.caller('13600000004');
  await after.dial('95001');
  await hearsSoon(after, 'menu-main');
  for (const phone of [inMenu, later, after]) await phone.hangUp();
  expect(await hotline.record.ended('13600000002')).toMatchObject({
    outcome: 'abandoned_in_queue',
    first_queue_id: 'repair',
  });
  expect(await hotline.record.ended('13600000004')).toMatchObject({ outcome: 'abandoned_in_menu' });
}, 120_000);

test('a caller of the emergency is served before one who waited longer', async () => {
  const { hotline, phones } = stage();
  const patient = await phones.caller('13600000011');
  await patient.dial('95002');
  await hotline.floor.callBecomes('waiting');
  await order(true, 'all');
  const urgent = await phones.caller('13600000012');
  await urgent.dial('95002');
  await hearsSoon(urgent, 'queue-welcome', aWhile);
  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  await agent.expect('CALL_ESTABLISHED');
  const talking = await hotline.floor.callBecomes('talking');
  await order(false, 'all');
  await urgent.hangUp();
  expect(await hotline.record.ended('13600000012')).toMatchObject({
    call_id: talking.callId,
    outcome: 'answered',
    last_agent_id: '8001',
  });
  await patient.hangUp();
});
