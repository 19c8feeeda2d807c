/** The text of a rules file, whatever stands under its name. */
import { open, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { RulesError } from './rules-error';

const maxBytes = 4 * 1024 * 1024;

/** @throws RulesError when it cannot be read, is too large, or is no text. */
export async function readRulesText(file: string): Promise<string> {
  const refuse = (found: string, allowed: string) =>
    new RulesError([{ file: shortName(file), line: 1, key: '(file)', found, allowed }]);
  let bytes: Buffer;
  try {
    bytes = await readBounded(file);
  } catch (error) {
    throw refuse(ioTrouble(error), 'a readable file of rules (HOTLINE_RULES names it)');
  }
  if (bytes.length > maxBytes) throw refuse('more than 4 MiB', 'a file of at most 4 MiB');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('bytes that are no UTF-8', 'a text saved as UTF-8');
  }
}

function ioTrouble(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  return code === 'ENOENT' ? 'no such file' : code;
}

/** Reads at most one byte more than is allowed, so that a growing file cannot fill the memory. */
async function readBounded(file: string): Promise<Buffer> {
  // Asked before opening: opening a pipe would wait for its writer.
  if (!(await stat(file)).isFile()) throw Object.assign(new Error(), { code: 'no ordinary file' });
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** As an operator would call it: from the folder she stands in, if it is below. */
export function shortName(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') || isAbsolute(short) ? file : short;
}
