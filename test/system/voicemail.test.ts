/** A caller leaves a message: what she hears, what is kept of her voice, and what the record says. */
import { join } from 'node:path';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { readWav } from '../phones/wav';
import { hears, hearsSoon } from './sentences';
import { callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, closedNumbers: { '95003': { voicemail: 'general' } } });

const message = (recording: string | null) => readWav(join(stage().hotline.settings.recordingsDir, `${recording}.wav`));

test('she speaks after the tone, presses #, is thanked; her voice is in the recording', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13722220001');
  await caller.dial('95003');
  await hearsSoon(caller, 'voicemail-greeting');
  await until('the tone was heard', () => toneSeconds(caller.heard(), 880) > 0.2, { withinMs: 15_000 });
  const since = performance.now();
  await until('a message of three seconds', () => performance.now() - since > 3_000);
  await caller.press('#');
  await caller.expect('CALL_CLOSED', { withinMs: 20_000 });
  expect(hears(caller.heard(), 'voicemail-thanks')).toBe(true);
  const row = await hotline.record.ended('13722220001', { final: true });
  expect(row).toMatchObject({ outcome: 'voicemail', ended_by: 'caller', ended_reason: 'message-left', offers: 0 });
  expect(row.recording).toBe(`${row.call_id}-m1`);
  const seconds = toneSeconds(message(row.recording), callerHz);
  expect(seconds).toBeGreaterThan(2);
  expect(seconds).toBeLessThan(6);
});

test('hanging up ends it, and the message is kept', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13722220002');
  await caller.dial('95003');
  await until('the tone was heard', () => toneSeconds(caller.heard(), 880) > 0.2, { withinMs: 20_000 });
  const since = performance.now();
  await until('a message of three seconds', () => performance.now() - since > 3_000);
  await caller.hangUp();
  const row = await hotline.record.ended('13722220002', { final: true });
  expect(row).toMatchObject({ outcome: 'voicemail', ended_by: 'caller', ended_reason: 'message-left' });
  await until('her voice is in the file', () => toneSeconds(message(row.recording), callerHz) > 2);
});
