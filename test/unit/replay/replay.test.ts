/** A recorded day once more: the same rules decide the same; other rules show where they part, and nothing else does. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Rules } from '../../../src/core/rules';
import { replay } from '../../../src/engine/replay/replay';
import { readJournal } from '../../../src/journal/read-journal';
import { openRulesArchive } from '../../../src/rules/rules-archive';
import { JournalFolder } from '../../fakes/journal-folder';
import { queue, queueId } from '../../fixtures/floor/rules';
import { storyRules } from '../../scenario/story-rules';
import { liveDay, writeDay } from './recorded-day';

const rules = storyRules({ hash: 'story-rules' });
const day = liveDay(rules);
const first = day.records[0]?.at ?? 0;
const last = (day.records.at(-1)?.at ?? 0) + 1;
const middle = Math.round((first + last) / 2);
const folders: JournalFolder[] = [];

async function folderWith(snapshotAt: number | null = null): Promise<string> {
  const folder = new JournalFolder();
  folders.push(folder);
  await writeDay(folder.dir, day, snapshotAt);
  return folder.dir;
}
afterAll(() => folders.forEach((folder) => folder.remove()));

const replayed = (dir: string, from: number, to: number, others: Rules | null = null) =>
  replay(readJournal(dir), (hash) => openRulesArchive(join(dir, 'rules')).read(hash), { from, to, rules: others });

test('the same rules decide the same, all day', async () => {
  const dir = await folderWith();
  const report = await replayed(dir, first, last);
  expect(report).toMatchObject({ inputs: day.records.length, callsThatDiffer: 0, agentsThatDiffer: 0 });
  expect(report?.calls).toBeGreaterThan(100);
});

test('also from the middle of the day, told from the beginning or from a snapshot', async () => {
  const snapshotAt = day.records.findIndex(({ at }) => at >= middle) - 20;
  for (const dir of [await folderWith(), await folderWith(snapshotAt)]) {
    const report = await replayed(dir, middle, last);
    expect(report).toMatchObject({ differences: [], softwareDiffers: 0 });
    expect(report?.inputs).toBeLessThan(day.records.length);
  }
});

test('packed segments are read like the others', async () => {
  const dir = await folderWith(day.records.length - 10);
  expect(readdirSync(dir).filter((file) => file.endsWith('.gz')).length).toBeGreaterThan(2);
  expect(await replayed(dir, first, last)).toMatchObject({ inputs: day.records.length, differences: [] });
});

test('rules that mean the same, given as others, differ in nothing', async () => {
  const dir = await folderWith();
  const report = await replayed(dir, first, last, { ...rules, hash: 'same-meaning' });
  expect(report).toMatchObject({ differences: [], softwareDiffers: 0 });
});

test('another choice of agent is named at the first offer that would have gone elsewhere', async () => {
  const dir = await folderWith();
  const queues = new Map([...rules.queues].map(([id, queue]) => [id, { ...queue, agent: 'fixed-order' as const }]));
  const report = await replayed(dir, first, last, { ...rules, hash: 'fixed', queues });
  const offers = report?.differences.filter(({ of }) => of === 'call') ?? [];
  expect(offers.length).toBeGreaterThan(5);
  const [one] = offers;
  const offered = (entries: NonNullable<typeof one>['was']) =>
    entries.flatMap((entry) => (entry.type === 'OfferMade' ? [entry.agentId] : []));
  expect(offered(one?.was ?? [])).not.toEqual(offered(one?.now ?? []));
  expect(offered(one?.was ?? [])).toHaveLength(1);
});

test('a longest wait sends callers on at its own deadlines, though no Tick of them is on record', async () => {
  const dir = await folderWith();
  const to = { kind: 'queue', queueId: queueId('general'), language: null } as const;
  const queues = new Map(rules.queues);
  const consulting = queue('consulting');
  queues.set(consulting.id, { ...consulting, overflow: { ...consulting.overflow, waited: { afterMs: 10_007, to } } });
  const report = await replayed(dir, first, last, { ...rules, hash: 'impatient', queues });
  const ticks = report?.differences.filter(({ of, event, was }) => of === 'call' && event === 'Tick' && !was.length);
  const sentOn = ticks?.filter(({ now }) => now.some((entry) => entry.type === 'QueueLeft')) ?? [];
  expect(sentOn.length).toBeGreaterThan(3);
  const left = sentOn[0]?.now.find((entry) => entry.type === 'QueueLeft');
  expect(left).toMatchObject({ exit: 'overflowed', waitMs: 10_007 });
  expect(report?.softwareDiffers).toBe(0);
});

test('only what callers would hear: the commands differ, the entries do not', async () => {
  const dir = await folderWith();
  const queues = new Map([...rules.queues].map(([id, queue]) => [id, { ...queue, record: false }]));
  const report = await replayed(dir, first, last, { ...rules, hash: 'unrecorded', queues });
  const talk = report?.differences.find(({ event }) => event === 'OfferAnswered');
  expect(talk?.commandsWere.map(({ type }) => type)).toContain('StartRecording');
  expect(talk?.commandsNow.map(({ type }) => type)).not.toContain('StartRecording');
});

test('nothing on record of that time', async () => {
  const dir = await folderWith();
  expect(await replayed(dir, last + 1, last + 2)).toMatchObject({ inputs: 0, calls: 0, differences: [] });
});

test('a journal whose first segments are gone: what is known by then decides the same', async () => {
  const dir = await folderWith();
  const [oldest = ''] = readdirSync(dir)
    .filter((file) => file.includes('.journal'))
    .sort();
  rmSync(join(dir, oldest));
  const report = await replayed(dir, middle, last);
  expect(report).toMatchObject({ beginning: 'middle', differences: [] });
  expect(report?.calls).toBeGreaterThan(30);
});
