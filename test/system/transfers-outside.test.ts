/** An agent asks somebody on a telephone outside, on real telephones: who hears whom, and when. */
import type { Baresip } from '../phones/baresip';
import { firstSound, toneSeconds, toneShare } from '../phones/listen';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline } from './use-hotline';

const stage = useHotline({ agents: 1, wrapUp: '0s' });
const number = '13012345678';
const firstHz = agentHz('8001');
const outsideHz = 1_400;

/** What this phone hears from now on. */
function ear(phone: Baresip): { hears(hz: number): number; all(): Int16Array } {
  const from = phone.heard().length;
  const all = () => phone.heard().subarray(from);
  return { all, hears: (hz) => toneSeconds(all(), hz) };
}

/** One of two voices in the last half second. */
const isAmong = (heard: Int16Array, hz: number) => toneShare(heard.subarray(-4_000), hz) > 0.2;

/** 8001 talks with the caller; a telephone outside can be rung. */
async function talking(from: string) {
  const { hotline, phones } = stage();
  const first = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const outside = await phones.customer(number, { voiceHz: outsideHz });
  const caller = await phones.caller(from);
  await caller.dial('95002');
  await first.expect('CALL_ESTABLISHED');
  const [hers, his] = [ear(caller), ear(first)];
  await until('both hear one another', () => hers.hears(firstHz) > 0.5 && his.hears(callerHz) > 0.5, {
    withinMs: 15_000,
  });
  const { callId } = await hotline.floor.callBecomes('talking');
  return { first, outside, caller, callId };
}

test('spoken to outside, then handed over: heard each way, recorded, over when the telephone there hangs up', async () => {
  const { hotline } = stage();
  const { first, outside, caller, callId } = await talking('13600000011');
  const [asking, waiting] = [ear(first), ear(caller)];
  await first.press(`*29${number}#`);
  const ring = await outside.expect('CALL_INCOMING', { withinMs: 10_000 });
  expect(ring.peer).toContain('95001');
  await until('the agent hears the ringing tone', () => asking.hears(450) > 0.2);
  await until('the caller hears music', () => firstSound(waiting.all()) !== null);
  await outside.accept();
  await outside.expect('CALL_ESTABLISHED');
  const [alone, one, two] = [ear(caller), ear(first), ear(outside)];
  await until('the two hear one another', () => one.hears(outsideHz) > 1 && two.hears(firstHz) > 1);
  expect([alone.hears(firstHz), alone.hears(outsideHz), one.hears(callerHz), two.hears(callerHz)]).toEqual([
    0, 0, 0, 0,
  ]);
  await first.press('*4');
  await first.expect('CALL_CLOSED');
  await hotline.floor.callBecomes('forwarded');
  const [after, there] = [ear(caller), ear(outside)];
  await until('caller and outside hear one another', () => after.hears(outsideHz) > 1 && there.hears(callerHz) > 1);
  await hotline.floor.agentBecomes('8001', 'ready');
  await outside.hangUp();
  await caller.expect('CALL_CLOSED', { withinMs: 10_000 });
  const row = await hotline.record.ended('13600000011', { final: true });
  expect(row).toMatchObject({ call_id: callId, outcome: 'answered', ended_by: 'outside', transfers: 1, offers: 1 });
  expect(row.recording).toBe(`${callId}-r2`);
  const asked = await hotline.record.rows(
    'SELECT leg_no, agent_id, number, ended_at > started_at AS spoke, result FROM consultation WHERE call_id = $1',
    [callId],
  );
  expect(asked).toEqual([{ leg_no: 2, agent_id: null, number, spoke: true, result: 'taken-over' }]);
});

test('three together with a telephone outside, asked for over HTTP; the agent leaves, the others go on', async () => {
  const { hotline } = stage();
  const { first, outside, caller, callId } = await talking('13600000012');
  outside.setAnswer(100);
  await hotline.floor.transfer(callId, { kind: 'consult', target: `9${number}` });
  await outside.expect('CALL_ESTABLISHED', { withinMs: 10_000 });
  const one = ear(first);
  await until('the two speak', () => one.hears(outsideHz) > 0.3);
  await hotline.floor.transfer(callId, { kind: 'join' });
  const ears = [ear(caller), ear(first), ear(outside)] as const;
  const both = [
    [firstHz, outsideHz],
    [callerHz, outsideHz],
    [callerHz, firstHz],
  ] as const;
  await until('each hears the two others', () =>
    ears.every((each, i) => both[i]?.every((hz) => isAmong(each.all(), hz))),
  );
  await first.hangUp();
  const [after, there] = [ear(caller), ear(outside)];
  await until('the two go on', () => after.hears(outsideHz) > 1 && there.hears(callerHz) > 1);
  await caller.hangUp();
  await outside.expect('CALL_CLOSED', { withinMs: 10_000 });
  const row = await hotline.record.ended('13600000012', { final: true });
  expect(row).toMatchObject({ outcome: 'answered', ended_by: 'caller', last_agent_id: '8001', transfers: 1 });
});

test('refused outside: a sentence for the agent alone, and she has her caller again', async () => {
  const { hotline } = stage();
  const { first, outside, caller } = await talking('13600000013');
  await first.press(`*29${number}#`);
  await outside.expect('CALL_INCOMING', { withinMs: 10_000 });
  const back = ear(caller);
  await outside.hangUp();
  await hearsSoon(first, 'outside-busy');
  const again = ear(first);
  await until('they hear one another again', () => back.hears(firstHz) > 1 && again.hears(callerHz) > 1);
  await caller.hangUp();
  const row = await hotline.record.ended('13600000013', { final: true });
  expect(row).toMatchObject({ outcome: 'answered', last_agent_id: '8001', transfers: 0 });
});
