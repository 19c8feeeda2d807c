/** A caller is told that she will be recorded, and may refuse: then there is no file, and the record says so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { heardOf, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, wrapUp: '0s', announce: 'off', notice: { refuse: '1' } });

/** From the notice to the talk's end; `key`: pressed while she hears it. */
async function talk(number: string, key?: string) {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await hearsSoon(caller, 'recording-notice-refuse');
  if (key !== undefined) await caller.press(key);
  await agent.expect('CALL_ESTABLISHED', { withinMs: 20_000 });
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 1 && toneSeconds(caller.heard(), agentHz('8001')) > 1;
  });
  const said = heardOf(caller.heard(), ['recording-notice-refuse', 'recording-refused']);
  await caller.hangUp();
  const row = await hotline.record.ended(number, { final: true });
  const file = join(hotline.settings.recordingsDir, `${row.call_id}-r1-caller.wav`);
  return { said, row, file };
}

test('she presses 1: she is told so, nothing is recorded, and the row says why', async () => {
  const { said, row, file } = await talk('13811110001', '1');
  expect(said).toContain('recording-refused');
  expect(row).toMatchObject({ outcome: 'answered', recording: 'refused' });
  expect(existsSync(file)).toBe(false);
  const [one] = await stage().hotline.record.rows('SELECT recording_id FROM talk WHERE call_id = $1', [row.call_id]);
  expect(one).toEqual({ recording_id: null });
});

test('she listens to the end: she is connected only then, and recorded', async () => {
  const { said, row, file } = await talk('13811110002');
  expect(said).toEqual(['recording-notice-refuse']);
  expect(row).toMatchObject({ outcome: 'answered', recording: `${row.call_id}-r1` });
  await until('the recording is there', () => existsSync(file));
});
