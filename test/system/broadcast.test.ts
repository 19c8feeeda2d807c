/** A broadcast on real calls: heard in front of the menu and the queue, cut by a key, made of a text, over when it is off. */
import { heardOf, hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1 });
const aWhile = { withinMs: 25_000 };
const said = ['emergency-notice', 'menu-main', 'queue-welcome'];

async function order(body: object): Promise<Response> {
  const { httpAddress, httpPort } = stage().hotline.settings;
  return fetch(`http://${httpAddress}:${httpPort}/api/v1/broadcast`, {
    method: 'POST',
    body: JSON.stringify({ by: '张主管', ...body }),
    headers: { 'content-type': 'application/json' },
  });
}
const soon = () => new Date(Date.now() + 600_000).toISOString();

test('the sentence stands before menu and queue, a key during it counts for the menu, a killed hotline says it still', async () => {
  const { hotline, phones } = stage();
  expect((await order({ on: true, numbers: 'all', prompt: 'no-such-sentence', until: soon() })).status).toBe(404);
  const set = await order({ on: true, numbers: 'all', prompt: 'emergency-notice', until: soon() });
  expect(set.status).toBe(200);
  const patient = await phones.caller('13500000001');
  await patient.dial('95002');
  const hasty = await phones.caller('13500000002');
  await hasty.dial('95001');
  await hearsSoon(hasty, 'emergency-notice', aWhile);
  await hasty.press('1');
  await hearsSoon(hasty, 'queue-welcome', aWhile);
  await hearsSoon(patient, 'queue-welcome', aWhile);
  expect(heardOf(patient.heard(), said)).toEqual(['emergency-notice', 'queue-welcome']);
  expect(heardOf(hasty.heard(), ['menu-main', 'queue-welcome'])).toEqual(['queue-welcome']);
  for (const phone of [hasty, patient]) await phone.hangUp();
  expect(await hotline.record.ended('13500000002')).toMatchObject({ first_queue_id: 'consulting' });

  await hotline.killServe();
  await hotline.startServe();
  const later = await phones.caller('13500000003');
  await later.dial('95001');
  await hearsSoon(later, 'menu-main', aWhile);
  expect(heardOf(later.heard(), said)).toEqual(['emergency-notice', 'menu-main']);
  await later.hangUp();

  expect((await order({ on: false, numbers: 'all' })).status).toBe(200);
  const after = await phones.caller('13500000004');
  await after.dial('95001');
  await hearsSoon(after, 'menu-main', aWhile);
  expect(heardOf(after.heard(), said)).toEqual(['menu-main']);
  await after.hangUp();
}, 180_000);
