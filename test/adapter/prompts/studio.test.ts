/** What the studio is told: the inventory of sentences and the script, from real folders. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrompts } from '../../../src/prompts/build-prompts';
import { missingVoices, takeInventory } from '../../../src/prompts/inventory';
import { recordScript, scriptCsv, scriptText } from '../../../src/prompts/record-script';

let folder: string;
const soundsDir = () => join(folder, 'sounds');
const promptsDir = () => join(folder, 'made');
const names = new Map([['agent-name-8001', '王芳']]);
const items = (used = ['hello', 'number-1', 'agent-name-8001']) =>
  takeInventory({ soundsDir: soundsDir(), promptsDir: promptsDir(), names, used });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-studio-'));
  mkdirSync(join(soundsDir(), 'recorded', 'zh'), { recursive: true });
  writeFileSync(
    join(soundsDir(), 'prompts.yaml'),
    'hello: { zh: "您好，\\n请讲", en: "Hello, \\"please\\" speak" }\nnumber-1: { zh: 一, en: one }\nspare: { zh: 备用, en: "=1+1" }\n',
  );
  const recording = join(soundsDir(), 'recorded', 'zh', 'hello.wav');
  expect(spawnSync('sox', ['-n', '-r', '8000', '-c', '1', recording, 'synth', '1.5', 'sine', '440']).status).toBe(0);
  await buildPrompts({ promptsDir: promptsDir(), soundsDir: soundsDir(), names });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the list: texts, how long, by whom, and whether the rules lead there', () => {
  const [hello, number, spare, agent] = items();
  expect(hello).toMatchObject({
    id: 'hello',
    used: true,
    voices: { zh: { from: 'recording' }, en: { from: 'synthesis' } },
  });
  expect(hello?.voices.zh.text).toContain('您好');
  expect(hello?.voices.zh.lengthMs).toBeGreaterThan(1_400);
  expect(hello?.voices.zh.lengthMs).toBeLessThan(1_700);
  expect(number?.voices.en).toMatchObject({ text: 'one', from: 'synthesis', lengthMs: expect.any(Number) as number });
  expect(spare).toMatchObject({ id: 'spare', used: false });
  expect(agent).toMatchObject({ id: 'agent-name-8001', used: true });
});

test('missing: what the rules lead to and nobody can hear; or what no person has recorded', () => {
  expect(missingVoices(items(), 'sound')).toEqual([]);
  expect(missingVoices(items(['hello', 'nobody-wrote-it']), 'sound')).toEqual([
    'zh/nobody-wrote-it',
    'en/nobody-wrote-it',
  ]);
  expect(missingVoices(items(['hello']), 'recording')).toEqual(['en/hello']);
});

test('the script: numbered in each language, parts marked, to be read or for a spreadsheet', () => {
  const lines = recordScript(items());
  expect(lines.filter(({ language }) => language === 'zh').map(({ n, file }) => `${n} ${file}`)).toEqual([
    '1 zh/hello.wav',
    '2 zh/number-1.wav',
    '3 zh/spare.wav',
    '4 zh/agent-name-8001.wav',
  ]);
  expect(scriptText(lines)).toMatch(/^ +2 {2}zh\/number-1\.wav +\+ 一$/m);
  const csv = scriptCsv(lines);
  expect(csv.startsWith('\uFEFFn,language,file,part,text\r\n')).toBe(true);
  expect(csv).toContain('1,zh,zh/hello.wav,,您好， 请讲\r\n');
  expect(csv).toContain('1,en,en/hello.wav,,"Hello, ""please"" speak"\r\n');
  expect(csv).toContain("3,en,en/spare.wav,,'=1+1\r\n");
});
