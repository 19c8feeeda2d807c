import { brokenInvariants } from '../../../src/core/invariant';
import type { Rules } from '../../../src/core/rules';
import { stateHash } from '../../../src/core/snapshot';
import type { StepRecord } from '../../../src/engine/ports';
import { recoverCore } from '../../../src/engine/recover';
import { createLog } from '../../../src/log';
import { storyRules } from '../../scenario/story-rules';
import { Stage } from './stage';

const log = createLog('silent');
const first = storyRules();
const second = storyRules({ hash: 'second', rings: 2 });
const archive = async (hash: string): Promise<Rules> => {
  const found = [first, second].find((rules) => rules.hash === hash);
  if (!found) throw new Error(`no rules ${hash}`);
  return found;
};

const morning = `
   0s AgentsReady 8001 8002
   1s CallArrived c1 95002
   2s OfferAnswered c1.1
   3s CallArrived c2 95002
   4s OfferRinging c2.1`;
const noon = `
   5s CallArrived c3 95002
   6s RulesChanged second
   7s CallArrived c4 95001
  15s CallerHungUp c1
  21s DigitPressed c4 0`;

/** As the journal gives them back: plain data, one after another. */
async function* from(records: readonly StepRecord[]): AsyncGenerator<StepRecord> {
  for (const record of records) yield JSON.parse(JSON.stringify(record)) as StepRecord;
}

test('the last snapshot and the inputs behind it give the floor as it was', async () => {
  const stage = new Stage(first).play(morning);
  const snapshot = { n: stage.engine.lastN, state: JSON.parse(JSON.stringify(stage.core.snapshot())) as unknown };
  stage.play(noon, [second]);
  const recovered = await recoverCore({ snapshot, records: from(stage.records.slice(snapshot.n)) }, archive, log);
  if (!recovered) throw new Error('nothing recovered');
  expect(recovered.n).toBe(stage.engine.lastN);
  expect(stateHash(recovered.core.floor)).toBe(stateHash(stage.core.floor));
  expect(brokenInvariants(recovered.core.floor)).toEqual([]);
  expect(recovered.core.floor.rules.rings).toBe(2);
  expect(recovered.core.nextDeadline()).toBe(stage.core.nextDeadline());
});

test('it does not matter where in the day the snapshot was taken', async () => {
  const whole = new Stage(first);
  const snapshots = [{ n: 0, state: whole.core.snapshot() }];
  for (const line of `${morning}${noon}`.trim().split('\n')) {
    whole.play(line, [second]);
    snapshots.push({ n: whole.engine.lastN, state: whole.core.snapshot() });
  }
  for (const snapshot of snapshots) {
    const recovered = await recoverCore({ snapshot, records: from(whole.records.slice(snapshot.n)) }, archive, log);
    expect(recovered && stateHash(recovered.core.floor)).toBe(stateHash(whole.core.floor));
  }
});

test('a new engine goes on with numbers and deadlines, and asks Asterisk for nothing until it has seen it', async () => {
  const stage = new Stage(first).play(morning);
  const snapshot = { n: stage.engine.lastN, state: stage.core.snapshot() };
  const recovered = await recoverCore({ snapshot, records: from([]) }, archive, log);
  if (!recovered) throw new Error('nothing recovered');
  const again = new Stage(first, recovered.core, recovered.n);
  again.engine.setWake();
  expect(again.commands).toEqual([]);
  expect(again.clock.armed).toEqual([19_000]);
  again.play('9s FloorListed c1.0 c1.1 c1-b1=c1.0+c1.1 c2.0 c2.1:ringing phone=8001,8002');
  expect(again.records[0]?.n).toBe(snapshot.n + 1);
  expect(again.typesOf(again.commands)).toEqual(['StartHoldMusic']);
});

test('nothing on record: nothing to recover', async () => {
  expect(await recoverCore({ snapshot: null, records: from([]) }, archive, log)).toBeNull();
});

test('rules nobody kept are named', async () => {
  const state = { ...new Stage(first).core.snapshot(), rulesHash: 'lost' };
  await expect(recoverCore({ snapshot: { n: 0, state }, records: from([]) }, archive, log)).rejects.toThrow('lost');
});
