/** `config/hotline.yaml` → `Rules`: whole and checked, or refused with every problem named. */
import { open, stat } from 'node:fs/promises';
import { relative, isAbsolute } from 'node:path';
import type { Rules } from '../core/rules';
import { buildRules } from './build-rules';
import { checkLines } from './checks/lines';
import { checkMenus } from './checks/menus';
import { checkOverflow } from './checks/overflow';
import { checkReferences } from './checks/references';
import { checkStaffing } from './checks/staffing';
import { readDraft } from './draft';
import { Problems } from './problems';
import { RulesError } from './rules-error';

export interface RulesOptions {
  /** Ids in `sounds/prompts.yaml`; without them, prompts are not checked. */
  readonly promptIds?: ReadonlySet<string>;
}

const maxBytes = 4 * 1024 * 1024;

/** @throws RulesError with every problem; also when the file cannot be read. */
export async function loadRules(file: string, options: RulesOptions = {}): Promise<Rules> {
  return parseRules(await readText(file), shortName(file), options);
}

/** `fileName` only names the file in problems. @throws RulesError */
export function parseRules(text: string, fileName: string, options: RulesOptions = {}): Rules {
  const problems = new Problems(text, fileName);
  const draft = readDraft(problems);
  if (draft) {
    checkReferences(draft, problems, options.promptIds);
    checkMenus(draft, problems);
    checkStaffing(draft, problems);
    checkOverflow(draft, problems);
    checkLines(draft, problems);
  }
  const found = problems.sorted();
  if (!draft || found.length > 0) throw new RulesError(found);
  return buildRules(draft);
}

async function readText(file: string): Promise<string> {
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

function shortName(file: string): string {
  const short = relative(process.cwd(), file);
  return short.startsWith('..') || isAbsolute(short) ? file : short;
}
