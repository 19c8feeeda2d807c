/** A shift plan as it comes from a spreadsheet: UTF-8, or what a Chinese Excel saves. */
import { readFile } from 'node:fs/promises';
import { ConsoleError } from '../console-client';

/** Years of plans of hundreds of agents. */
const mostBytes = 64 * 1024 * 1024;

/** `file`: `-` is stdin. Throws `WRONG_FILE`. */
export async function readPlanFile(file: string): Promise<string> {
  const bytes = file === '-' ? await readAll(process.stdin) : await readFile(file).catch(unreadable);
  if (bytes.length > mostBytes) throw new ConsoleError('WRONG_FILE', `文件过大 / the file is too large: ${file}`);
  if (bytes.subarray(0, 4).equals(zip))
    throw new ConsoleError('WRONG_FILE', `请另存为 CSV / a spreadsheet: save it as CSV: ${file}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** How .xlsx and .ods begin. */
const zip = Buffer.from('PK\x03\x04');

function unreadable(error: unknown): never {
  throw new ConsoleError(
    'WRONG_FILE',
    `无法读取 / cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  );
}

async function readAll(input: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    parts.push(Buffer.from(part));
    size += part.length;
    if (size > mostBytes) break;
  }
  return Buffer.concat(parts);
}
