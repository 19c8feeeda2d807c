/** What a studio is to record: numbered lines with the file each becomes. */
import type { Language } from '../core/ids';
import { languages } from './prompt-sources';
import { valuePrompts } from '../core/say-value';
import type { InventoryItem } from './inventory';

export interface ScriptLine {
  /** From 1 in each language. */
  readonly n: number;
  readonly language: Language;
  /** Below `sounds/recorded/`. */
  readonly file: string;
  readonly text: string;
  /** A part of sentences: said evenly and cut close, others follow it without a pause. */
  readonly isPart: boolean;
}

const parts = new Set(valuePrompts);

/** Of these sentences, in their order; what has no text cannot be asked for. */
export function recordScript(items: readonly InventoryItem[], wanted: readonly Language[] = languages): ScriptLine[] {
  return wanted.flatMap((language) =>
    items
      .flatMap(({ id, voices: { [language]: voice } }) => (voice.text === null ? [] : [{ id, text: voice.text }]))
      .map(({ id, text }, i) => ({
        n: i + 1,
        language,
        file: `${language}/${id}.wav`,
        text: text.replace(/\s+/g, ' '),
        isPart: parts.has(id),
      })),
  );
}

/** One line each, to be read in the studio. */
export function scriptText(lines: readonly ScriptLine[]): string {
  const heads: Readonly<Record<Language, string>> = {
    zh: '# 录音脚本：文件名在前；标 + 的是句子的一部分，语气平稳，首尾不留空白',
    en: '# Script: the file first; lines with + are parts of sentences, said evenly, with no silence around them',
  };
  return languages
    .map((language) => ({ language, own: lines.filter((line) => line.language === language) }))
    .filter(({ own }) => own.length > 0)
    .map(({ language, own }) => {
      const width = Math.max(...own.map(({ file }) => file.length));
      const said = own.map(
        ({ n, file, text, isPart }) => `${String(n).padStart(4)}  ${file.padEnd(width)} ${isPart ? '+' : ' '} ${text}`,
      );
      return [heads[language], ...said].join('\n');
    })
    .join('\n\n');
}

/** RFC 4180; with a mark of its encoding, without which spreadsheets do not show Chinese. */
export function scriptCsv(lines: readonly ScriptLine[]): string {
  const header = ['n', 'language', 'file', 'part', 'text'];
  const rows = lines.map(({ n, language, file, isPart, text }) => [n, language, file, isPart ? 'part' : '', text]);
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is kept a text. */
function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.replace(/^(?=[=+\-@])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
