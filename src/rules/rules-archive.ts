/**
 * Every rules version the hotline ever ran with, by hash, beside the journal: inputs can only be replayed through the
 * rules they were decided by.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rules } from '../core/rules';

export interface RulesArchive {
  /** Safe on the disk when it resolves. */
  keep(rules: Rules): Promise<void>;
  /** Rejects, naming the file, when that version was never kept. */
  read(hash: string): Promise<Rules>;
}

export function openRulesArchive(dir: string): RulesArchive {
  const file = (hash: string) => join(dir, `${hash}.json`);
  return {
    async keep(rules) {
      await mkdir(dir, { recursive: true });
      const draft = `${file(rules.hash)}.${process.pid}.tmp`;
      const handle = await open(draft, 'w', 0o600);
      await handle.writeFile(JSON.stringify(rules, fromMap));
      await handle.sync();
      await handle.close();
      await rename(draft, file(rules.hash));
    },
    async read(hash) {
      const text = await readFile(file(hash), 'utf8').catch((cause: unknown) => {
        throw new Error(`rules ${hash} of the journal are not in ${file(hash)}`, { cause });
      });
      return JSON.parse(text, toMap) as Rules;
    },
  };
}

const fromMap = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { $map: [...(value as Map<unknown, unknown>)] } : value;

function toMap(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('$map' in value)) return value;
  return new Map(value.$map as [unknown, unknown][]);
}
