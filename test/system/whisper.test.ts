/** The agent is told of the caller as she is connected; the caller hears who serves her, and nothing of it. */
import { join } from 'node:path';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { readWav } from '../phones/wav';
import { heardOf, hears, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, whisper: ['queue', 'tier', 'wait'], comfortEvery: '10s' });
const number = ['digit-8', 'agent-serves-number'];

test('the agent hears the queue and the wait, the caller who serves her; then they hear one another', async () => {
  const { hotline, phones } = stage();
  const telephone = await phones.caller('13800000301');
  await telephone.dial('95002');
  // more than ten seconds: shorter waits are not told
  await hearsSoon(telephone, 'queue-comfort-callback', { withinMs: 30_000 });
  const agent = await phones.readyAgent('8001', { answersAfterMs: 300 });
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(telephone, 'agent-serves-number');
  await until('they hear one another', () => {
    const seconds = Math.min(toneSeconds(agent.heard(), callerHz), toneSeconds(telephone.heard(), agentHz('8001')));
    return seconds > 2;
  });
  await telephone.hangUp();
  await agent.expect('CALL_CLOSED');
  const told = ['queue-name-general', 'whisper-waited'];
  expect(heardOf(telephone.heard(), number)).toEqual(number);
  expect(heardOf(agent.heard(), [...told, 'agent-serves-number'])).toEqual(told);
  expect(told.filter((id) => hears(telephone.heard(), id))).toEqual([]);
  const row = await hotline.record.ended('13800000301', { final: true });
  expect(row).toMatchObject({ outcome: 'answered' });
  // What is kept of the caller's side is the caller; both files run in step from the beginning.
  const [hers, his] = ['caller', 'agent'].map((side) =>
    readWav(join(hotline.settings.recordingsDir, `${row.recording}-${side}.wav`)),
  );
  if (!hers || !his) throw new Error('no recording');
  expect(told.filter((id) => hears(hers, id))).toEqual([]);
  expect(toneSeconds(hers, callerHz)).toBeGreaterThan(1.5);
  expect(Math.abs(hers.length - his.length)).toBeLessThan(1_600);
});

test.each([
  ['the agent hangs up', '13800000302', 'agent'],
  ['the caller leaves', '13800000303', 'caller'],
] as const)(
  '%s while it is whispered: the call ends, nothing is left, the next one is served',
  async (_, from, who) => {
    const { hotline, phones } = stage();
    const agent = await phones.readyAgent('8001', { answersAfterMs: 300 });
    const telephone = await phones.caller(from);
    await telephone.dial('95002');
    await agent.expect('CALL_ESTABLISHED');
    await hearsSoon(agent, 'queue-name-general', { everyMs: 100 });
    await (who === 'agent' ? agent : telephone).hangUp();
    await (who === 'agent' ? telephone : agent).expect('CALL_CLOSED');
    expect(await hotline.record.ended(from, { final: true })).toMatchObject({ outcome: 'answered', ended_by: who });
    await hotline.floor.agentBecomes('8001', 'ready');
  },
);
