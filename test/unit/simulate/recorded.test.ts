/** Yesterday's callers once more: what the record shows is taken over, what it hides is made up sanely. */
import { join } from 'node:path';
import type { Rules } from '../../../src/core/rules';
import { observe, type Observed } from '../../../src/engine/simulate/observe-period';
import { recordedTraffic } from '../../../src/engine/simulate/recorded-traffic';
import { simulate } from '../../../src/engine/simulate/simulate';
import { readJournal } from '../../../src/journal/read-journal';
import { openRulesArchive } from '../../../src/rules/rules-archive';
import { JournalFolder } from '../../fakes/journal-folder';
import { agent } from '../../fixtures/floor/rules';
import { storyRules } from '../../scenario/story-rules';
import { liveDay, writeDay, type Day } from '../replay/recorded-day';

const hourMs = 3_600_000;
const load =
  'calls=45/30m,talk=100s,patience=70s,for=6h,answer=88%,refuse=4%,ring=lognormal:6s~2s,rest=25s,keys=1:60%+21:20%,' +
  'prompt=4s,number=95001';
const rules = storyRules({ hash: 'story-rules' });
const day = liveDay(rules, load);
const begin = day.records[0]?.at ?? 0;
const folder = new JournalFolder();
beforeAll(() => writeDay(folder.dir, day));
afterAll(() => folder.remove());

async function observed(of: Day = day, from = begin + hourMs, to = begin + 5 * hourMs): Promise<Observed> {
  const archive = openRulesArchive(join(folder.dir, 'rules'));
  const found = await observe(readJournal(folder.dir), (hash) => archive.read(hash), { from, to });
  if (!found) throw new Error(`nothing of ${of.records.length} records`);
  return found;
}
const tryOut = (of: Observed, tried: Rules, seed = 1) =>
  simulate({ rules: tried, traffic: recordedTraffic(of, { seed }), seed });

test('callers come as they came, with the keys they pressed; those before the period are not counted', async () => {
  const of = await observed();
  const started = day.records.flatMap(({ entries }) => entries.filter((entry) => entry.type === 'CallStarted'));
  const inPeriod = started.filter(({ at }) => at >= of.from && at < of.to);
  expect(tryOut(of, rules).calls).toBe(inPeriod.length);
  const traffic = recordedTraffic(of, { seed: 1 });
  const first = traffic.callers().next();
  expect(first.done !== true && first.value.at).toBe(started.find(({ at }) => at >= of.begin)?.at);
  expect(traffic.begin).toBeLessThan(of.from);
  const talk = day.records
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.type === 'TalkEnded' && entry.at > of.begin + hourMs);
  const talker = of.calls.find(({ talk: had }) => talk?.type === 'TalkEnded' && had?.ms === talk.talkMs);
  expect(talker?.talk?.ended).toBe(true);
});

test('by the same rules the figures are near those that were reached', async () => {
  const of = await observed();
  const reached = of.figures;
  const seeds = [1, 2, 3, 4, 5].map((seed) => tryOut(of, rules, seed));
  const mean = (value: (figures: typeof reached) => number | null) =>
    seeds.reduce((sum, figures) => sum + (value(figures) ?? 0), 0) / seeds.length;
  expect(mean((figures) => figures.entered)).toBe(reached.entered);
  expect(mean((figures) => figures.occupancy)).toBeCloseTo(reached.occupancy ?? 0, 1);
  expect(Math.abs(mean((figures) => figures.abandonment) - (reached.abandonment ?? 0))).toBeLessThan(0.06);
  expect(Math.abs(mean((figures) => figures.serviceLevel20) - (reached.serviceLevel20 ?? 0))).toBeLessThan(0.08);
  expect(Math.abs(mean((figures) => figures.threeRingRate) - (reached.threeRingRate ?? 0))).toBeLessThan(0.04);
});

test('patience is not taken for the wait of those who gave up: most were answered first', async () => {
  const of = await observed();
  const traffic = recordedTraffic(of, { seed: 1 });
  const patience: number[] = [];
  const callers = traffic.callers();
  for (let next = callers.next(); next.done !== true; next = callers.next()) patience.push(next.value.patienceMs);
  const mean = patience.reduce((sum, ms) => sum + ms, 0) / patience.length;
  expect(mean).toBeGreaterThan(50_000); // 70 s in truth
  expect(mean).toBeLessThan(95_000);
  const gaveUp = of.calls.flatMap(({ wait }) => (wait?.ended ? [wait.ms] : []));
  expect(gaveUp.reduce((sum, ms) => sum + ms, 0) / gaveUp.length).toBeLessThan(mean * 0.8);
});

test('one more agent in the rules works all the time, and it shows', async () => {
  const of = await observed();
  const more = { ...agent('8009', { general: 5, consulting: 5, repair: 5 }) };
  const better = tryOut(of, { ...rules, agents: new Map([...rules.agents, [more.id, more]]) });
  const before = tryOut(of, rules);
  expect(better.calls).toBe(before.calls);
  expect(better.serviceLevel20 ?? 0).toBeGreaterThan((before.serviceLevel20 ?? 0) + 0.05);
  expect(better.abandonment ?? 1).toBeLessThan(before.abandonment ?? 0);
});

test('what it rests on is told', async () => {
  const of = await observed();
  const { basis } = recordedTraffic(of, { seed: 1 });
  expect(basis.patience.seen).toBeGreaterThan(basis.patience.ends);
  expect(basis.talks.ends).toBeGreaterThan(100);
  expect(basis.restMs).toBe(25_000);
  expect(of.promptMs.get('menu-main')).toBe(4_000);
});

test('agents keep their own hours: who left early is gone early', async () => {
  const of = await observed();
  const agentId = [...rules.agents.keys()][2];
  if (!agentId) throw new Error('three agents are needed');
  const noon = of.from + hourMs;
  of.staff.wishes.push({ type: 'AgentLoggedOut', at: noon, agentId });
  expect(tryOut(of, rules).abandonment ?? 0).toBeGreaterThan(tryOut(await observed(), rules).abandonment ?? 1);
});

test('a period that goes on behind the record ends with the record', async () => {
  const of = await observed(day, begin, begin + 40 * hourMs);
  expect(of.to).toBe((day.records.at(-1)?.at ?? 0) + 1);
  expect(of.figures.occupancy).toBeCloseTo(tryOut(of, rules).occupancy ?? 0, 1);
});
