/**
 * Every rules version the hotline ever ran with, by hash, beside the journal: inputs can only be replayed through the
 * rules they were decided by. The file's own text is kept too, so that an operator can have it back, and a newer build can
 * read what an older one kept.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rules } from '../core/rules';
import { parseRules } from './load-rules';
import { writeWhole } from './replace-file';
import { isWhole, wholeRules } from './whole-rules';

export interface RulesArchive {
  /** `text`: the file they came from, as it is now. Safe on the disk when it resolves. */
  keep(rules: Rules, text: string): Promise<void>;
  /** Under that hash, whatever this build would call them. Rejects, naming the file, when that version was never kept. */
  read(hash: string): Promise<Rules>;
  /** The file's text last kept for that version; null when there is none. */
  readText(hash: string): Promise<string | null>;
  /** Where that text is. */
  textFile(hash: string): string;
}

export function openRulesArchive(dir: string): RulesArchive {
  const file = (hash: string) => join(dir, `${hash}.json`);
  const textFile = (hash: string) => join(dir, `${hash}.yaml`);
  return {
    textFile,
    async keep(rules, text) {
      await mkdir(dir, { recursive: true });
      await writeWhole(textFile(rules.hash), text);
      await writeWhole(file(rules.hash), JSON.stringify(rules, fromMap));
    },
    async read(hash) {
      const json = await readFile(file(hash), 'utf8').catch((cause: unknown) => {
        throw new Error(`rules ${hash} of the journal are not in ${file(hash)}`, { cause });
      });
      const archived = JSON.parse(json, toMap) as Rules;
      if (isWhole(archived)) return archived;
      const text = await readFile(textFile(hash), 'utf8').catch(() => null);
      return (text === null ? null : rebuilt(text, hash)) ?? wholeRules(archived);
    },
    async readText(hash) {
      return /^[0-9a-f]{16}$/.test(hash) ? readFile(textFile(hash), 'utf8').catch(() => null) : null;
    },
  };
}

/** Null when a check that came later refuses what was in force then. */
function rebuilt(text: string, hash: string): Rules | null {
  try {
    return { ...parseRules(text, `rules ${hash}`), hash };
  } catch {
    return null;
  }
}

const fromMap = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { $map: [...(value as Map<unknown, unknown>)] } : value;

function toMap(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('$map' in value)) return value;
  return new Map(value.$map as [unknown, unknown][]);
}
