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
  expect(await refusal(await ask('c1', { kind: 'blind', target: '999999' }))).toBe('404 target-unknown');
  expect(await refusal(await ask('c1', { kind: 'return' }))).toBe('409 not-consulting');
  expect(await refusal(await ask('c1', { kind: 'return', agentId: '8002' }))).toBe('409 not-talking');
});

test.each([
  { kind: 'blind' },
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
