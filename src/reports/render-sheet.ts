/** A sheet → CSV or a spreadsheet file. What callers and operators wrote into it can never act as a formula. */
import type { Cell, CellKind, Column, Language, Sheet } from './sheet';

export const fileFormats = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The libraries are loaded when the first file is made. */
export async function renderSheet(sheet: Sheet, format: FileFormat, language: Language): Promise<Buffer> {
  return format === 'csv' ? renderCsv(sheet, language) : renderXlsx(sheet, language);
}

export const heading = ({ zh, en }: Column, language: Language): string => (language === 'zh' ? zh : en);

/** As people read it: `85.3%`, `0:12`, empty for null. */
export function sayCell(value: Cell, kind: CellKind): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (kind === 'share') return `${(value * 100).toFixed(1)}%`;
  if (kind === 'ms') return sayTime(value);
  return kind === 'number' ? value.toFixed(2) : String(value);
}

function sayTime(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** UTF-8 with a byte order mark, which Excel needs; times in seconds, shares as fractions. */
async function renderCsv({ columns, rows }: Sheet, language: Language): Promise<Buffer> {
  const { stringify } = await import('csv-stringify/sync');
  const head = columns.map((column) => heading(column, language));
  const body = rows.map((row) => row.map((value, i) => csvValue(value, columns[i]?.kind ?? 'text')));
  return Buffer.from(`\uFEFF${stringify([head, ...body], { record_delimiter: '\r\n' })}`);
}

function csvValue(value: Cell, kind: CellKind): string {
  if (value === null) return '';
  if (typeof value === 'string') return safeText(value);
  if (kind === 'share') return String(Math.round(value * 1e6) / 1e6);
  return String(kind === 'ms' ? Math.round(value) / 1_000 : kind === 'number' ? Math.round(value * 1e4) / 1e4 : value);
}

/** A text that begins like a formula is shown with an apostrophe before it. */
export function safeText(text: string): string {
  const plain = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '');
  return /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(plain) ? `'${plain}` : plain;
}

const xlsxFormats: Readonly<Partial<Record<CellKind, string>>> = { share: '0.0%', ms: '[h]:mm:ss', number: '0.00' };
const dayMs = 86_400_000;

async function renderXlsx({ title, notes, columns, rows }: Sheet, language: Language): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const text = (value: string, fontWeight?: 'bold') => ({ type: String, value, ...(fontWeight && { fontWeight }) });
  const head = columns.map((column) => text(heading(column, language), 'bold'));
  const body = rows.map((row) => row.map((value, i) => xlsxCell(value, columns[i]?.kind ?? 'text')));
  const data = [[text(title, 'bold')], ...notes.map((note) => [text(note)]), head, ...body];
  const widths = columns.map((_, i) => ({ width: i < 2 ? 22 : 14 }));
  return await writeXlsxFile(data, { columns: widths, stickyRowsCount: notes.length + 2, sheet: title }).toBuffer();
}

/** Text is text, whatever it looks like: a spreadsheet does not calculate with it. */
function xlsxCell(value: Cell, kind: CellKind) {
  if (value === null) return null;
  if (typeof value === 'string')
    return { type: String, value: value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '').slice(0, 32_000) };
  const format = xlsxFormats[kind];
  return { type: Number, value: kind === 'ms' ? value / dayMs : value, ...(format && { format }) };
}
