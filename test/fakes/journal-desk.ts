/** A journal, its writer and a Postgres database, put together as in `hotline serve`. */
import type { Pool, QueryResultRow } from 'pg';
import type { Rules } from '../../src/core/rules';
import { openJournal, type JournalStore } from '../../src/journal/journal-store';
import { createJournalWriter, type JournalWriter } from '../../src/journal/writer';
import { createDatabase, type Database } from '../../src/storage/database';
import { JournalFolder, listeningLog } from './journal-folder';
import { RecordBook } from './journal-records';

/** Two attempts, a minute apart. */
const twoTries = { callbacks: { maxTries: 2, retryMs: 60_000 } } as Rules;

const rulesText = async (hash: string) => `# ${hash}`;

export class JournalDesk {
  readonly book = new RecordBook();
  private constructor(
    readonly log: ReturnType<typeof listeningLog>,
    readonly folder: JournalFolder,
    readonly database: Database,
    public store: JournalStore,
    public writer: JournalWriter,
    private readonly rules: Rules,
  ) {}

  static async open(url: string, rules: Rules = twoTries): Promise<JournalDesk> {
    const heard = listeningLog();
    const { log } = heard;
    const folder = new JournalFolder();
    const database = createDatabase({ url, purpose: 'test', log, connectTimeoutMs: 1000, probeMs: 200 });
    const store = await openJournal({ dir: folder.dir, log, segmentBytes: 20_000 });
    const writer = createJournalWriter({ store, pool: database.pool, rules: () => rules, rulesText, log });
    const desk = new JournalDesk(heard, folder, database, store, writer, rules);
    await database.start();
    await writer.start();
    return desk;
  }

  get pool(): Pool {
    return this.database.pool;
  }

  append(records: readonly Parameters<JournalStore['append']>[0][]): void {
    for (const record of records) this.store.append(record);
  }

  /** Everything appended so far stands in Postgres. */
  async delivered(): Promise<void> {
    if (!(await this.writer.settled(20_000))) throw new Error(`not delivered: ${this.writer.trouble() ?? 'slow'}`);
  }

  async rows<R extends QueryResultRow>(statement: string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(statement, [...values])).rows;
  }

  /** As after a crash or a new start: the files are opened again, the position is asked for again. */
  async restart(segmentBytes = 20_000): Promise<void> {
    await this.writer.stop();
    await this.store.close();
    this.store = await openJournal({ dir: this.folder.dir, log: this.log.log, segmentBytes });
    this.writer = createJournalWriter({
      store: this.store,
      pool: this.pool,
      rules: () => this.rules,
      rulesText,
      log: this.log.log,
    });
    await this.writer.start();
  }

  async close(): Promise<void> {
    await this.writer.stop();
    await this.store.close();
    await this.database.stop();
    this.folder.remove();
  }
}
