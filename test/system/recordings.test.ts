/** A talk is recorded, silent while it is masked; what becomes of the recording is done with the program itself. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loudness, frameSize, toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { readWav, sampleRate } from '../phones/wav';
import { hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1 });
const she = '13800000401';

interface Shown {
  readonly masked: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly lengthMs: number;
  readonly files: readonly { readonly side: string; readonly address: string }[];
}

/** Time passes while both speak. */
async function theySpeak(seconds: number): Promise<void> {
  const beganAt = performance.now();
  await until('they have spoken', () => performance.now() - beganAt > seconds * 1_000, { withinMs: 30_000 });
}

const part = (samples: Int16Array, fromMs: number, toMs: number) =>
  samples.subarray(Math.max(0, (fromMs * sampleRate) / 1000), (toMs * sampleRate) / 1000);
const loudest = (samples: Int16Array) => Math.max(...loudness(samples.subarray(frameSize)));

/** Gives the recording's id once its index stands. */
async function maskedTalk(): Promise<{ readonly id: string; readonly sides: ReadonlyMap<string, Int16Array> }> {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 300 });
  const telephone = await phones.caller(she);
  await telephone.dial('95002');
  await hearsSoon(telephone, 'agent-serves-number');
  await until('they hear one another', () => toneSeconds(telephone.heard(), agentHz('8001')) > 2);
  const { callId } = await hotline.floor.callBecomes('talking');
  await hotline.floor.mask(callId, true);
  await theySpeak(4);
  await hotline.floor.mask(callId, true); // once more is the same
  await hotline.floor.mask(callId, false);
  await theySpeak(3);
  const heard = toneSeconds(telephone.heard(), agentHz('8001'));
  expect(heard).toBeGreaterThan(8); // they themselves are never cut off
  await telephone.hangUp();
  await agent.expect('CALL_CLOSED');
  const row = await hotline.record.ended(she, { final: true });
  const id = row.recording ?? '';
  await until(
    'the recording is in the index',
    async () => {
      expect((await hotline.command('recordings', 'move')).err).toBe('');
      const { out } = await hotline.command('recordings', 'list', '--call', callId, '--json');
      return (JSON.parse(out) as { recordings: { state: string }[] }).recordings[0]?.state === 'kept';
    },
    { withinMs: 20_000, everyMs: 500 },
  );
  const { recordingsDir } = hotline.settings;
  return { id, sides: new Map(['caller', 'agent'].map((s) => [s, readWav(join(recordingsDir, `${id}-${s}.wav`))])) };
}

test('masked, both sides are silent and the talk goes on; before and after they are heard; found, verified, given, erased', async () => {
  const { hotline } = stage();
  const { id, sides } = await maskedTalk();

  const { out, code } = await hotline.command('recordings', 'show', id, '--by', 'li', '--json');
  expect(code).toBe(0);
  const { masked, files } = JSON.parse(out) as Shown;
  expect(masked).toHaveLength(1);
  const [{ fromMs, toMs } = { fromMs: 0, toMs: 0 }] = masked;
  expect(toMs - fromMs).toBeGreaterThan(3_500);
  for (const [side, hz] of [
    ['caller', callerHz],
    ['agent', agentHz('8001')],
  ] as const) {
    const sound = sides.get(side) ?? new Int16Array(0);
    expect([side, loudest(part(sound, fromMs + 500, toMs - 500))]).toEqual([side, 0]);
    expect(toneSeconds(part(sound, fromMs - 1_500, fromMs - 200), hz)).toBeGreaterThan(1);
    expect(toneSeconds(part(sound, toMs + 500, toMs + 2_500), hz)).toBeGreaterThan(1.5);
  }

  const listed = await hotline.command('recordings', 'list');
  expect(listed.out).toContain(id);
  expect(await hotline.command('recordings', 'verify', id)).toMatchObject({ code: 0 });
  const address = `http://127.0.0.1:${hotline.settings.httpPort}${files[0]?.address}`;
  expect((await fetch(address)).status).toBe(200);
  expect((await fetch(address.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status).toBe(403);

  const folder = mkdtempSync(join(tmpdir(), 'hotline-told-'));
  try {
    const told = await hotline.command('person', 'export', `+86${she}`, '--out', join(folder, 'her'), '--by', 'li');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(folder, 'her', 'recordings')).sort()).toEqual([`${id}-agent.wav`, `${id}-caller.wav`]);
    expect(readFileSync(join(folder, 'her', 'person.json'), 'utf8')).toContain(she);
    const twice = await hotline.command('person', 'export', she, '--out', join(folder, 'her'), '--by', 'li');
    expect(twice).toMatchObject({ code: 1, err: expect.stringContaining('is there already') as string });
  } finally {
    rmSync(folder, { recursive: true });
  }

  appendFileSync(join(hotline.settings.recordingsDir, `${id}-agent.wav`), 'xx');
  const changed = await hotline.command('recordings', 'verify');
  expect(changed).toMatchObject({ code: 1, err: expect.stringContaining('was changed') as string });
  expect(await hotline.command('recordings', 'show', 'no-such', '--by', 'li')).toMatchObject({ code: 1, out: '' });

  const order = ['--reason', 'asked for it', '--by', 'li'];
  const trial = await hotline.command('person', 'erase', she, ...order, '--dry-run', '--json');
  expect(JSON.parse(trial.out)).toMatchObject({ isTrial: true, calls: 1, recordings: 1 });
  const done = await hotline.command('person', 'erase', she, ...order);
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('1 条录音 recordings') as string });
  expect(readdirSync(hotline.settings.recordingsDir).filter((name) => name.startsWith(id))).toEqual([]);
  expect(await hotline.record.calls(she)).toEqual([]);
  const refused = await hotline.command('person', 'erase', '95002', ...order, '--json');
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { error: { code: 'number-unreadable' } }]);
}, 120_000);
