/** An agent hands a caller on, on real telephones: who hears whom, and when. */
import type { Baresip } from '../phones/baresip';
import { firstSound, toneSeconds, toneShare } from '../phones/listen';
import { until } from '../phones/until';
import { hearsSoon } from './sentences';
import { agentHz, callerHz } from './telephones';
import { useHotline, type Stage } from './use-hotline';

const stage = useHotline({ agents: 2, wrapUp: '0s', rings: 2, ringCycle: '4s' });
const [firstHz, secondHz] = [agentHz('8001'), agentHz('8002')];

/** What this phone hears from now on. */
function ear(phone: Baresip): { hears(hz: number): number; all(): Int16Array } {
  const from = phone.heard().length;
  const all = () => phone.heard().subarray(from);
  return { all, hears: (hz) => toneSeconds(all(), hz) };
}

/** 8001 talks with the caller, 8002 is ready. */
async function talking({ hotline, phones }: Stage, number: string) {
  const first = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller(number);
  await caller.dial('95002');
  await first.expect('CALL_ESTABLISHED');
  await until('both hear one another', () => ear0(first, callerHz) && ear0(caller, firstHz), { withinMs: 15_000 });
  const second = await phones.readyAgent('8002');
  const { callId } = await hotline.floor.callBecomes('talking');
  return { first, second, caller, callId };
}
const ear0 = (phone: Baresip, hz: number) => toneSeconds(phone.heard(), hz) > 0.5;

/** One of two voices in the last half second. */
const isAmong = (heard: Int16Array, hz: number) => toneShare(heard.subarray(-4_000), hz) > 0.2;

test('a consultation, then the caller handed over: nobody hears what is not for her', async () => {
  const { hotline } = stage();
  const { first, second, caller, callId } = await talking(stage(), '13600000001');
  const [atKeys, asking] = [ear(caller), ear(first)];
  await first.press('*28002#');
  const ring = await second.expect('CALL_INCOMING');
  expect(ring.peer).toContain('13600000001');
  await hotline.floor.callBecomes('consulting');
  const waiting = ear(caller);
  await until('the agent hears the ringing tone', () => asking.hears(450) > 0.2);
  await until('the caller hears music', () => firstSound(waiting.all()) !== null);
  await second.accept();
  await second.expect('CALL_ESTABLISHED');
  const [alone, one, two] = [ear(caller), ear(first), ear(second)];
  await until('the agents hear one another', () => one.hears(secondHz) > 1 && two.hears(firstHz) > 1);
  expect([alone.hears(firstHz), alone.hears(secondHz), one.hears(callerHz), two.hears(callerHz)]).toEqual([0, 0, 0, 0]);
  expect(atKeys.hears(secondHz)).toBe(0);
  await first.hangUp();
  await hearsSoon(caller, 'agent-serves-number');
  const [after, taken] = [ear(caller), ear(second)];
  await until('caller and colleague hear one another', () => after.hears(secondHz) > 1 && taken.hears(callerHz) > 1);
  await caller.hangUp();
  const row = await hotline.record.ended('13600000001', { final: true });
  expect(row).toMatchObject({ call_id: callId, outcome: 'answered', last_agent_id: '8002', transfers: 1, offers: 2 });
  const talks = await hotline.record.rows('SELECT n, agent_id FROM talk WHERE call_id = $1 ORDER BY n', [callId]);
  expect(talks).toEqual([
    { n: 1, agent_id: '8001' },
    { n: 2, agent_id: '8002' },
  ]);
});

test('handed on to a phone nobody answers: the caller hears music and is back with the agent', async () => {
  const { hotline } = stage();
  const { first, second, caller } = await talking(stage(), '13600000002');
  await first.press('*18002#');
  await first.expect('CALL_CLOSED');
  const waiting = ear(caller);
  await second.expect('CALL_INCOMING');
  await until('the caller hears music', () => firstSound(waiting.all()) !== null);
  await second.expect('CALL_CLOSED', { withinMs: 15_000 });
  await first.expect('CALL_ESTABLISHED', { withinMs: 15_000 });
  const [again, back] = [ear(caller), ear(first)];
  await until('they hear one another again', () => again.hears(firstHz) > 1 && back.hears(callerHz) > 1);
  await hotline.floor.agentBecomes('8002', 'not-ready:no-answer');
  await caller.hangUp();
  const row = await hotline.record.ended('13600000002', { final: true });
  expect(row).toMatchObject({ outcome: 'answered', last_agent_id: '8001', transfers: 1, offers: 3 });
});

test('three together, asked for over HTTP; the agent leaves, the others go on', async () => {
  const { hotline } = stage();
  const { first, second, caller, callId } = await talking(stage(), '13600000003');
  second.setAnswer(100);
  await hotline.floor.transfer(callId, { kind: 'consult', target: '8002' });
  await second.expect('CALL_ESTABLISHED');
  const one = ear(first);
  await until('the agents speak', () => one.hears(secondHz) > 0.3);
  await hotline.floor.transfer(callId, { kind: 'join' });
  const ears = [ear(caller), ear(first), ear(second)] as const;
  const both = [
    [firstHz, secondHz],
    [callerHz, secondHz],
    [callerHz, firstHz],
  ] as const;
  await until('each hears the two others', () =>
    ears.every((each, i) => both[i]?.every((hz) => isAmong(each.all(), hz))),
  );
  await first.hangUp();
  const [after, taken] = [ear(caller), ear(second)];
  await until('the two go on', () => after.hears(secondHz) > 1 && taken.hears(callerHz) > 1);
  await second.hangUp();
  await caller.expect('CALL_CLOSED');
  const row = await hotline.record.ended('13600000003', { final: true });
  expect(row).toMatchObject({ outcome: 'answered', ended_by: 'agent', last_agent_id: '8002', transfers: 1 });
});

test('nobody is free there: a sentence for the agent alone, and the talk goes on', async () => {
  const { hotline, phones } = stage();
  const first = await phones.readyAgent('8001', { answersAfterMs: 100 });
  const caller = await phones.caller('13600000004');
  await caller.dial('95002');
  await first.expect('CALL_ESTABLISHED');
  await until('both hear one another', () => ear0(first, callerHz) && ear0(caller, firstHz), { withinMs: 15_000 });
  await first.press('*28002#');
  await hearsSoon(first, 'transfer-not-free');
  const [on, off] = [ear(caller), ear(first)];
  await until('the talk goes on', () => on.hears(firstHz) > 1 && off.hears(callerHz) > 1);
  await caller.hangUp();
  await hotline.record.ended('13600000004', { final: true });
});
