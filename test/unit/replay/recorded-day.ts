/** A simulated day written to a real journal folder, as the hotline itself would have written it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Core } from '../../../src/core/core';
import type { Rules } from '../../../src/core/rules';
import type { StepRecord } from '../../../src/engine/ports';
import { generatedTraffic } from '../../../src/engine/simulate/generated-traffic';
import { parseLoad } from '../../../src/engine/simulate/load-spec';
import { simulate } from '../../../src/engine/simulate/simulate';
import { openJournal } from '../../../src/journal/journal-store';
import { tidy } from '../../../src/journal/retention';
import { openRulesArchive } from '../../../src/rules/rules-archive';
import { listeningLog } from '../../fakes/journal-folder';

export interface Day {
  readonly rules: Rules;
  readonly records: readonly StepRecord[];
}

/** Callers who press keys and lose patience, agents who sometimes do not answer. */
export const busyLoad =
  'calls=60/30m,talk=120s,patience=90s,for=1h,answer=85%,refuse=5%,ring=5s,rest=20s,keys=1:50%+21:20%+0:20%,number=95001';

export function liveDay(rules: Rules, load = busyLoad, seed = 1): Day {
  const records: StepRecord[] = [];
  const traffic = generatedTraffic(parseLoad(load), { seed, rules });
  // The core's entries are its own; the journal's are what was true when they were written.
  simulate({ rules, traffic, seed, onStep: (record) => records.push(copy(record)) });
  return { rules, records };
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** `snapshotAt`: the n of a snapshot; segments that nobody needs are packed, as after their delivery. */
export async function writeDay(dir: string, { rules, records }: Day, snapshotAt: number | null = null): Promise<void> {
  const { log } = listeningLog();
  const archive = openRulesArchive(join(dir, 'rules'));
  mkdirSync(join(dir, 'rules'), { recursive: true });
  await archive.keep(rules, '');
  const store = await openJournal({ dir, log, segmentBytes: 64 * 1024 });
  const core = Core.create(rules, records[0]?.at ?? 0);
  for (const record of records) {
    store.append(record);
    if (snapshotAt === null) continue;
    core.step(record.event);
    if (record.n === snapshotAt || record.n === snapshotAt - 1) await store.snapshot(core.snapshot(), record.n);
  }
  await store.settle();
  const last = records.at(-1)?.n ?? 0;
  await tidy({ store, committedN: () => last, keepDays: 7, log }, Date.now());
  await store.close();
}
