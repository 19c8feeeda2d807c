/** The main job, once, from the first ring to the rows of the report. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { firstSound, toneSeconds } from '../phones/listen';
import { until } from '../phones/until';
import { readWav } from '../phones/wav';
import { heardOf, hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 2 });
const caller = '13800005678';

test('a caller presses 1, talks to agent 8001, and all of it stands in the record', async () => {
  const { hotline, phones } = stage();
  const agent = await phones.readyAgent('8001', { answersAfterMs: 700 });
  const telephone = await phones.caller(caller);

  await telephone.dial('95001');
  await telephone.expect('CALL_ESTABLISHED');
  await hearsSoon(telephone, 'menu-main');
  await telephone.press('1');
  const ring = await agent.expect('CALL_INCOMING');
  expect(ring.peer).toContain(caller);
  await agent.expect('CALL_ESTABLISHED');
  await hearsSoon(telephone, 'agent-serves-number');
  await hearsSoon(agent, 'agent-serves-number');
  // "8001 号客服为您服务"; the sentence for 0 is said twice and found once.
  const number = ['digit-8', 'digit-0', 'digit-1', 'agent-serves-number'];
  expect(heardOf(telephone.heard(), number)).toEqual(number);
  expect(heardOf(agent.heard(), ['menu-main', 'queue-welcome', ...number])).toEqual(number);
  await until('they hear one another', () => {
    const seconds = Math.min(toneSeconds(agent.heard(), callerHz), toneSeconds(telephone.heard(), agentHz('8001')));
    return seconds > 2.5;
  });
  await telephone.hangUp();
  await agent.expect('CALL_CLOSED');

  const row = await hotline.record.ended(caller, { withinMs: 1_500 });
  expect(row).toMatchObject({
    direction: 'inbound',
    dialled: '95001',
    language: 'zh',
    menu_path: ['main'],
    outcome: 'answered',
    ended_by: 'caller',
    first_queue_id: 'consulting',
    last_agent_id: '8001',
    offers: 1,
  });
  const final = await hotline.record.ended(caller, { final: true });
  expect(final.talk_ms).toBeGreaterThan(2_000);
  expect(final.ring_ms).toBeGreaterThan(500);
  expect(final.wrap_up_ms).toBeGreaterThan(900);
  const of = (table: string) => hotline.record.rows(`SELECT * FROM ${table} WHERE call_id = $1`, [row.call_id]);
  expect(await of('queue_visit')).toEqual([
    expect.objectContaining({ n: 1, queue_id: 'consulting', exit: 'answered', left_at: expect.any(Date) as Date }),
  ]);
  expect(await of('offer')).toEqual([
    expect.objectContaining({ agent_id: '8001', result: 'answered', ringing_at: expect.any(Date) as Date }),
  ]);
  expect(await of('talk')).toEqual([
    expect.objectContaining({
      n: 1,
      agent_id: '8001',
      recording_id: row.recording,
      ended_at: expect.any(Date) as Date,
    }),
  ]);
  const states = await of('agent_interval');
  expect(states.map(({ state }) => String(state))).toEqual(['offered', 'talking', 'wrap-up']);
  await hotline.floor.agentBecomes('8001', 'ready');

  const recording = (side: string) => join(hotline.settings.recordingsDir, `${row.recording}-${side}.wav`);
  await until('both recordings are there', () => existsSync(recording('agent')) && existsSync(recording('caller')));
  const [agentSide, callerSide] = [readWav(recording('agent')), readWav(recording('caller'))];
  expect(toneSeconds(agentSide, agentHz('8001'))).toBeGreaterThan(2);
  expect(toneSeconds(agentSide, callerHz)).toBe(0);
  expect(toneSeconds(callerSide, callerHz)).toBeGreaterThan(2);
});

test('each sentence begins at once: no more than 20 ms of silence', async () => {
  const { hotline, phones } = stage();
  const telephone = await phones.caller('13800005679');
  await telephone.dial('95001');
  await telephone.expect('CALL_ESTABLISHED');
  const sound = await until('something is heard', () => firstSound(telephone.heard()) ?? false);
  expect(sound).toBeLessThanOrEqual(0.04);
  await telephone.hangUp();
  expect((await hotline.record.ended('13800005679')).outcome).toBe('abandoned_in_menu');
});
