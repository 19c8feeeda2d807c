/** Broadcasts over HTTP and by command, on a floor that decides for itself and with sentences that are really spoken. */
import { Command } from 'commander';
import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as broadcast from '../../../src/cli/broadcast';
import { createConsole, type Console } from '../../../src/console/create-console';
import { createBroadcastDesk } from '../../../src/engine/broadcast-desk';
import { createLog } from '../../../src/log';
import { PromptError } from '../../../src/prompts/prompt-error';
import { createSentenceMaker } from '../../../src/prompts/broadcast-sentence';
import { coreFloor, type CoreFloor } from '../../fakes/core-floor';
import { storyRules } from '../../scenario/story-rules';
import { refusal } from './console-setup';

const by = '张主管';
const until = '2026-11-20T14:00:00+08:00';
let console_: Console;
let floor: CoreFloor;
let promptsDir: string;

beforeEach(async () => {
  promptsDir = mkdtempSync(join(tmpdir(), 'hotline-broadcast-'));
  floor = coreFloor(storyRules());
  const log = createLog('info', { write: () => undefined });
  const broadcasts = createBroadcastDesk(floor.core, createSentenceMaker(promptsDir));
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  console_ = createConsole({ settings, view: floor, post: floor, clock: floor.clock, health: [], broadcasts, log });
  await console_.start();
});
afterEach(async () => {
  await console_.stop();
  rmSync(promptsDir, { recursive: true });
});

const order = (body: object) =>
  fetch(`${console_.address}/api/v1/broadcast`, {
    method: 'POST',
    body: JSON.stringify({ by, ...body }),
    headers: { 'content-type': 'application/json' },
  });
const heard = () => [...floor.core.floor.broadcasts].map(([number, { prompt }]) => `${number} ${prompt}`);

test('a text is spoken into the files of both languages, then said in front of the numbers, and switched off', async () => {
  const set = await order({
    on: true,
    numbers: ['95001'],
    text: '今天线路检修',
    textEn: 'Lines are being repaired',
    until,
  });
  const [first] = ((await set.json()) as { numbers: { prompt: string; until: string; by: string }[] }).numbers;
  expect(first).toMatchObject({ until: '2026-11-20T06:00:00.000Z', by });
  expect(heard()).toEqual([`95001 ${first?.prompt}`]);
  for (const file of ['zh', 'en'].flatMap((language) => [
    `${language}/${first?.prompt}.alaw`,
    `${language}/${first?.prompt}.ulaw`,
  ]))
    expect([file, existsSync(join(promptsDir, file))]).toEqual([file, true]);
  expect((await order({ on: true, numbers: 'all', prompt: first?.prompt, until })).status).toBe(200);
  expect(heard()).toHaveLength(4);
  const shown = async () =>
    (await (await fetch(`${console_.address}/metrics`)).text()).match(/^hotline_broadcast\{.*/gm);
  expect(await shown()).toContain('hotline_broadcast{number="95001"} 1');
  expect((await order({ on: false, numbers: 'all' })).status).toBe(200);
  expect(heard()).toEqual([]);
  expect(await shown()).toContain('hotline_broadcast{number="95001"} 0');
});

test('what cannot be done is refused by code, and nothing is switched', async () => {
  const refused = async (body: object) => refusal(await order({ on: true, numbers: 'all', until, ...body }));
  expect(await refused({ prompt: 'unheard-of' })).toBe('404 prompt-unknown');
  expect(await refused({ prompt: '../../secrets' })).toBe('404 prompt-unknown');
  expect(await refused({ text: '……' })).toBe('400 text-unspeakable');
  expect(await refused({})).toBe('400 bad-request');
  expect(await refused({ prompt: 'a', text: 'a' })).toBe('400 bad-request');
  expect(await refused({ text: 'a', until: undefined })).toBe('400 bad-request');
  expect(await refused({ text: 'a', until: '2026-11-19T00:00:00Z' })).toBe('400 bad-request');
  expect(await refused({ text: 'a', numbers: ['110'] })).toBe('404 number-unknown');
  expect(await refused({ text: 'x'.repeat(501) })).toBe('400 bad-request');
  expect(heard()).toEqual([]);
});

test('without a synthesizer a prompt is asked for', async () => {
  const maker = createSentenceMaker(promptsDir, async () => {
    throw new PromptError('PROGRAM_MISSING', 'espeak-ng cannot be run');
  });
  expect(await maker.made('检修', '检修')).toMatchObject({ ok: false, why: 'synthesizer-missing' });
});

test('the command says what is on', async () => {
  process.env['HOTLINE_HTTP_PORT'] = new URL(console_.address ?? '').port;
  const printed: string[] = [];
  const spy = jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  try {
    const program = new Command();
    broadcast.register(program);
    await order({ on: true, numbers: ['95002'], text: '检修', until });
    await program.parseAsync(['node', 'hotline', 'broadcast', 'status', '95002']);
    expect(printed.join('\n')).toMatch(/95002 +broadcast-[0-9a-f]{12} +11-20 12:00:00 +11-20 14:00:00 +张主管/);
  } finally {
    spy.mockRestore();
    delete process.env['HOTLINE_HTTP_PORT'];
  }
});
