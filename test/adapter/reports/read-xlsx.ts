/** A spreadsheet file as a program for spreadsheets reads it: the rows of its first sheet, numbers as numbers. */
import { inflateRawSync } from 'node:zlib';

export type XlsxCell = string | number | null;
export interface XlsxFile {
  readonly sheet: string;
  readonly rows: readonly (readonly XlsxCell[])[];
}

/** Throws when it is no such file. */
export function readXlsx(file: Buffer): XlsxFile {
  const parts = unzipped(file);
  const part = (name: string) => {
    const found = parts.get(name);
    if (!found) throw new Error(`the file has no ${name}, only ${[...parts.keys()].join(', ')}`);
    return found.toString('utf8');
  };
  const shared = parts.has('xl/sharedStrings.xml') ? elements(part('xl/sharedStrings.xml'), 'si').map(textOf) : [];
  const rows = elements(part('xl/worksheets/sheet1.xml'), 'row').map((row) => {
    const cells: XlsxCell[] = [];
    for (const [, attributes = '', content = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs))
      cells[columnOf(attributes)] = valueOf(attributes, content, shared);
    return Array.from(cells, (cell) => cell ?? null);
  });
  return { sheet: unescaped(/<sheet\b[^>]*\bname="([^"]*)"/.exec(part('xl/workbook.xml'))?.[1] ?? ''), rows };
}

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 'gs'))].map(([, inner = '']) => inner);
const textOf = (xml: string): string => unescaped(elements(xml, 't').join(''));
const attribute = (attributes: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

/** `r="AB7"` → 27. */
function columnOf(attributes: string): number {
  const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
  if (!letters) throw new Error(`a cell without its place: ${attributes}`);
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueOf(attributes: string, content: string, shared: readonly string[]): XlsxCell {
  const value = elements(content, 'v')[0];
  const type = attribute(attributes, 't');
  if (type === 'inlineStr') return textOf(content);
  if (value === undefined) return null;
  if (type === 's') return shared[Number(value)] ?? null;
  return type === 'str' ? unescaped(value) : Number(value);
}

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;
const unescaped = (xml: string): string =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof entities) => entities[name]);

/** Name → content, by the ZIP file's own directory at its end. */
function unzipped(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('this is no ZIP file');
  const parts = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, offset] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const from = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    const packed = file.subarray(from, from + size);
    parts.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}
