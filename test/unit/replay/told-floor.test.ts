/** The floor told from the entries is the floor that was, to the last index. */
import fc from 'fast-check';
import { Core } from '../../../src/core/core';
import type { Event } from '../../../src/core/event';
import type { CallId, NodeId } from '../../../src/core/ids';
import { brokenInvariants } from '../../../src/core/invariant';
import type { Rules } from '../../../src/core/rules';
import { stateHash } from '../../../src/core/snapshot';
import type { StepRecord } from '../../../src/engine/ports';
import { ToldFloor } from '../../../src/engine/replay/told-floor';
import { plausibleEvents } from '../../fixtures/floor/plausible';
import { ruleSets } from '../../fixtures/floor/rule-sets';

const node = 'node-1' as NodeId;
const first = ruleSets[0] as Rules;
const rulesOf = (event: Event) =>
  event.type === 'RulesChanged' ? ruleSets.find((each) => each.hash === event.hash) : undefined;
const day = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 0, 0, 20, 1_000, 6_000, 20_000)), {
  minLength: 1,
  maxLength: 120,
  size: 'max',
});

/** Live through the moments; the journal's records of it. */
function live(moments: readonly (readonly [number, number])[]): { core: Core; records: StepRecord[] } {
  const core = Core.create(first, 0);
  const records: StepRecord[] = [];
  let at = 0;
  const step = (event: Event) => {
    const { entries } = core.step(event, rulesOf(event));
    const record = { n: records.length + 1, at: core.floor.now, event, entries };
    records.push(JSON.parse(JSON.stringify(record)) as StepRecord);
  };
  for (const [i, [pick, passed]] of moments.entries()) {
    at += passed;
    for (let due = core.nextDeadline(); due !== null && due <= at; due = core.nextDeadline())
      step({ type: 'Tick', at: due });
    const likely = plausibleEvents(core, node, `n${i}` as CallId);
    if (pick % 23 === 0) step({ type: 'RulesChanged', at, hash: (ruleSets[pick % ruleSets.length] as Rules).hash });
    else if (pick % 29 === 0) step({ type: 'DayBegan', at });
    else step({ ...(likely[pick % likely.length] as Event), at });
  }
  return { core, records };
}

test('entries alone give the floor that the core has', () => {
  fc.assert(
    fc.property(day, (moments) => {
      const { core, records } = live(moments);
      const told = ToldFloor.empty(first, 0, 'start');
      for (const record of records) told.tell(record, rulesOf(record.event));
      expect(told.misfits).toEqual([]);
      expect(stateHash(told.floor)).toBe(stateHash(core.floor));
      expect(brokenInvariants(told.floor)).toEqual(brokenInvariants(core.floor));
    }),
    { numRuns: 300, seed: 20261122 },
  );
});

test('also from a snapshot on', () => {
  fc.assert(
    fc.property(day, fc.nat(), (moments, cut) => {
      const { core, records } = live(moments);
      const at = cut % records.length;
      const before = Core.create(first, 0);
      for (const { event } of records.slice(0, at)) before.step(event, rulesOf(event));
      const told = ToldFloor.restored(before.floor.rules, before.snapshot());
      for (const record of records.slice(at)) told.tell(record, rulesOf(record.event));
      expect(stateHash(told.floor)).toBe(stateHash(core.floor));
    }),
    { numRuns: 200, seed: 20261122 },
  );
});

test('a journal that begins in the middle tells of agents from their first change on', () => {
  const core = Core.create(first, 0);
  const [known, silent] = [...first.agents.keys()];
  if (!known || !silent) throw new Error('two agents are needed');
  for (const agentId of [known, silent]) {
    core.step({ type: 'PhoneRegistered', at: 0, agentId });
    core.step({ type: 'AgentLoggedIn', at: 0, agentId });
  }
  const told = ToldFloor.empty(first, 1_000, 'middle');
  let n = 50;
  const tell = (event: Event) => {
    const { entries } = core.step(event);
    told.tell({ n: (n += 1), at: core.floor.now, event, entries });
  };
  tell({ type: 'AgentPaused', at: 2_000, agentId: known, reason: 'lunch' });
  expect([...told.unknown]).not.toContain(known);
  expect([...told.unknown]).toContain(silent);
  tell({ type: 'AgentReadied', at: 3_000, agentId: known });
  expect(told.floor.agents.get(known)).toMatchObject({ state: { kind: 'ready' }, registered: true });
});
