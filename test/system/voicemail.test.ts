/** A caller leaves a message: what she hears, what is kept of her voice, and what the record says. */
import { join } from 'node:path';
import type { Baresip } from '../phones/baresip';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { readWav } from '../phones/wav';
import { hears, hearsSoon } from './sentences';
import { callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, closedNumbers: { '95003': { voicemail: 'general' } } });

const message = (recording: string | null) => readWav(join(stage().hotline.settings.recordingsDir, `${recording}.wav`));
/** Her own voice in her own ear. */
const ownVoice = (caller: Baresip) => toneSeconds(caller.heard(), callerHz);
/** The tone that asks for a message is 880 Hz. */
const tones = (caller: Baresip) => toneSeconds(caller.heard(), 880);

async function passed(ms: number): Promise<void> {
  const since = performance.now();
  await until(`${ms} ms of speech`, () => performance.now() - since > ms);
}

const tasks = (callId: string) =>
  stage().hotline.record.rows('SELECT * FROM callback WHERE parent_call_id = $1', [callId]);

async function messagesEnded(caller: string): Promise<number> {
  const text = `SELECT 1 FROM call_event JOIN call USING (call_id) WHERE caller = $1 AND type = 'MessageEnded'`;
  return (await stage().hotline.record.rows(text, [caller])).length;
}

async function listed(): Promise<unknown> {
  const { httpAddress, httpPort } = stage().hotline.settings;
  return (await fetch(`http://${httpAddress}:${httpPort}/api/v1/callbacks`)).json();
}

test('she speaks, hears herself, records anew, sends: one task with her second message', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13722220001');
  await caller.dial('95003');
  await hearsSoon(caller, 'voicemail-greeting');
  await until('the tone was heard', () => tones(caller) > 0.2, { withinMs: 15_000 });
  await passed(3_000);
  expect(ownVoice(caller)).toBe(0);
  await caller.press('#');
  await hearsSoon(caller, 'voicemail-menu');
  await caller.press('1');
  await until('she hears her own voice', () => ownVoice(caller) > 2, { withinMs: 15_000 });
  const heardTones = tones(caller);
  await caller.press('2');
  await hearsSoon(caller, 'voicemail-anew');
  await until('the tone was heard again', () => tones(caller) > heardTones + 0.2, { withinMs: 15_000 });
  await passed(5_000);
  await caller.press('#');
  const playedBack = ownVoice(caller);
  await until('the second message stands', async () => (await messagesEnded('13722220001')) === 2);
  await caller.press('3');
  await caller.expect('CALL_CLOSED', { withinMs: 20_000 });
  expect(hears(caller.heard(), 'voicemail-thanks')).toBe(true);
  expect(playedBack).toBeLessThan(6);
  const row = await hotline.record.ended('13722220001', { final: true });
  expect(row).toMatchObject({ outcome: 'voicemail', ended_by: 'caller', ended_reason: 'message-left', offers: 0 });
  expect(row.recording).toBe(`${row.call_id}-m2`);
  const [first, second] = [1, 2].map((n) => toneSeconds(message(`${row.call_id}-m${n}`), callerHz));
  expect(first).toBeGreaterThan(2);
  expect(second).toBeGreaterThan((first ?? 0) + 1);
  expect(second).toBeLessThan(8);
  expect(await tasks(row.call_id)).toMatchObject([
    { kind: 'voicemail', state: 'open', queue_id: 'general', number: '13722220001', recording: row.recording },
  ]);
  expect(await listed()).toMatchObject({
    callbacks: [{ kind: 'voicemail', queueId: 'general', state: 'open', recording: row.recording }],
  });
}, 120_000);

test('hanging up ends it, and the message is kept', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13722220002');
  await caller.dial('95003');
  await until('the tone was heard', () => tones(caller) > 0.2, { withinMs: 20_000 });
  await passed(3_000);
  await caller.hangUp();
  const row = await hotline.record.ended('13722220002', { final: true });
  expect(row).toMatchObject({ outcome: 'voicemail', ended_by: 'caller', ended_reason: 'message-left' });
  await until('her voice is in the file', () => toneSeconds(message(row.recording), callerHz) > 2);
  expect(await tasks(row.call_id)).toMatchObject([{ kind: 'voicemail', state: 'open', recording: row.recording }]);
});

test('a click is no message: she is asked once more, and nothing is left when she hangs up', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13722220003');
  await caller.dial('95003');
  await until('the tone was heard', () => tones(caller) > 0.2, { withinMs: 20_000 });
  await caller.press('#');
  await hearsSoon(caller, 'voicemail-unheard', { withinMs: 10_000 });
  await caller.hangUp();
  const row = await hotline.record.ended('13722220003', { final: true });
  expect(row).toMatchObject({ outcome: 'abandoned_in_menu', recording: null });
  expect(await tasks(row.call_id)).toEqual([]);
});

test('the hotline is killed while she speaks: she goes on, and her message is sent', async () => {
  const { hotline, phones } = stage();
  const caller = await phones.caller('13722220004');
  await caller.dial('95003');
  await until('the tone was heard', () => tones(caller) > 0.2, { withinMs: 20_000 });
  await passed(1_500);
  await hotline.killServe();
  await hotline.startServe();
  await caller.press('#');
  await hearsSoon(caller, 'voicemail-menu', { withinMs: 15_000 });
  await caller.press('3');
  await caller.expect('CALL_CLOSED', { withinMs: 20_000 });
  const row = await hotline.record.ended('13722220004', { final: true });
  expect(row).toMatchObject({ outcome: 'voicemail', ended_by: 'caller', ended_reason: 'message-left' });
  expect(toneSeconds(message(row.recording), callerHz)).toBeGreaterThan(1);
}, 120_000);
