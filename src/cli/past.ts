/** What `explain`, `replay` and `simulate` read: the journal of this hotline, beside whoever writes it. */
import { join } from 'node:path';
import { readSettings } from '../config';
import type { Instant } from '../core/ids';
import type { Rules } from '../core/rules';
import { wallInstant } from '../engine/wall-instant';
import { readJournal, type JournalReading } from '../journal/read-journal';
import { openRulesArchive } from '../rules/rules-archive';

export interface Past {
  readonly journal: JournalReading;
  /** Each version is read once. */
  readonly rulesByHash: (hash: string) => Promise<Rules>;
  /** The file that version came from; null: not kept. */
  readonly rulesText: (hash: string) => Promise<string | null>;
  /** Those in force now, or when the hotline was stopped; null where the journal holds nothing yet. */
  rulesInForce(): Promise<Rules | null>;
  /** Tells on stderr of what could not be read. */
  warn(): void;
}

export function openPast(): Past {
  const { journalDir } = readSettings();
  const journal = readJournal(journalDir);
  const archive = openRulesArchive(join(journalDir, 'rules'));
  const read = new Map<string, Promise<Rules>>();
  const rulesByHash = (hash: string) => {
    const rules = read.get(hash) ?? archive.read(hash);
    read.set(hash, rules);
    return rules;
  };
  return {
    journal,
    rulesByHash,
    rulesText: (hash) => archive.readText(hash),
    rulesInForce: () => rulesInForce(journal, rulesByHash),
    warn() {
      for (const { file, offset, detail } of journal.damage)
        console.error(`日志损坏 / the journal is damaged: ${file} @ ${offset}: ${detail}`);
    },
  };
}

async function rulesInForce(journal: JournalReading, rulesByHash: Past['rulesByHash']): Promise<Rules | null> {
  const snapshot = await journal.snapshot(() => true);
  if (!snapshot) return null;
  let { rulesHash } = snapshot.state as { readonly rulesHash: string };
  for await (const { event } of journal.records(snapshot.n)) if (event.type === 'RulesChanged') rulesHash = event.hash;
  return await rulesByHash(rulesHash);
}

/**
 * An instant as operators write it, in the hotline's time zone: `2026-11-22T14:00`, `2026-11-22`, `14:00` (today), `now`.
 * Throws one sentence for anything else.
 */
export function instantOf(text: string, timeZone: string, now: Instant = Date.now()): Instant {
  const at = wallInstant(text, timeZone, now);
  if (at === null)
    throw new PastError('BAD_TIME', `时间应如 2026-11-22T14:00、2026-11-22、14:00 或 now / no time: '${text}'`);
  return at;
}

/** Expected failures: shown as one sentence, without a stack. */
export class PastError extends Error {
  constructor(
    readonly code: 'NO_RECORD' | 'BAD_TIME' | 'BAD_OPTION',
    message: string,
  ) {
    super(message);
    this.name = 'PastError';
  }
}
