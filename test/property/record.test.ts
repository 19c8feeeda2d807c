/**
 * What the journal says of random days is enough to rebuild them: whatever began has its end, once; numbers leave nothing
 * out; each agent's time is told without gap or overlap, and agrees with what is told of calls.
 */
import fc from 'fast-check';
import type { Core } from '../../src/core/core';
import type { CallEntry, Entry } from '../../src/core/journal';
import { foldIntervals, type StateChange } from '../../src/journal/projection/apply-agents';
import { day, live, type Day } from '../fixtures/floor/any-day';
import { node } from '../fixtures/floor/any-event';

/** The whole day, to the last deadline after everyone's telephone is gone and every agent has logged out. */
function told(events: Day): readonly Entry[] {
  const entries: Entry[] = [];
  const core = live(events, (_, __, said) => void entries.push(...said));
  const step = (event: Parameters<Core['step']>[0]) => void entries.push(...core.step(event).entries);
  step({ type: 'NodeLost', at: core.floor.now, node });
  for (let due = core.nextDeadline(); due !== null; due = core.nextDeadline()) step({ type: 'Tick', at: due });
  for (const agentId of [...core.floor.agents.keys()]) step({ type: 'AgentLoggedOut', at: core.floor.now, agentId });
  return entries;
}

/** Random days use an id again, once its call is over; real ones never do. */
const ofCalls = (entries: readonly Entry[]): ReadonlyMap<string, readonly CallEntry[]> => {
  const calls = new Map<string, CallEntry[]>();
  const lives = new Map<string, number>();
  for (const entry of entries) {
    if (!('seq' in entry)) continue;
    const life = (lives.get(entry.callId) ?? 0) + (entry.type === 'CallStarted' ? 1 : 0);
    lives.set(entry.callId, life);
    const key = `${entry.callId}#${life}`;
    calls.set(key, [...(calls.get(key) ?? []), entry]);
  }
  return calls;
};
const ofAgents = (entries: readonly Entry[]): ReadonlyMap<string, readonly StateChange[]> => {
  const agents = new Map<string, StateChange[]>();
  for (const entry of entries) {
    if (entry.type !== 'AgentStateChanged') continue;
    const before = agents.get(entry.agentId) ?? [];
    if (!isSame(before.at(-1), entry)) agents.set(entry.agentId, [...before, entry]);
  }
  return agents;
};

/** She asked for what she is in: told, and no interval of its own. */
const isSame = (a: StateChange | undefined, b: StateChange) =>
  a?.state === b.state && a.reason === b.reason && a.callId === b.callId;

type Named = Readonly<
  Record<'visit' | 'queueId' | 'legId' | 'n' | 'agentId' | 'messageId', string | number | undefined>
>;
interface Pair {
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  /** What both name. */
  readonly by: (entry: Named) => unknown;
}
const leg = ({ legId }: Named) => legId;
const pairs: readonly Pair[] = [
  { begins: ['CallStarted'], ends: ['CallEnded'], by: () => 'the call' },
  { begins: ['QueueEntered'], ends: ['QueueLeft'], by: ({ visit, queueId }) => `${visit} ${queueId}` },
  { begins: ['OfferMade', 'ConsultHandedOn'], ends: ['OfferEnded'], by: leg },
  { begins: ['TalkStarted'], ends: ['TalkEnded'], by: ({ n, agentId }) => `${n} ${agentId}` },
  { begins: ['HoldStarted'], ends: ['HoldEnded'], by: leg },
  {
    begins: ['ConsultStarted', 'ConsultDialled'],
    ends: ['ConsultEnded', 'ConsultHandedOn', 'ConsultForwarded', 'CallTransferred', 'TrunkFailed'],
    by: leg,
  },
  { begins: ['ForwardDialled', 'ConsultForwarded'], ends: ['ForwardEnded', 'TrunkFailed', 'Forwarded'], by: leg },
  { begins: ['Forwarded'], ends: ['ForwardOver'], by: leg },
  { begins: ['MessageStarted'], ends: ['MessageEnded'], by: ({ messageId }) => messageId },
  { begins: ['SurveyStarted'], ends: ['SurveyEnded'], by: () => 'the survey' },
];

const brokenPairs = (entries: readonly CallEntry[]): string[] => pairs.flatMap((pair) => brokenPair(pair, entries));

function brokenPair({ begins, ends, by }: Pair, entries: readonly CallEntry[]): string[] {
  const broken: string[] = [];
  const open = new Map<unknown, CallEntry>();
  for (const entry of entries) {
    const key = by(entry as unknown as Named);
    if (ends.includes(entry.type)) {
      const began = open.get(key);
      if (!began && ends[0] === entry.type) broken.push(`${entry.type} ${String(key)} of nothing`);
      if (began && began.at > entry.at) broken.push(`${entry.type} ${String(key)} before it began`);
      open.delete(key);
    }
    if (!begins.includes(entry.type)) continue;
    if (open.has(key)) broken.push(`${entry.type} ${String(key)} twice`);
    open.set(key, entry);
  }
  return [...broken, ...[...open.keys()].map((key) => `${begins.join()} ${String(key)} has no end`)];
}

const property = (check: (entries: readonly Entry[]) => readonly string[], numRuns: number) =>
  fc.assert(
    fc.property(day, (events) => {
      const broken = check(told(events));
      if (broken.length > 0) throw new Error(broken.slice(0, 5).join('; '));
    }),
    { numRuns, seed: 20261123 },
  );

test('a call is numbered from 1 without a hole, begins once, ends once, and is final once', () => {
  property((entries) => {
    const broken: string[] = [];
    for (const [callId, call] of ofCalls(entries)) {
      if (call.some(({ seq }, i) => seq !== i + 1)) broken.push(`${callId} has holes`);
      if (call[0]?.type !== 'CallStarted') broken.push(`${callId} begins with ${call[0]?.type ?? 'nothing'}`);
      const finals = call.filter((entry) => 'final' in entry && entry.final);
      if (finals.length !== 1) broken.push(`${callId} is final ${finals.length} times`);
      if (call.some(({ at }, i) => i > 0 && at < (call[i - 1]?.at ?? 0))) broken.push(`${callId} goes back in time`);
    }
    return broken;
  }, 800);
});

test('queue visits, offers, talks, holds, consultations, messages and surveys each have their end, once', () => {
  property(
    (entries) => [...ofCalls(entries)].flatMap(([id, call]) => brokenPairs(call).map((why) => `${id}: ${why}`)),
    800,
  );
});

test("agents' intervals cover their login time exactly, and agree with the offers and talks of calls", () => {
  property((entries) => {
    const broken: string[] = [];
    for (const [agentId, changes] of ofAgents(entries)) {
      const { added } = foldIntervals([], changes);
      added.forEach((interval, i) => {
        const next = added[i + 1];
        if (next ? interval.to_at !== next.from_at : interval.to_at !== null) broken.push(`${agentId} has a gap`);
        if (next && next.from_at < interval.from_at) broken.push(`${agentId} goes back in time`);
        if (next && interval.from_at !== changes[i]?.at) broken.push(`${agentId} changed at another time`);
      });
      if (added.length !== changes.length) broken.push(`${agentId} changed to what she was`);
      if (added.at(-1)?.state !== 'logged-out') broken.push(`${agentId} never logged out`);
      const loggedIn = added.filter(({ state }) => state !== 'logged-out');
      const sum = loggedIn.reduce((total, { from_at, to_at }) => total + (to_at ?? 0) - from_at, 0);
      if (sum !== loginTime(changes)) broken.push(`${agentId} was there ${sum} of ${loginTime(changes)} ms`);
    }
    return broken;
  }, 800);
});

function loginTime(changes: readonly StateChange[]): number {
  let since: number | null = null;
  let total = 0;
  for (const { state, at } of changes) {
    if (state === 'logged-out' && since !== null) total += at - since;
    if (state === 'logged-out') since = null;
    else since ??= at;
  }
  return total;
}

test('every offer and every talk stands in the interval of its agent, to the millisecond', () => {
  property((entries) => {
    const intervals = [...ofAgents(entries).values()].flatMap((changes) => foldIntervals([], changes).added);
    const broken: string[] = [];
    for (const call of ofCalls(entries).values())
      for (const entry of call) {
        if (entry.type !== 'OfferMade' && entry.type !== 'TalkStarted') continue;
        const state = entry.type === 'OfferMade' ? 'offered' : 'talking';
        const found = intervals.some(
          (each) =>
            each.agent_id === entry.agentId &&
            each.call_id === entry.callId &&
            each.state === state &&
            each.from_at <= entry.at &&
            (each.to_at ?? Infinity) >= entry.at,
        );
        if (!found) broken.push(`${entry.agentId} was not ${state} for ${entry.callId} at ${entry.at}`);
      }
    return broken;
  }, 800);
});
