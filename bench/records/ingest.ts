/**
 * From the journal to Postgres at full speed: entries of a simulated day, appended as fast as the journal takes them, carried
 * by the writer while they come. fsync and synchronous_commit are on, on both sides.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CallId } from '../../src/core/ids';
import type { StepRecord } from '../../src/engine/ports';
import { generatedTraffic } from '../../src/engine/simulate/generated-traffic';
import { parseLoad } from '../../src/engine/simulate/load-spec';
import { World } from '../../src/engine/simulate/world';
import { openJournal } from '../../src/journal/journal-store';
import { createJournalWriter } from '../../src/journal/writer';
import { createLog } from '../../src/log';
import { createDatabase } from '../../src/storage/database';
import { migrated } from '../../test/fakes/journal-postgres';
import { startPostgres } from '../../src/stack/postgres';
import { coreRules } from '../routing/core-rules';

export interface IngestOptions {
  readonly folder: string;
  readonly calls: number;
  readonly seed: number;
}
export interface Ingest {
  readonly ingestEntriesPerSecond: number;
  readonly entries: number;
  readonly records: number;
  readonly calls: number;
  readonly seconds: number;
  /** As Postgres says. */
  readonly settings: Readonly<Record<string, string>>;
  /** Of this process, which also holds the records to be told: at the beginning of the run, and the most during it. */
  readonly rssMb: { readonly before: number; readonly most: number };
}

const rules = coreRules({ agents: 150, skills: 3, skillsPerAgent: 2, wrapUpMs: 15_000 });
/** Records of one turn of the event loop: a storm, not a whole day at once. */
const perTurn = 50;

export async function measureIngest(
  { folder, calls, seed }: IngestOptions,
  say: (line: string) => void,
): Promise<Ingest> {
  const records = simulatedDay(calls, seed);
  const entries = records.reduce((sum, record) => sum + record.entries.length, 0);
  say(`ingest: ${entries} entries of ${calls} calls`);
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dir: join(folder, 'postgres', 'data'), password: 'bench' });
  try {
    await migrated(postgres.url);
    const log = createLog('error', { write: (line: string) => void process.stderr.write(line) });
    const database = createDatabase({ url: postgres.url, purpose: 'journal', log });
    const journal = await openJournal({ dir: join(folder, 'journal'), log });
    const writer = createJournalWriter({
      ...{ store: journal, pool: database.pool, log, rules: () => rules, rulesText: async () => null },
    });
    await database.start();
    await writer.start();
    const before = rssMb();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, rssMb())), 100);
    const from = performance.now();
    for (let i = 0; i < records.length; i += perTurn) {
      for (const record of records.slice(i, i + perTurn)) journal.append(record);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!(await writer.settled(600_000))) throw new Error(`not delivered: ${writer.trouble() ?? 'slow'}`);
    const seconds = (performance.now() - from) / 1_000;
    clearInterval(watch);
    const { delivered, setAside } = writer.stats();
    if (delivered !== entries || setAside > 0) throw new Error(`${delivered} of ${entries}, ${setAside} set aside`);
    await writer.stop();
    await journal.close();
    const settings = await settingsOf(postgres.url);
    await database.stop();
    return {
      ingestEntriesPerSecond: Math.round(entries / seconds),
      ...{ entries, records: records.length, calls },
      seconds: Math.round(seconds * 10) / 10,
      ...{ settings, rssMb: { before, most } },
    };
  } finally {
    await postgres.stop();
  }
}

/** One that is over by now: what is of the future is not taken. */
function simulatedDay(calls: number, seed: number): readonly StepRecord[] {
  const start = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const load = parseLoad(
    `calls=3000/1h,talk=150s,patience=120s,agents=150,number=95000,keys=1,ring=5s,answer=95%,total=${calls},start=${start}`,
  );
  const records: StepRecord[] = [];
  new World(rules, generatedTraffic(load, { seed, rules }), {
    seed,
    mint: (msecs) => uuidv7({ msecs }) as CallId,
    onStep: (record) => void records.push(record),
  }).run();
  return records;
}

async function settingsOf(url: string): Promise<Readonly<Record<string, string>>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')`,
    );
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  } finally {
    await client.end();
  }
}

const rssMb = () => Math.round(process.memoryUsage().rss / 1_048_576);
