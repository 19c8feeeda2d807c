/** `hotline explain`, `replay` and `simulate` as an operator types them, on a journal of the shipped rules. */
import { writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { buildProgram } from '../../../src/cli';
import type { Simulation } from '../../../src/cli/simulate/print-simulation';
import type { Explanation } from '../../../src/engine/explain/explain';
import type { ReplayReport } from '../../../src/engine/replay/replay';
import { loadRules } from '../../../src/rules/load-rules';
import { JournalFolder } from '../../fakes/journal-folder';
import { liveDay, writeDay, type Day } from './recorded-day';
import { runHotline } from './run-hotline';

const shipped = join(__dirname, '..', '..', '..', 'config', 'hotline.yaml');
const folder = new JournalFolder();
const env = { HOTLINE_JOURNAL_DIR: folder.dir, HOTLINE_RULES: shipped };
const hotline = (...words: string[]) => runHotline(words, env);
const changed = join(folder.dir, 'changed.yaml');
let day: Day;
let from = '';
let to = '';

beforeAll(async () => {
  const rules = await loadRules(shipped);
  day = liveDay(rules, 'calls=80/30m,talk=150s,patience=80s,for=3h,answer=90%,ring=5s,keys=1:50%+21:30%,number=95001');
  await writeDay(folder.dir, day, day.records.length - 5);
  const text = (at = 0) => DateTime.fromMillis(at, { zone: rules.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
  from = text(day.records[0]?.at);
  to = text((day.records.at(-1)?.at ?? 0) + 1);
  writeFileSync(changed, readFileSync(shipped, 'utf8').replaceAll('wrapUp: 15s', 'wrapUp: 90s'));
});
afterAll(() => folder.remove());

test('replay: the same rules decide the same, others are named call by call', async () => {
  const same = await hotline('replay', from, to);
  expect(same.out).toContain('决定完全相同 / no difference');
  const other = await hotline('replay', from, to, '--rules', changed);
  expect(other.out).toMatch(/\d+ 通来电、\d+ 位坐席不同 \/ \d+ calls and \d+ agents differ/);
  expect(other.out).toMatch(/原 was .*\n\s+今 now /);
  const json = JSON.parse((await hotline('replay', from, to, '--rules', changed, '--json')).out) as ReplayReport;
  expect(json.inputs).toBe(day.records.length);
  expect(json.callsThatDiffer).toBeGreaterThan(0);
});

test('simulate: yesterday by other rules, beside those in force and beside what was reached', async () => {
  const { out } = await hotline('simulate', '--rules', changed, '--from', from, '--to', to, '--json');
  const { tried, against, recorded } = JSON.parse(out) as Simulation;
  expect(tried.hash).not.toBe(day.rules.hash);
  expect(against.hash).toBe(day.rules.hash);
  expect(tried.figures.calls).toBe(recorded?.calls);
  expect(tried.figures.serviceLevel ?? 0).toBeLessThan((against.figures.serviceLevel ?? 0) - 0.05);
  expect(Math.abs((against.figures.abandonment ?? 0) - (recorded?.abandonment ?? 1))).toBeLessThan(0.08);
  const text = (await hotline('simulate', '--rules', changed, '--from', from, '--to', to)).out;
  for (const word of ['服务水平 service level', 'ASA', 'P(wait)', '放弃 abandoned', '占用率 occupancy', '三声接听率'])
    expect(text).toContain(word);
  for (const word of ['试 tried', '对照 against', '实际 recorded', 'consulting', 'repair'])
    expect(text).toContain(word);
});

test('simulate: callers made up need no journal', async () => {
  const load = 'calls=100/30m,talk=180s,agents=14,patience=120s,for=2h';
  const { out } = await hotline(
    'simulate',
    '--rules',
    shipped,
    '--against',
    changed,
    '--load',
    load,
    '--seed',
    '9',
    '--json',
  );
  const simulation = JSON.parse(out) as Simulation;
  expect(simulation).toMatchObject({ load, seed: 9, recorded: null });
  expect(simulation.tried.figures.calls).toBe(simulation.against.figures.calls);
  expect(
    JSON.parse(
      (await hotline('simulate', '--rules', shipped, '--against', changed, '--load', load, '--seed', '9', '--json'))
        .out,
    ),
  ).toEqual(simulation);
});

test('explain: any call of the day, in words and as data', async () => {
  const entries = day.records.flatMap((record) => record.entries);
  const wait = (entry: (typeof entries)[number]) =>
    entry.type === 'QueueLeft' && entry.exit === 'answered' ? entry.waitMs : 0;
  const longest = Math.max(...entries.map(wait));
  const waited = entries.find((entry) => wait(entry) === longest);
  const callId = waited?.type === 'QueueLeft' ? waited.callId : '';
  const { out } = await hotline('explain', callId);
  expect(out).toContain(`通话 / call ${callId}`);
  expect(out).toMatch(/可派 eligible {3}1\. 80\d\d {2}空闲/);
  expect(out).toMatch(/不可 not {8}80\d\d {2}通话中/);
  expect(out).toContain('继续等待');
  const json = JSON.parse((await hotline('explain', callId, '--json')).out) as Explanation;
  const offers = json.steps.flatMap(({ facts }) => facts.filter(({ type }) => type === 'OfferMade'));
  expect(offers.length).toBeGreaterThan(0);
  for (const { choice, words } of offers)
    expect(words.en.startsWith(`offered to ${choice?.eligible[0]?.agentId},`)).toBe(true);
  expect(await hotline('explain', 'nobody')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('nobody') as string,
  });
});

test.each([
  [['replay', '25 o’clock', 'now'], 'BAD_TIME'],
  [['replay', '2026-01-02', '2026-01-01'], 'BAD_OPTION'],
  [['simulate', '--rules', shipped, '--from', '2020-01-01', '--to', '2020-01-02'], 'NO_RECORD'],
  [['simulate', '--rules', shipped, '--load', 'calls=1/1m,talk=1s', '--from', '10:00'], 'BAD_OPTION'],
  [['simulate', '--rules', shipped, '--load', 'calls=1'], 'HOTLINE_LOAD_REFUSED'],
  [['simulate', '--rules', 'no-such-file.yaml', '--load', 'calls=1/1m,talk=1s'], 'HOTLINE_RULES_REFUSED'],
])('%j is refused', async (words, code) => {
  await expect(hotline(...words)).rejects.toMatchObject({ code });
});

test('without a journal', async () => {
  const none = { ...env, HOTLINE_JOURNAL_DIR: join(folder.dir, 'none') };
  await expect(runHotline(['explain', 'c1'], none)).rejects.toMatchObject({ code: 'unreadable' });
  await expect(runHotline(['replay', '10:00', '11:00'], none)).rejects.toMatchObject({ code: 'unreadable' });
  const simulated = await runHotline(['simulate', '--rules', shipped, '--load', 'calls=10/30m,talk=60s,for=1h'], none);
  expect(simulated.out).toContain('试 tried');
});

test.each(['explain', 'replay', 'simulate'])('%s --help speaks both languages', async (name) => {
  const command = (await buildProgram([name])).commands.find((each) => each.name() === name);
  const help = command?.helpInformation() ?? '';
  expect(help).toMatch(/\p{Script=Han}/u);
  expect(command?.options.every(({ description, long }) => long === '--json' || / \/ /.test(description))).toBe(true);
});
