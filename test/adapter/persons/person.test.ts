/** One person erased: her number stands nowhere any more, everybody else's does, and reports say what they said. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Core } from '../../../src/core/core';
import type { Command } from '../../../src/core/command';
import type { Event } from '../../../src/core/event';
import { legId, type AgentId, type CallId, type NodeId } from '../../../src/core/ids';
import { stateHash } from '../../../src/core/snapshot';
import { Engine } from '../../../src/engine/engine';
import { recoverCore } from '../../../src/engine/recover';
import type { Erasure, PersonDesk, PersonTold } from '../../../src/engine/ports';
import { personOnFloor } from '../../../src/engine/person-on-floor';
import { SystemClock } from '../../../src/engine/system-clock';
import { createPersonDesk } from '../../../src/persons/person-desk';
import { refresh } from '../../../src/reports/refresh';
import { querySums } from '../../../src/reports/query-sums';
import { createCallerLists } from '../../../src/storage/caller-lists';
import { writeWave } from '../recordings/wave-file';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';
import { contents, dumpOf } from './all-kept';

const node = 'node-1' as NodeId;
const general = queue('general', { wrapUpMs: 0, redialMs: 600_000, lastAgent: { withinMs: 86_400_000, waitMs: 1000 } });
const ruleSet = rules({ queues: new Map([[general.id, general]]) });
const she = '13800001111';
const other = '13900002222';

let postgres: TestPostgres;
let url: string;
let desk: JournalDesk;
let stateDir: string;
let core: Core;
let engine: Engine;
let persons: PersonDesk;
const clock = new SystemClock();

beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterAll(() => postgres.stop(), 30_000);
beforeEach(async () => {
  url = await postgres.database();
  desk = await JournalDesk.open(url, ruleSet);
  stateDir = mkdtempSync(join(tmpdir(), 'hotline-person-'));
  for (const room of ['logs', 'recordings']) mkdirSync(join(stateDir, room));
  core = Core.create(ruleSet, clock.now());
  await desk.store.snapshot(core.snapshot(), 0);
  const { log } = desk.log;
  engine = new Engine({ core, lastN: 0, clock, journal: desk.store, commands: { execute: obey }, log });
  const callers = createCallerLists({
    url,
    pool: desk.pool,
    known: () => [],
    filed: () => [],
    post: engine,
    clock,
    log,
  });
  persons = createPersonDesk({
    ...{ pool: desk.pool, stateDir, recordingsDir: join(stateDir, 'recordings'), salt: 'salt', callers },
    ...{ post: engine, clock, isOnFloor: (numbers) => personOnFloor(core, numbers) },
    settled: (ms) => desk.writer.settled(ms),
    rewriteJournal: (eraser) => desk.store.rewrite(eraser),
    removeRecordings: async () => 0,
  });
  tell({ type: 'PhoneRegistered', at: clock.now(), agentId: '8001' as AgentId });
  tell({ type: 'AgentLoggedIn', at: clock.now(), agentId: '8001' as AgentId });
}, 30_000);
afterEach(async () => {
  engine.stop();
  await desk.close();
  rmSync(stateDir, { recursive: true, force: true });
}, 30_000);

const tell = (event: Event) => engine.post(event);

/** Phones that answer at once. */
function obey(commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.type !== 'OfferCall') continue;
    const { callId, legId: leg } = command;
    setImmediate(() => {
      tell({ type: 'OfferRinging', at: clock.now(), callId, legId: leg });
      tell({ type: 'OfferAnswered', at: clock.now(), callId, legId: leg });
    });
  }
}

/** She talks with 8001; `ends` false: she is still there. */
async function calls(caller: string, ends = true): Promise<CallId> {
  const hex = clock.now().toString(16).padStart(12, '0');
  const callId = `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}` as CallId;
  tell({ type: 'CallArrived', at: clock.now(), callId, legId: legId(callId, 0), node, dialled: '95002', caller });
  await until('they talk', () => core.floor.calls.get(callId)?.phase.kind === 'talking');
  writeWave(join(stateDir, 'recordings', `${callId}-r1-agent.wav`), { seconds: 1 });
  appendFileSync(join(stateDir, 'logs', 'asterisk.log'), `INVITE from <sip:${caller}@127.0.0.2> call ${callId}\n`);
  if (!ends) return callId;
  tell({ type: 'CallerHungUp', at: clock.now(), callId, legId: legId(callId, 0) });
  await until('the agent is free', () => core.floor.agents.get('8001' as AgentId)?.state.kind === 'ready');
  return callId;
}

const wish = (number: string, isTrial = false) =>
  persons.erase({ number, reason: 'asked for it', by: 'wang', isTrial });

/** All that is on the disk, unpacked, and all that is in the database. */
const everything = async () =>
  [await dumpOf(url), ...[desk.folder.dir, stateDir].flatMap((dir) => contents(dir))].join('\n');

async function figures() {
  await desk.delivered();
  const day = { from: Math.floor(clock.now() / 86_400_000) * 86_400_000 - 86_400_000, to: clock.now() + 900_000 };
  await refresh(desk.pool, day);
  const period = { from: day.from, to: Math.ceil(day.to / 900_000) * 900_000 };
  const targets = { withinS: 15, maxWaitS: 60, shortAbandonS: 5, threeRingsS: 15, repeatHours: 24 };
  return await Promise.all(
    (['all', 'number', 'queue', 'agent'] as const).map((grain) =>
      querySums(desk.pool, { grain, periods: [period], targets }),
    ),
  );
}

test('she is erased in rows, journal, snapshots, logs and recordings; figures, others and replay stay', async () => {
  const hers = [await calls(she), await calls(`+86${she}`), await calls(she)];
  const theirs = await calls(other);
  await desk.rows(`INSERT INTO known_caller (number, list) VALUES ($1, 'blocked'), ($2, 'blocked')`, [she, other]);
  await desk.rows(`UPDATE call SET data = '{"order":"88"}' WHERE call_id = $1`, [hers[0]]);
  // Her time at work would go on otherwise.
  tell({ type: 'AgentLoggedOut', at: clock.now(), agentId: '8001' as AgentId });
  await desk.store.snapshot(core.snapshot(), engine.lastN);
  const before = await figures();
  expect(await everything()).toContain(she);

  const trial = (await wish(`0086${she}`, true)) as Erasure;
  expect(trial).toMatchObject({ isTrial: true, calls: 3, spared: [] });
  expect(await everything()).toContain(she);

  const told = (await persons.tell(she)) as PersonTold;
  expect([...told.calls].sort()).toEqual([...hers].sort());
  expect(Object.keys(told.rows)).toEqual(expect.arrayContaining(['call', 'call_event', 'known_caller', 'talk']));

  const done = (await wish(`0086${she}`)) as Erasure;
  expect(done).toMatchObject({ isTrial: false, calls: 3, byHand: [] });
  await desk.delivered();
  const after = await everything();
  expect(after).not.toContain(she);
  expect(after).toContain(other);
  expect(after).toContain(done.mark);
  expect(hers.map((id) => existsSync(join(stateDir, 'recordings', `${id}-r1-agent.wav`)))).toEqual([
    false,
    false,
    false,
  ]);
  expect(existsSync(join(stateDir, 'recordings', `${theirs}-r1-agent.wav`))).toBe(true);

  expect(await figures()).toEqual(before);
  const live = stateHash(core.floor);
  await desk.restart();
  const again = await recoverCore(await desk.store.recover(), async () => ruleSet, desk.log.log);
  expect(again && stateHash(again.core.floor)).toBe(live);
}, 60_000);

test('on the line she is not erased; afterwards she is; nobody and a department are no persons', async () => {
  const callId = await calls(she, false);
  expect(await wish(she)).toBe('person-on-call');
  expect(await wish('95002')).toBe('number-unreadable');
  tell({ type: 'CallerHungUp', at: clock.now(), callId, legId: legId(callId, 0) });
  await until('she is gone', () => core.floor.calls.size === 0);
  expect(await wish(she)).toMatchObject({ calls: 1 });
}, 30_000);

test('what the law wants kept of a callback stays until its time, and is said', async () => {
  const promised = await calls(she);
  await calls(she);
  await desk.delivered();
  await desk.rows(
    `INSERT INTO callback (callback_id, parent_call_id, node, queue_id, number, language, due_at, created_at, promised_at, closed_at, state)
     VALUES ('b1', $1, 'n', 'general', $2, 'zh', now(), now(), now(), now(), 'kept')`,
    [promised, she],
  );
  const done = (await wish(she)) as Erasure;
  expect(done.calls).toBe(1);
  expect(done.spared.map(({ id }) => id).sort()).toEqual([promised, 'b1'].sort());
  expect((await desk.rows('SELECT caller FROM call WHERE call_id = $1', [promised]))[0]).toEqual({ caller: she });
  await desk.rows(`UPDATE callback SET closed_at = now() - interval '31 days'`);
  expect(await wish(she)).toMatchObject({ calls: 1, spared: [] });
  expect(await everything()).not.toContain(she);
}, 30_000);
