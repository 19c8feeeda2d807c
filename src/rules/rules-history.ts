/** Which rules came into force when and by what: one line of JSON each, only ever appended. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { RulesVersion } from '../engine/ports';

export interface RulesHistory {
  /** Oldest first. A line that is damaged is left out. */
  list(): Promise<readonly RulesVersion[]>;
  /** Safe on the disk when it resolves. */
  add(version: RulesVersion): Promise<void>;
}

const line = z.object({
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  at: z.number(),
  by: z.enum(['start', 'file', 'reload', 'rollback']),
});

export function openRulesHistory(file: string): RulesHistory {
  return {
    async list() {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return '';
        throw error;
      });
      return text.split('\n').flatMap(readLine);
    },
    async add({ hash, at, by }) {
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        // A line cut off by a loss of power must not swallow this one.
        await handle.writeFile(`\n${JSON.stringify({ hash, at, by })}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

/**
 * The version in force before the last one; null when there was none. Going back twice goes back two versions: a rollback
 * undoes what came after the version it went to, it is no version of its own.
 */
export function versionBefore(history: readonly RulesVersion[]): string | null {
  const past: string[] = [];
  for (const { hash, by } of history) {
    const known = by === 'rollback' ? past.lastIndexOf(hash) : -1;
    if (known >= 0) past.splice(known + 1);
    else if (past.at(-1) !== hash) past.push(hash);
  }
  return past.at(-2) ?? null;
}

function readLine(text: string): RulesVersion[] {
  if (text === '') return [];
  try {
    const parsed = line.safeParse(JSON.parse(text));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

const isMissing = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
