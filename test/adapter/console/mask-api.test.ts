/** The recording of a talk silenced over HTTP, on a floor that decides for itself. */
import type { Rules } from '../../../src/core/rules';
import { coreFloor } from '../../fakes/core-floor';
import { queue, rules } from '../../fixtures/floor/rules';
import { refusal, startConsoleOn } from './console-setup';

const started = async (ruleSet?: Rules) => {
  const floor = coreFloor(ruleSet);
  const { url } = await startConsoleOn(floor);
  const ask = (id: string, body: unknown) =>
    fetch(`${url}/api/v1/calls/${id}/mask`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const masks = () => floor.commands.flatMap((each) => (each.type === 'MaskRecording' ? [each.masked] : []));
  return { floor, ask, masks };
};
const inTalk = ['PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002', 'OfferAnswered c1.1'];

test('silent once, however often it is asked; heard again; both stand in the journal with who asked', async () => {
  const { floor, ask, masks } = await started();
  floor.tell(...inTalk);
  for (const masked of [true, true, false, false]) expect((await ask('c1', { masked, by: '8001' })).status).toBe(200);
  expect(masks()).toEqual([true, false]);
  expect(floor.entries.filter(({ type }) => type === 'RecordingMasked')).toMatchObject([
    { masked: true, by: '8001' },
    { masked: false, by: '8001' },
  ]);
});

test('what cannot be done is refused with its own code, and changes nothing', async () => {
  const { floor, ask, masks } = await started();
  expect(await refusal(await ask('c1', { masked: true, by: '8001' }))).toBe('404 call-unknown');
  floor.tell('PhoneRegistered 8001', 'AgentLoggedIn 8001', 'CallArrived c1 95002');
  expect(await refusal(await ask('c1', { masked: true, by: '8001' }))).toBe('409 not-talking');
  expect(masks()).toEqual([]);
});

test('a talk that is not recorded cannot fall silent', async () => {
  const general = queue('general', { record: false });
  const { floor, ask, masks } = await started(rules({ queues: new Map([[general.id, general]]) }));
  floor.tell(...inTalk);
  for (const masked of [true, false])
    expect(await refusal(await ask('c1', { masked, by: '8001' }))).toBe('409 not-recorded');
  expect(masks()).toEqual([]);
  expect(floor.entries.some(({ type }) => type === 'RecordingMasked')).toBe(false);
});

test('a field nobody knows is named and refused, not dropped', async () => {
  const { floor, ask, masks } = await started();
  floor.tell(...inTalk);
  const refused = await ask('c1', { masked: true, by: '8001', seconds: 30 });
  expect([refused.status, await refused.json()]).toEqual([
    ...[400, { error: { code: 'bad-request', message: 'body has a field nobody knows here: seconds' } }],
  ]);
  expect(masks()).toEqual([]);
});

test.each([{}, { masked: true }, { masked: 'yes', by: 'x' }, { masked: true, by: '' }])(
  'a wish that is none: %j',
  async (body) => {
    const { floor, ask, masks } = await started();
    floor.tell(...inTalk);
    expect(await refusal(await ask('c1', body))).toMatch(/^400 /);
    expect(masks()).toEqual([]);
  },
);
