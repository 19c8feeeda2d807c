/** The sentences as callers hear them: made once, starting at once, equally loud, a recording before the synthetic voice. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corePrompts } from '../../../src/core/speak';
import { buildPrompts, type PromptReport } from '../../../src/prompts/build-prompts';
import { checkPrompts } from '../../../src/prompts/check-prompts';
import { alawLevels, decodeG711, ulawLevels } from '../../../src/prompts/g711';
import { promptIds } from '../../../src/prompts/prompt-sources';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-prompts-'));
  mkdirSync(join(folder, 'sounds', 'recorded', 'zh'), { recursive: true });
  writeCatalogue('greeting: { zh: 您好。, en: Hello. }\nbye: { zh: 再见。, en: Goodbye. }\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const writeCatalogue = (text: string) => writeFileSync(join(folder, 'sounds', 'prompts.yaml'), text);
const recorded = (name: string) => join(folder, 'sounds', 'recorded', 'zh', name);
const made = () => join(folder, 'made');
const build = (names: readonly [string, string][] = []): Promise<PromptReport> =>
  buildPrompts({
    promptsDir: made(),
    soundsDir: join(folder, 'sounds'),
    names: new Map(names.map(([id, name]) => [`agent-name-${id}`, name])),
  });
const hear = (file: string): Int16Array => {
  const codes = readFileSync(join(made(), file));
  return decodeG711(codes, file.endsWith('.alaw') ? alawLevels : ulawLevels);
};
const level = (samples: Int16Array) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
const tone = (file: string, ...effects: string[]) =>
  expect(spawnSync('sox', ['-n', '-r', '44100', '-c', '2', file, 'synth', ...effects]).status).toBe(0);

test('every sentence begins within 20 ms, is equally loud and does not clip', async () => {
  await build([
    ['8001', '王芳'],
    ['8002', 'John Smith'],
  ]);
  const files = ['zh', 'en'].flatMap((language) =>
    readdirSync(join(made(), language)).map((name) => `${language}/${name}`),
  );
  expect(files.sort()).toHaveLength(2 * 2 * 5);
  for (const file of files) {
    const samples = hear(file);
    expect({ file, firstSound: level(samples.subarray(0, 160)) > 150 }).toEqual({ file, firstSound: true });
    const loudness = 20 * Math.log10(level(samples) / 32_768);
    expect({ file, loudness: loudness > -25 && loudness < -16 }).toEqual({ file, loudness: true });
    expect(samples.some((sample) => Math.abs(sample) > 30_000)).toBe(false);
  }
});

test('what has not changed is kept, what has is made again, what is gone is removed', async () => {
  expect(await build()).toEqual({ built: 7, kept: 0 });
  const started = performance.now();
  expect(await build()).toEqual({ built: 0, kept: 7 });
  expect(performance.now() - started).toBeLessThan(500);
  writeCatalogue('greeting: { zh: 早上好。, en: Hello. }\n');
  expect(await build([['8001', '李明']])).toEqual({ built: 3, kept: 4 });
  expect(readdirSync(join(made(), 'zh')).sort()).toEqual([
    'agent-name-8001.alaw',
    'agent-name-8001.ulaw',
    'greeting.alaw',
    'greeting.ulaw',
    'tone.alaw',
    'tone.ulaw',
  ]);
  rmSync(join(made(), 'en', 'greeting.ulaw'));
  expect(await build([['8001', '李明']])).toEqual({ built: 1, kept: 6 });
});

test('a recording of any form wins over the text, trimmed and levelled', async () => {
  tone(recorded('greeting.wav'), '1', 'sine', '440', 'gain', '-40', 'pad', '0.7', '1.5');
  await build();
  const samples = hear('zh/greeting.alaw');
  expect(samples.length / 8_000).toBeGreaterThan(0.95);
  expect(samples.length / 8_000).toBeLessThan(1.1);
  const begin = samples.subarray(0, 7_200);
  const crossings = begin.filter((sample, i) => i > 0 && sample >= 0 !== (begin[i - 1] ?? 0) >= 0).length;
  expect(Math.abs(crossings / 1.8 - 440)).toBeLessThan(5);
  rmSync(recorded('greeting.wav'));
  expect(await build()).toEqual({ built: 1, kept: 6 });
});

test('a recording that is broken or silent is named, and the others are made', async () => {
  writeFileSync(recorded('greeting.wav'), 'no sound at all');
  await expect(build()).rejects.toMatchObject({ code: 'PROMPT_INVALID' });
  await expect(build()).rejects.toThrow(/prompt zh\/greeting: .*greeting\.wav/s);
  tone(recorded('greeting.wav'), '1', 'sine', '440', 'vol', '0');
  await expect(build()).rejects.toThrow(/greeting\.wav is silent/);
  rmSync(recorded('greeting.wav'));
  await build();
  expect(checkPrompts(made(), ['greeting', 'bye'])).toEqual([]);
});

test.each([
  ['greeting: { zh: 您好。 }', /greeting\.en/],
  ['greeting: { zh: 您好。, en: "" }', /greeting\.en/],
  ['Greeting: { zh: 您好。, en: Hello. }', /Greeting/],
  ['greeting: [', /prompts\.yaml/],
  ['greeting: { zh: 您好。, en: Hello. }\ngreeting: { zh: 您好。, en: Hello. }', /duplicate/],
])('a broken catalogue is refused: %s', async (text, message) => {
  writeCatalogue(text);
  await expect(build()).rejects.toMatchObject({ code: 'PROMPT_INVALID' });
  await expect(build()).rejects.toThrow(message);
});

test('a sentence without sound is known before a call needs it', async () => {
  await build();
  expect(checkPrompts(made(), ['greeting', 'absent'])).toEqual(
    ['zh/absent', 'en/absent'].flatMap((name) => [`${name}.alaw`, `${name}.ulaw`]),
  );
  writeFileSync(join(made(), 'moh', 'calm.alaw'), '');
  expect(checkPrompts(made(), ['greeting'])).toEqual(['moh/calm.alaw']);
});

test('the shipped catalogue says everything the core can ask for', () => {
  const said = promptIds();
  expect(corePrompts.filter((id) => !said.has(id))).toEqual([]);
});

test('hold music lasts a minute, is quiet, and its end meets its beginning without a click', async () => {
  await build();
  const music = hear('moh/calm.alaw');
  expect(music.length / 8_000).toBeGreaterThanOrEqual(60);
  const loudness = 20 * Math.log10(level(music) / 32_768);
  expect(loudness).toBeLessThan(-24);
  expect(loudness).toBeGreaterThan(-34);
  const jumps = music.map((sample, i) => Math.abs(sample - (music[(i + 1) % music.length] ?? 0)));
  expect(jumps.at(-1)).toBeLessThanOrEqual(jumps.slice(0, -1).reduce((most, jump) => Math.max(most, jump), 0));
});
