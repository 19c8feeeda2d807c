/** Queues over HTTP, on a floor that decides for itself: who waits, who works, how long it is likely to take. */
import { coreFloor } from '../../fakes/core-floor';
import { getJson, startConsoleOn } from './console-setup';

test('who waits, since when, who works for it, and what a caller has to expect', async () => {
  const floor = coreFloor();
  const { url } = await startConsoleOn(floor);
  const general = async () => {
    const { body } = await getJson(`${url}/api/v1/queues`);
    return (body as { queues: { queueId: string }[] }).queues.find(({ queueId }) => queueId === 'general');
  };
  expect(await general()).toMatchObject({ name: 'general', waiting: 0, longestWaitMs: null, atWork: 0, free: 0 });
  expect(await general()).toMatchObject({ expectedWaitMs: null });
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001');
  expect(await general()).toMatchObject({ atWork: 1, free: 1, expectedWaitMs: 0 });
  floor.tell('CallArrived c1 95002');
  floor.pass(2_000);
  expect(await general()).toMatchObject({ waiting: 0, ringing: 1, longestWaitMs: 2_000, free: 0 });
  floor.tell('OfferAnswered c1.1', 'CallArrived c2 95002');
  floor.pass(45_000);
  expect(await general()).toMatchObject({
    waiting: 1,
    ringing: 0,
    longestWaitMs: 45_000,
    free: 0,
    expectedWaitMs: null,
  });
  floor.tell('CallerHungUp c1', 'LegHungUp c1.1');
  floor.pass(15_000);
  floor.tell('OfferAnswered c2.1', 'CallArrived c3 95002');
  expect(await general()).toMatchObject({ waiting: 1, longestWaitMs: 0, expectedWaitMs: 120_000 });
});
