/** A journal folder of one's own below the system's temporary files, and what was logged about it. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, type Log } from '../../src/log';
import type { JournalStore } from '../../src/journal/journal-store';
import type { StepRecord } from '../../src/engine/ports';

export class JournalFolder {
  readonly dir = mkdtempSync(join(tmpdir(), 'hotline-journal-'));

  segments(): string[] {
    return readdirSync(this.dir)
      .filter((file) => file.includes('.journal'))
      .sort()
      .map((file) => join(this.dir, file));
  }

  remove() {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** The real logger, its lines kept. */
export function listeningLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) });
  return { log, lines };
}

export async function recovered(store: JournalStore): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  for await (const record of (await store.recover()).records) records.push(record);
  return records;
}
