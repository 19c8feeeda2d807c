/** A caller is asked how it was after her agent has left: what she hears, that her keys count, and what the record says. */
import { join } from 'node:path';
import { toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { readWav } from '../phones/wav';
import { hears, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline, type Stage } from './use-hotline';

const questions = [
  { id: 'service', ask: 'score' },
  { id: 'recommend', ask: 'nps' },
  { id: 'improve', ask: 'spoken' },
];
const stage = useHotline({ agents: 1, wrapUp: '0s', announce: 'off', survey: { questions } });

async function talking({ phones }: Stage, number: string) {
  const agent = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await agent.expect('CALL_ESTABLISHED');
  await until('they hear one another', () => {
    return toneSeconds(agent.heard(), callerHz) > 0.5 && toneSeconds(caller.heard(), agentHz('8001')) > 0.5;
  });
  return { agent, caller };
}

test('the agent hangs up and is free: the caller answers by keys and in her own words, and is thanked', async () => {
  const { hotline } = stage();
  const { agent, caller } = await talking(stage(), '13711110001');
  await agent.hangUp();
  await hearsSoon(caller, 'survey-score');
  await hotline.floor.agentBecomes('8001', 'ready');
  expect((await hotline.floor.callBecomes('survey')).queueId).toBe('general');
  await caller.press('2');
  await hearsSoon(caller, 'survey-nps');
  await caller.press('10');
  await hearsSoon(caller, 'survey-spoken', { withinMs: 15_000 });
  await until('the tone was heard', () => toneSeconds(caller.heard(), 880) > 0.2, { withinMs: 20_000 });
  const since = performance.now();
  await until('three seconds of her own words', () => performance.now() - since > 3_000);
  await caller.press('#');
  await caller.expect('CALL_CLOSED', { withinMs: 20_000 });
  expect(hears(caller.heard(), 'survey-thanks')).toBe(true);
  const row = await hotline.record.ended('13711110001', { final: true });
  expect(row).toMatchObject({ outcome: 'answered', ended_by: 'agent', ended_reason: 'agent-hung-up', satisfaction: 2 });
  const answers = await hotline.record.rows(
    'SELECT question, kind, value, agent_id, queue_id, recording FROM survey_answer WHERE call_id = $1 ORDER BY at',
    [row.call_id],
  );
  const of = { agent_id: '8001', queue_id: 'general' };
  expect(answers).toEqual([
    { question: 'service', kind: 'score', value: 2, recording: null, ...of },
    { question: 'recommend', kind: 'nps', value: 10, recording: null, ...of },
    { question: 'improve', kind: 'spoken', value: null, recording: `${row.call_id}-m1`, ...of },
  ]);
  const file = (name: string) => readWav(join(hotline.settings.recordingsDir, `${name}.wav`));
  const spoken = toneSeconds(file(`${row.call_id}-m1`), callerHz);
  expect(spoken).toBeGreaterThan(2);
  expect(spoken).toBeLessThan(6);
  // The talk's recording ended with the talk.
  const seconds = file(`${row.call_id}-r1-caller`).length / 8_000;
  expect(seconds).toBeLessThan((row.talk_ms ?? 0) / 1_000 + 1);
});

test('*9 hands the caller to the survey; she answers one question and hangs up', async () => {
  const { hotline } = stage();
  const { agent, caller } = await talking(stage(), '13711110002');
  await agent.press('*9');
  await agent.expect('CALL_CLOSED');
  await hearsSoon(caller, 'survey-score');
  await caller.press('1');
  await hearsSoon(caller, 'survey-nps');
  await caller.hangUp();
  const row = await hotline.record.ended('13711110002', { final: true });
  expect(row).toMatchObject({ outcome: 'answered', ended_reason: 'handed-to-survey', satisfaction: 1 });
  const [asked] = await hotline.record.rows('SELECT invited, questions, result FROM survey WHERE call_id = $1', [
    row.call_id,
  ]);
  expect(asked).toEqual({ invited: true, questions: 3, result: 'partly' });
  const [share] = await hotline.record.rows(
    "SELECT talks::int, asked::int, invited::int, answered::int FROM survey_share WHERE agent_id = '8001'",
  );
  expect(share).toEqual({ talks: 2, asked: 2, invited: 1, answered: 2 });
});

test('who hangs up before her agent is not asked', async () => {
  const { hotline } = stage();
  const { caller } = await talking(stage(), '13711110003');
  await caller.hangUp();
  const row = await hotline.record.ended('13711110003', { final: true });
  expect(row).toMatchObject({ ended_by: 'caller', satisfaction: null });
  expect(await hotline.record.rows('SELECT 1 FROM survey WHERE call_id = $1', [row.call_id])).toEqual([]);
});
