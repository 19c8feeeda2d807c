/** The recording of a talk silenced over HTTP, on a floor that decides for itself. */
import { coreFloor } from '../../fakes/core-floor';
import { refusal, startConsoleOn } from './console-setup';

const started = async () => {
  const floor = coreFloor();
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

test.each([{}, { masked: true }, { masked: 'yes', by: 'x' }, { masked: true, by: '' }])(
  'a wish that is none: %j',
  async (body) => {
    const { floor, ask, masks } = await started();
    floor.tell(...inTalk);
    expect(await refusal(await ask('c1', body))).toMatch(/^400 /);
    expect(masks()).toEqual([]);
  },
);
