/** Rung back, agent first: a customer's telephone rings once, and who answers hears the agent at once, or 报工号 before where the rules want it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { legsOf } from '../../bench/measure/calls';
import { Streams } from '../../bench/measure/streams';
import { startCapture } from '../phones/capture';
import { frameSize, toneWindows } from '../phones/listen';
import { soundOf } from '../phones/rtp';
import { until } from '../phones/until';
import { sampleRate } from '../phones/wav';
import { startAgents, startCallers, startCustomers } from './scripted';
import { hears } from './sentences';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s' });
const voiceHz = 600;
const ids = ['8001', '8002'];

interface RungBack {
  readonly number: string;
  /** INVITEs with a Call-ID of their own, and answers 180. */
  readonly invites: number;
  readonly rings: number;
  /** Her 200 to half a second of the agent's voice without a break. */
  readonly answerToVoiceMs: number;
  readonly heardBefore: Int16Array;
}
/** These press 9 and 1 while nobody is at work, and hang up; then agents come, and they are rung back. */
async function rungBack(name: string, numbers: readonly string[]): Promise<readonly RungBack[]> {
  const { hotline } = stage();
  const count = async (which: string) =>
    (await hotline.record.rows(`SELECT 1 FROM callback WHERE number = ANY ($1) AND ${which}`, [numbers])).length;
  const asking = { name: `${name}-ask`, numbers, dials: '95002', digits: '91', stayMs: 30_000 };
  const callers = await startCallers(hotline, asking);
  await until('all are promised a callback', async () => (await count('promised_at IS NOT NULL')) === numbers.length, {
    withinMs: 20_000,
  });
  await callers.sipp.stop();
  const filter = `udp and (port ${hotline.sip.port} or net ${hotline.ports.network}.0/24)`;
  const capture = await startCapture(join(hotline.folder, `${name}.pcap`), filter);
  const customers = await startCustomers(hotline, { name: `${name}-customers`, ringMs: 1_000, talkMs: 5_000 });
  const agents = await startAgents(hotline, { name: `${name}-agents`, ids, voiceHz });
  for (const id of ids) await hotline.floor.wish(id, 'login');
  await until('all are kept', async () => (await count(`state = 'kept'`)) === numbers.length, { withinMs: 40_000 });
  for (const id of ids) await hotline.floor.wish(id, 'logout');
  const streams = new Streams(await capture.stop());
  for (const phones of [customers, agents]) await phones.sipp.stop();
  const legs = legsOf(streams.messages, hotline.sip, 'out');
  return numbers.map((number) => {
    const own = legs.filter(({ toUser }) => toUser === number);
    const rings = own.filter(({ ringingAt }) => ringingAt !== null).length;
    const { callee = null, answeredAt = null } = own.find((leg) => leg.answeredAt !== null) ?? {};
    const ear = callee ? streams.ear(callee) : [];
    const heard = soundOf(ear);
    const from = voiceFrom(heard);
    const voiceAt = ear[Math.floor(from / frameSize)]?.at ?? NaN;
    const answerToVoiceMs = voiceAt - (answeredAt ?? NaN);
    return { number, invites: own.length, rings, answerToVoiceMs, heardBefore: heard.subarray(0, from) };
  });
}

/** Sample where the agent's voice begins that goes on; all of them when it never does. */
function voiceFrom(heard: Int16Array): number {
  const windows = toneWindows(heard, voiceHz);
  const first = windows.findIndex((_, i) => i + 10 <= windows.length && windows.slice(i, i + 10).every(Boolean));
  return first < 0 ? heard.length : first * (sampleRate / 20);
}

test('three customers: one INVITE each, the agent’s voice within three seconds, both calls linked on record', async () => {
  const numbers = ['13100000001', '13100000002', '13100000003'];
  const times = await rungBack('at-once', numbers);
  expect(times.map(({ number, invites, rings }) => [number, invites, rings]).sort()).toEqual(
    numbers.map((number) => [number, 1, 1]),
  );
  for (const { answerToVoiceMs, heardBefore } of times) {
    expect(answerToVoiceMs).toBeLessThan(3_000);
    expect(hears(heardBefore, 'agent-serves-number')).toBe(false);
  }
  const rows = await stage().hotline.record.rows(
    `SELECT c.dialled, c.outcome, b.state, b.attempt, b.reached_at = c.answered_at AS reached, p.caller, p.outcome AS asked
     FROM call c JOIN callback b ON b.callback_id = c.callback_id JOIN call p ON p.call_id = c.parent_call_id
     WHERE c.direction = 'outbound' AND b.parent_call_id = p.call_id AND c.dialled = ANY ($1) ORDER BY 1`,
    [numbers],
  );
  const linked = { outcome: 'answered', state: 'kept', attempt: 1, reached: true, asked: 'callback_requested' };
  expect(rows).toEqual(numbers.map((number) => ({ ...linked, dialled: number, caller: number })));
}, 120_000);

test('callbacks.announce: number: she hears 报工号 first, then the agent', async () => {
  const { hotline } = stage();
  const file = join(hotline.folder, 'hotline.yaml');
  const rules = JSON.parse(readFileSync(file, 'utf8')) as { callbacks: object };
  writeFileSync(file, JSON.stringify({ ...rules, callbacks: { ...rules.callbacks, announce: 'number' } }));
  expect(await hotline.command('rules', 'reload')).toMatchObject({ code: 0 });
  const [one, ...others] = await rungBack('announced', ['13100000009']);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ invites: 1, rings: 1 });
  expect(hears(one?.heardBefore ?? new Int16Array(0), 'agent-serves-number')).toBe(true);
  expect(one?.answerToVoiceMs).toBeLessThan(10_000);
}, 120_000);
