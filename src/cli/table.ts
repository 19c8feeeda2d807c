/** Columns that line up on a terminal, where a Chinese character is two cells wide. */
import stringWidth from 'string-width';

const gap = '  ';
const widestCell = 40;

/** Cells hold text from outside: control and direction characters would repaint the terminal. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cell));
  const widths = header.map((_, i) => Math.max(...lines.map((line) => stringWidth(line[i] ?? ''))));
  return lines
    .map((line) =>
      line
        .map((text, i) => pad(text, widths[i] ?? 0))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

/** `0:07`, `12:30`, `1:02:03` */
export function clockTime(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const two = (value: number) => String(value).padStart(2, '0');
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** Text from outside: control and direction characters would repaint the terminal. */
export const printable = (text: string) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '');

function cell(text: string): string {
  let short = '';
  for (const character of printable(text)) {
    if (stringWidth(short + character) > widestCell) return `${short}…`;
    short += character;
  }
  return short;
}
