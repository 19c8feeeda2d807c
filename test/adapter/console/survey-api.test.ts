/** A survey asked for over HTTP, on a floor that decides for itself. */
import { coreFloor } from '../../fakes/core-floor';
import { surveyRules } from '../../scenario/survey-rules';
import { refusal, startConsoleOn } from './console-setup';

async function started() {
  const floor = coreFloor(surveyRules('score'));
  const { url } = await startConsoleOn(floor);
  const ask = (id: string, body?: unknown) =>
    fetch(`${url}/api/v1/calls/${id}/survey`, {
      method: 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return { floor, ask };
}
const inTalk = ['PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002', 'OfferAnswered c1.1'];

test('the agent hands her caller over, and is told of the call as it is then', async () => {
  const { floor, ask } = await started();
  floor.tell(...inTalk);
  const asked = await ask('c1');
  expect(asked.status).toBe(200);
  expect(await asked.json()).toMatchObject({ phase: 'survey', queueId: 'general', agentId: null });
  expect(floor.agents().find(({ agentId }) => agentId === '8001')?.state).toBe('wrap-up');
  expect(await refusal(await ask('c1'))).toBe('409 not-talking');
});

test('what cannot be done is refused with its own code, and changes nothing', async () => {
  const { floor, ask } = await started();
  expect(await refusal(await ask('c1'))).toBe('404 call-unknown');
  floor.tell(...inTalk);
  expect(await refusal(await ask('c1', { agentId: '8002' }))).toBe('409 not-talking');
  expect(await refusal(await ask('c1', { agentId: "8001' OR 1" }))).toBe('400 bad-request');
  floor.tell('PhoneRegistered 8002', 'AgentLoggedIn 8002', 'TransferAsked c1 consult 8002');
  expect(await refusal(await ask('c1'))).toBe('409 already-consulting');
  floor.tell('TransferAsked c1 return', 'CallerHungUp c1', 'LegHungUp c1.1', 'AgentReadied 8001');
  floor.tell('CallArrived c2 95001', 'DigitPressed c2 1', 'OfferAnswered c2.1');
  expect(await refusal(await ask('c2'))).toBe('409 no-survey');
});
