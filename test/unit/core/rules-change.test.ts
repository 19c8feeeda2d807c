/**
 * Random days on which the operators change the rules again and again, phones dial feature codes, and Asterisk is lost
 * and found. Nobody may be stranded in something that is no more, and no deadline may stand that nobody can answer.
 */
import fc from 'fast-check';
import type { Command } from '../../../src/core/command';
import { Core, type Stepped } from '../../../src/core/core';
import type { Event, FloorListed } from '../../../src/core/event';
import { callIdOfLeg, legId, type CallId, type LegId, type NodeId } from '../../../src/core/ids';
import { brokenInvariants } from '../../../src/core/invariant';
import type { Rules } from '../../../src/core/rules';
import { corePrompts } from '../../../src/core/speak';
import { stateHash } from '../../../src/core/snapshot';
import { plausibleEvents, type Timeless } from '../../fixtures/floor/plausible';
import { ruleSets } from '../../fixtures/floor/rule-sets';
import { agentId } from '../../fixtures/floor/rules';

const node = 'node-1' as NodeId;
const first = ruleSets[0] as Rules;
const rulesOf = (event: Event) =>
  event.type === 'RulesChanged' ? ruleSets.find((each) => each.hash === event.hash) : undefined;

type Moment = readonly [pick: number, kind: number, passed: number];
const day = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 19 }), fc.constantFrom(0, 0, 0, 1, 20, 1_000, 6_000, 20_000)), {
  minLength: 1,
  maxLength: 120,
  size: 'max',
});

/** Mostly what the floor waits for; now and then what nobody expects. */
function happening(core: Core, [pick, kind]: Moment, i: number): Timeless {
  const agents = ['8001', '8002', '8003', '8009'].map(agentId);
  const agent = agents[pick % agents.length] as (typeof agents)[number];
  const phone = { agentId: agent, legId: legId(`f${i}` as CallId, 0), node };
  if (kind === 0) return { type: 'RulesChanged', hash: (ruleSets[pick % ruleSets.length] as Rules).hash };
  if (kind === 1) return { type: 'AgentPaused', reason: 'lunch', ...phone };
  if (kind === 2) return { type: 'AgentLoggedOut', ...phone };
  if (kind === 3) return { type: 'AgentLoggedIn', ...phone };
  if (kind === 4) return { type: 'PhoneUnregistered', agentId: agent };
  if (kind === 5) return listing(core, pick);
  if (kind === 6 && pick % 5 === 0) return { type: 'NodeLost', node };
  const likely = plausibleEvents(core, node, `n${i}` as CallId);
  return likely[pick % likely.length] as Timeless;
}

/** Some of the legs that should be there, by the bits of `pick`. */
function listing({ floor }: Core, pick: number): Omit<FloorListed, 'at'> {
  const legs: LegId[] = [...floor.legs.keys(), ...[...floor.calls.keys()].map((id) => legId(id, 0))];
  const listed = legs.filter((_, i) => ((pick >> (i % 16)) & 1) === 0);
  const registered = [...floor.agents.keys()].filter((_, i) => ((pick >> i) & 3) !== 3);
  const channels = listed.map((leg, i) => ({ legId: leg, callId: callIdOfLeg(leg), up: i % 2 === 0, ringing: true }));
  return { type: 'FloorListed', node, channels, bridges: [], registered };
}

/** Plays the day; throws where a step fails, an invariant breaks or time does not pass. */
function live(moments: readonly Moment[]): { readonly core: Core; readonly inputs: readonly Event[] } {
  const core = Core.create(first, 0);
  const inputs: Event[] = [];
  const step = (event: Event) => {
    inputs.push(event);
    check(core, event, core.step(event, rulesOf(event)));
  };
  let now = 0;
  for (const [i, moment] of moments.entries()) {
    now += moment[2];
    for (let due = core.nextDeadline(); due !== null && due <= now; due = core.nextDeadline())
      step({ type: 'Tick', at: due });
    step({ ...happening(core, moment, i), at: now });
  }
  return { core, inputs };
}

const ruled = new Set(['menu-main', 'menu-repair', 'goodbye', 'queue-welcome', 'please-hold']);

/** A sentence nobody told the prompts' check of would be silence in a call. */
function unknownPrompts(commands: readonly Command[]): readonly string[] {
  return commands
    .flatMap((each) => (each.type === 'PlayPrompt' ? each.prompts : each.type === 'BridgeLegs' ? each.announce : []))
    .filter((prompt) => !corePrompts.includes(prompt) && !ruled.has(prompt) && !/^agent-name-\d+$/.test(prompt));
}

function check(core: Core, event: Event, { commands, error, mended }: Stepped): void {
  const bug: unknown = error ?? mended[0];
  if (bug !== undefined) throw new Error(`${JSON.stringify(event)} failed`, { cause: bug });
  const broken = [...brokenInvariants(core.floor), ...unknownPrompts(commands)];
  const due = core.nextDeadline();
  if (event.type === 'Tick' && due !== null && due <= event.at) broken.push(`a deadline of ${due} still stands`);
  if (broken.length > 0) throw new Error(`after ${JSON.stringify(event)}: ${broken.join('; ')}`);
}

test('the invariants hold whatever the operators change, and a replay ends in the same state', () => {
  fc.assert(
    fc.property(day, fc.nat(), (moments, cut) => {
      const { core, inputs } = live(moments);
      const again = Core.create(first, 0);
      let restored: Core | null = null;
      for (const [i, event] of inputs.entries()) {
        again.step(event, rulesOf(event));
        restored?.step(event, rulesOf(event));
        if (i === cut % inputs.length) restored = Core.restore(again.floor.rules, again.snapshot());
      }
      expect(stateHash(again.floor)).toBe(stateHash(core.floor));
      expect(restored && stateHash(restored.floor)).toBe(stateHash(core.floor));
    }),
    { numRuns: 400, seed: 20261122 },
  );
});

test('after the day every caller has an outcome and every agent of old rules is gone', () => {
  fc.assert(
    fc.property(day, (moments) => {
      const { core } = live(moments);
      let at = core.floor.now;
      core.step({ type: 'RulesChanged', at, hash: first.hash }, first);
      core.step({ type: 'NodeLost', at, node });
      for (let due = core.nextDeadline(); due !== null; due = core.nextDeadline())
        core.step({ type: 'Tick', at: (at = due) });
      expect([...core.floor.calls.keys(), ...core.floor.legs.keys(), ...core.floor.fences.keys()]).toEqual([]);
      expect([...core.floor.agents.keys()].sort()).toEqual([...first.agents.keys()].sort());
    }),
    { numRuns: 500, seed: 20261122 },
  );
});
