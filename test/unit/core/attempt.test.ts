/** A bug in one call: that call ends politely, everyone else is served. The bugs are in rules that throw when read. */
import { Core } from '../../../src/core/core';
import type { Event } from '../../../src/core/event';
import { legId, playbackId, type CallId, type Instant, type NodeId } from '../../../src/core/ids';
import { brokenInvariants } from '../../../src/core/invariant';
import type { Queue, Rules } from '../../../src/core/rules';
import { agentId, queue, queueId, rules } from '../../fixtures/floor/rules';

const node = 'node-1' as NodeId;
const good = 'c1' as CallId;
const bad = 'c2' as CallId;

/** Queue `repair`, whose property throws from the moment `arm` is called. */
function poisoned(property: keyof Queue): { readonly rules: Rules; readonly arm: () => void } {
  let isArmed = false;
  const comfort = { prompt: 'please-hold', everyMs: 20_000 };
  const repair = queue('repair', { comfort });
  const value = repair[property];
  Object.defineProperty(repair, property, {
    get: () => {
      if (isArmed) throw new Error(`bug in ${property}`);
      return value;
    },
  });
  const straight = (number: string, id: string) =>
    [number, { number, language: 'zh', destination: { kind: 'queue', queueId: queueId(id), language: null } }] as const;
  const general = queue('general', { comfort });
  const queues = new Map([general, repair].map((one) => [one.id, one]));
  const numbers = new Map([straight('95002', 'general'), straight('95003', 'repair')]);
  return { rules: rules({ queues, numbers }), arm: () => void (isArmed = true) };
}

const arrived = (callId: CallId, dialled: string, at: Instant): Event => ({
  type: 'CallArrived',
  at,
  callId,
  legId: legId(callId, 0),
  node,
  dialled,
  caller: '13800001111',
});

function outcomeOf(core: Core, callId: CallId, at: Instant): string {
  const { entries } = core.step({ type: 'CallerHungUp', at, callId, legId: legId(callId, 0) });
  const ended = entries.find((entry) => entry.type === 'CallEnded');
  return ended ? `${ended.outcome}: ${ended.reason}` : 'not ended';
}

test('a deadline that cannot be answered ends its call with an apology; the deadlines behind it pass', () => {
  const { rules: withBug, arm } = poisoned('comfort');
  const core = Core.create(withBug, 0);
  core.step(arrived(bad, '95003', 0));
  core.step(arrived(good, '95002', 1));
  arm();
  const { commands, error, mended } = core.step({ type: 'Tick', at: 20_001 });
  expect(commands.map((command) => [command.callId, command.type])).toEqual([
    [bad, 'PlayPrompt'],
    [bad, 'ReturnToDialplan'],
    [good, 'PlayPrompt'],
  ]);
  expect(error).toMatchObject({ message: 'bug in comfort' });
  expect(mended).toHaveLength(1);
  expect(brokenInvariants(core.floor)).toEqual([]);
  expect(outcomeOf(core, bad, 21_000)).toBe('failed: internal-error');
});

test('a lost node ends the other calls although one of them meets a bug', () => {
  const { rules: withBug, arm } = poisoned('wrapUpMs');
  const core = Core.create(withBug, 0);
  core.step({ type: 'PhoneRegistered', at: 0, agentId: agentId('8002') });
  core.step({ type: 'AgentLoggedIn', at: 0, agentId: agentId('8002') });
  core.step(arrived(bad, '95003', 1));
  core.step({ type: 'OfferAnswered', at: 2, callId: bad, legId: legId(bad, 1) });
  core.step(arrived(good, '95002', 3));
  arm();
  const { entries, mended } = core.step({ type: 'NodeLost', at: 4, node });
  expect(mended.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => entry.type === 'CallEnded').map((entry) => entry.callId)).toContain(good);
});

test('a bug in the call the event names is told to the engine and has changed nothing', () => {
  const { rules: withBug, arm } = poisoned('callbackKey');
  const core = Core.create(withBug, 0);
  core.step(arrived(bad, '95003', 0));
  core.step(arrived(good, '95002', 1));
  arm();
  const pressed = { type: 'DigitPressed', at: 2, callId: bad, legId: legId(bad, 0), digit: '9' } as const;
  const stepped = core.step(pressed);
  expect(stepped).toMatchObject({ commands: [], entries: [], mended: [], error: { message: 'bug in callbackKey' } });
  expect(core.floor.calls.get(bad)?.phase.kind).toBe('waiting');
  expect(core.step({ ...pressed, callId: good, legId: legId(good, 0) }).error).toBeUndefined();
});

test('a deadline that can be answered in no way is dropped, not asked for again and again', () => {
  const whole = rules();
  let isArmed = false;
  class Trap<K, V> extends Map<K, V> {
    override has(key: K): boolean {
      if (isArmed) throw new Error('bug in rules');
      return super.has(key);
    }
  }
  const core = Core.create({ ...whole, queues: new Trap(whole.queues), agents: new Trap(whole.agents) }, 0);
  core.step({ type: 'PhoneRegistered', at: 0, agentId: agentId('8002') });
  core.step({ type: 'AgentLoggedIn', at: 0, agentId: agentId('8002') });
  core.step(arrived(bad, '95002', 1));
  core.step(arrived(good, '95001', 2));
  core.step({ type: 'PromptFinished', at: 2, callId: good, playbackId: playbackId(good, 1), played: true });
  isArmed = true;
  expect(core.step({ type: 'Tick', at: 3_001 }).mended).toHaveLength(2);
  expect(core.nextDeadline()).toBe(5_002);
  isArmed = false;
  expect(core.step({ type: 'Tick', at: 5_002 }).commands.map((command) => command.callId)).toEqual([good]);
  expect(outcomeOf(core, bad, 6_000)).toBe('abandoned_in_ring: caller-hung-up');
});
