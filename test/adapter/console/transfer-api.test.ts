/** Transfers asked over HTTP, on a floor that decides for itself. */
import { coreFloor } from '../../fakes/core-floor';
import { getJson, refusal, startConsoleOn } from './console-setup';

const started = async () => {
  const floor = coreFloor();
  const { url } = await startConsoleOn(floor);
  const ask = (id: string, body: unknown) =>
    fetch(`${url}/api/v1/calls/${id}/transfer`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  return { floor, url, ask };
};
const inTalk = ['CallArrived c1 95002', 'OfferAnswered c1.1'];
const ready = ['PhoneRegistered 8001', 'AgentLoggedIn 8001', 'PhoneRegistered 8002', 'AgentLoggedIn 8002'];

test('a consultation is answered with the call as it is then, and handed over', async () => {
  const { floor, url, ask } = await started();
  floor.tell(...ready, ...inTalk);
  const asked = await ask('c1', { kind: 'consult', target: '8002' });
  expect(await asked.json()).toMatchObject({
    phase: 'consulting',
    agentId: '8001',
    agents: ['8001'],
    consult: { agentId: '8002', stage: 'ringing' },
  });
  expect(await refusal(await ask('c1', { kind: 'join' }))).toBe('409 not-answered');
  expect(await refusal(await ask('c1', { kind: 'blind', target: '8002' }))).toBe('409 already-consulting');
  floor.tell('OfferAnswered c1.2');
  expect((await ask('c1', { kind: 'complete' })).status).toBe(200);
  const { body } = await getJson(`${url}/api/v1/calls`);
  expect(body).toMatchObject({
    calls: [{ phase: 'talking', agentId: '8002', agents: ['8001', '8002'], consult: null }],
  });
});

test('what cannot be done is refused with its own code, and changes nothing', async () => {
  const { floor, ask } = await started();
  expect(await refusal(await ask('c1', { kind: 'return' }))).toBe('404 call-unknown');
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', ...inTalk);
  expect(await refusal(await ask('c1', { kind: 'blind', target: '8002' }))).toBe('409 target-not-free');
  expect(await refusal(await ask('c1', { kind: 'blind', target: '599999' }))).toBe('404 target-unknown');
  expect(await refusal(await ask('c1', { kind: 'return' }))).toBe('409 not-consulting');
  expect(await refusal(await ask('c1', { kind: 'return', agentId: '8002' }))).toBe('409 not-talking');
});

test('a telephone outside: consulted, its number masked, joined and handed over', async () => {
  const { floor, url, ask } = await started();
  floor.tell(...ready, ...inTalk);
  expect(await refusal(await ask('c1', { kind: 'consult', target: '9110' }))).toBe('403 target-not-allowed');
  const asked = await ask('c1', { kind: 'consult', to: { outside: '13900001111' } });
  expect(await asked.json()).toMatchObject({
    phase: 'consulting',
    consult: { agentId: null, number: '*******1111', stage: 'ringing' },
  });
  floor.tell('OfferAnswered c1.2');
  expect(await (await ask('c1', { kind: 'join' })).json()).toMatchObject({ consult: { stage: 'joined' } });
  expect((await ask('c1', { kind: 'complete' })).status).toBe(200);
  expect(await getJson(`${url}/api/v1/calls/c1`)).toMatchObject({
    status: 200,
    body: { callId: 'c1', phase: 'forwarded', agents: ['8001'], consult: null },
  });
});

test('by name instead of as dialled; who cannot be dialled is told why', async () => {
  const { floor, ask } = await started();
  floor.tell(...ready, ...inTalk);
  expect(await (await ask('c1', { kind: 'consult', to: { agent: '8002' } })).json()).toMatchObject({
    consult: { agentId: '8002' },
  });
  const why = async (to: object) => (await ask('c1', { kind: 'blind', to })).json();
  expect(await why({ agent: '702' })).toEqual(unknown('no agent 702 in the rules'));
  expect(await why({ queue: 'nowhere' })).toEqual(unknown('no queue nowhere in the rules'));
  expect(await why({ queue: 'repair' })).toMatchObject({
    error: { message: expect.stringContaining('no extension') as string },
  });
});
const unknown = (message: string) => ({ error: { code: 'target-unknown', message } });

test('one call as the floor sees it; one that is over, or never was, is not found', async () => {
  const { floor, url } = await started();
  floor.tell(...ready, ...inTalk);
  const { body } = await getJson(`${url}/api/v1/calls`);
  expect((await getJson(`${url}/api/v1/calls/c1`)).body).toEqual((body as { calls: unknown[] }).calls[0]);
  floor.tell('CallerHungUp c1');
  expect(await getJson(`${url}/api/v1/calls/c1`)).toEqual({
    status: 404,
    body: { error: { code: 'call-unknown', message: 'no call c1 is in progress' } },
  });
});

test.each([
  { kind: 'blind' },
  { kind: 'blind', target: '8002', to: { agent: '8002' } },
  { kind: 'join', to: { agent: '8002' } },
  { kind: 'blind', to: {} },
  { kind: 'blind', to: { agent: '8002', queue: 'repair' } },
  { kind: 'blind', to: { outside: '138;1' } },
  { kind: 'join', target: '8002' },
  { kind: 'park' },
  { kind: 'blind', target: '8002; DROP TABLE call' },
  { kind: 'blind', target: '8'.repeat(40) },
  {},
])('nonsense is refused: %j', async (body) => {
  const { floor, ask } = await started();
  floor.tell(...ready, ...inTalk);
  expect(await refusal(await ask('c1', body))).toBe('400 bad-request');
});
