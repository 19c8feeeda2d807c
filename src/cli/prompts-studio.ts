/** `hotline prompts list|missing|record-script`: what is said, what has no sound or no person's voice, what to record. */
import { InvalidArgumentError, type Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { readSettings } from '../config';
import type { Language } from '../core/ids';
import { requiredPrompts } from '../prompts/check-prompts';
import { missingVoices, takeInventory, type InventoryItem } from '../prompts/inventory';
import { languages, shippedSounds } from '../prompts/prompt-sources';
import { recordScript, scriptCsv, scriptText } from '../prompts/record-script';
import { spokenNames } from '../prompts/spoken-names';
import { loadRules } from '../rules/load-rules';
import { table } from './table';

export function registerStudio(prompts: Command): void {
  prompts
    .command('list')
    .description('列出提示音：文本、时长、真人录音或合成 / texts, lengths, recorded or synthesized')
    .option('--used', '只列规则用到的 / only those the rules lead to')
    .option('--json', 'JSON')
    .action(async (options: { used?: boolean; json?: boolean }) => {
      const items = (await inventory()).filter(({ used }) => used || !options.used);
      console.log(options.json ? JSON.stringify({ prompts: items }) : listed(items));
    });
  prompts
    .command('missing')
    .description('规则用到而没有声音的提示音 / which the rules lead to and have no sound')
    .option('--recorded', '没有真人录音的 / which have no recording by a person')
    .option('--json', 'JSON')
    .action(async (options: { recorded?: boolean; json?: boolean }) => {
      const missing = missingVoices(await inventory(), options.recorded ? 'recording' : 'sound');
      if (options.json) console.log(JSON.stringify({ missing }));
      else console.log(missing.length === 0 ? '没有缺少的提示音 / none is missing' : missing.join('\n'));
      if (missing.length > 0) process.exitCode = 1;
    });
  prompts
    .command('record-script')
    .description('录音室用的脚本：编号、文件名、文本 / the script for the studio: number, file, text')
    .option('--language <zh|en>', '只要一种语言 / one language only', language)
    .option('--all', '全部提示音，含已录的和规则没用到的 / also what is recorded, or not used by the rules')
    .option('--csv', 'CSV')
    .option('--out <file>', '写入文件 / into a file')
    .action(async (options: { language?: Language; all?: boolean; csv?: boolean; out?: string }) => {
      const wanted = options.language ? [options.language] : languages;
      const items = await inventory();
      const lines = wanted.flatMap((each) =>
        recordScript(
          items.filter(({ used, voices }) => options.all === true || (used && voices[each].from !== 'recording')),
          [each],
        ),
      );
      const text = options.csv ? scriptCsv(lines) : `${scriptText(lines)}\n`;
      if (options.out === undefined) return void process.stdout.write(text);
      writeFileSync(options.out, text);
      console.log(`${lines.length} 行 / lines → ${options.out}`);
    });
}

/** Of the rules as they stand in the file, also when they name what nobody has said yet. */
async function inventory(): Promise<InventoryItem[]> {
  const { rulesFile, promptsDir } = readSettings();
  const rules = await loadRules(rulesFile);
  const names = spokenNames(rules);
  return takeInventory({ soundsDir: shippedSounds, promptsDir, names, used: requiredPrompts(rules) });
}

function listed(items: readonly InventoryItem[]): string {
  const words = { recording: '录音 rec', synthesis: '合成 synth', nowhere: '—' };
  const seconds = (ms: number | null) => (ms === null ? '—' : (ms / 1_000).toFixed(1));
  return table(
    ['id', '用到 used', 'zh', 's', '来源 from', 'en', 's', '来源 from'],
    items.map(({ id, used, voices }) => [
      id,
      used ? '✓' : '',
      ...languages.flatMap((each) => {
        const { text, lengthMs, from } = voices[each];
        return [text ?? '', seconds(lengthMs), words[from]];
      }),
    ]),
  );
}

function language(text: string): Language {
  const found = languages.find((each) => each === text);
  if (!found) throw new InvalidArgumentError('zh / en');
  return found;
}
