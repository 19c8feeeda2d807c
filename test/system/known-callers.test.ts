/** Known callers on real calls: who is blocked hears so, who is not to be recorded is not; at once, also by SQL alone. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1 });

async function callers(path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const { httpAddress, httpPort } = stage().hotline.settings;
  const sent = body && {
    method: 'POST',
    body: JSON.stringify({ by: '张主管', ...body }),
    headers: { 'content-type': 'application/json' },
  };
  const response = await fetch(`http://${httpAddress}:${httpPort}/api/v1/callers${path}`, sent);
  return { status: response.status, body: await response.json() };
}

const hearsBlocked = async (number: string) => {
  const { hotline, phones } = stage();
  const phone = await phones.caller(number);
  await phone.dial('95002');
  await hearsSoon(phone, 'caller-blocked');
  await phone.expect('CALL_CLOSED', { withinMs: 20_000 });
  expect(await hotline.record.ended(number, { final: true })).toMatchObject({
    outcome: 'blocked',
    ended_by: 'hotline',
    ended_reason: 'caller-blocked',
    offers: 0,
  });
};

test('blocked by the API, and by a row alone; off the list she is a caller again', async () => {
  const { hotline, phones } = stage();
  expect((await callers('', { number: '13411110001', list: 'nonsense' })).status).toBe(404);
  expect(await callers('', { number: '1341111', list: 'blocked', note: '骚扰' })).toMatchObject({
    status: 200,
    body: { callers: [{ number: '1341111', list: 'blocked', note: '骚扰', by: '张主管', until: null }] },
  });
  await hearsBlocked('13411110001');
  expect((await callers('/remove', { number: '1341111' })).body).toEqual({ callers: [] });
  expect((await callers('/remove', { number: '1341111' })).status).toBe(404);
  const again = await phones.caller('13411110001');
  await again.dial('95002');
  await hearsSoon(again, 'queue-welcome');
  await again.hangUp();
  await hotline.record.rows(`INSERT INTO known_caller (number, list) VALUES ('13411110002', 'blocked')`);
  await until('the hotline was told', async () => (await listed()) === 1);
  await hearsBlocked('13411110002');
  const file = join(hotline.settings.stateDir, 'callers.csv');
  await writeFile(file, '# from the file\n13411110003,blocked,saved a moment ago\n');
  await until('the file was read', async () => (await listed()) === 2);
  await hearsBlocked('13411110003');
  await rm(file);
  await until('its callers are off the list', async () => (await listed()) === 1);
}, 120_000);

/** Entries the journal has of lists that grew. */
async function listed(): Promise<number> {
  const { body } = await callers('');
  return (body as { callers: unknown[] }).callers.length;
}

test('who is not to be recorded is not, and the row says so', async () => {
  const { hotline, phones } = stage();
  await callers('', { number: '13411110003', list: 'do-not-record' });
  const agent = await phones.readyAgent('8001', { answersAfterMs: 200 });
  const caller = await phones.caller('13411110003');
  await caller.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  const talk = await hotline.floor.callBecomes('talking');
  await hearsSoon(caller, 'agent-serves-number');
  await caller.hangUp();
  expect(await hotline.record.ended('13411110003', { final: true, withinMs: 10_000 })).toMatchObject({
    outcome: 'answered',
    recording: 'do-not-record',
  });
  expect(readdirSync(hotline.settings.recordingsDir).filter((file) => file.startsWith(talk.callId))).toEqual([]);
});
