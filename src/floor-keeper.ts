/** The floor between runs: recovered from the journal when the hotline starts, snapshot while it runs. */
import { Core } from './core/core';
import type { Rules } from './core/rules';
import type { Engine } from './engine/engine';
import type { LongLived } from './engine/ports';
import { recoverCore } from './engine/recover';
import type { JournalStore } from './journal/journal-store';
import type { Log } from './log';
import type { RulesArchive } from './rules/rules-archive';

const snapshotEveryMs = 60_000;

export interface FloorParts {
  readonly journal: JournalStore;
  readonly archive: RulesArchive;
  /** For a hotline that has no past. */
  readonly rules: Rules;
  readonly log: Log;
}
export interface KeptFloor {
  readonly core: Core;
  /** Number of the last input of all earlier runs. */
  readonly lastN: number;
  /** It has no past. */
  readonly isNew: boolean;
  keepSnapshots(engine: Engine): LongLived;
}

export async function openFloor({ journal, archive, rules, log }: FloorParts): Promise<KeptFloor> {
  const recovery = await journal.recover();
  const recovered = await recoverCore(recovery, (hash) => archive.read(hash), log);
  const core = recovered?.core ?? Core.create(rules, Date.now());
  const { lastN } = recovery;
  if (!recovered) await journal.snapshot(core.snapshot(), lastN);
  return { core, lastN, isNew: !recovered, keepSnapshots: (engine) => keepSnapshots(engine, core, journal, log) };
}

function keepSnapshots(engine: Engine, core: Core, journal: JournalStore, log: Log): LongLived {
  let timer: NodeJS.Timeout | null = null;
  let keptN = 0;
  const keep = async () => {
    const n = engine.lastN;
    if (n === keptN) return;
    await journal.snapshot(core.snapshot(), n);
    keptN = n;
  };
  const tryKeep = () => keep().catch((error: unknown) => log.error({ err: error }, 'snapshot failed'));
  return {
    async start() {
      timer = setInterval(() => void tryKeep(), snapshotEveryMs);
    },
    async stop() {
      if (timer) clearInterval(timer);
      await tryKeep();
    },
  };
}
