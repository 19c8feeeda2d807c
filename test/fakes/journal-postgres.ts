/** A real Postgres for one test file: migrated once, each test in a database cloned from that. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../src/stack/free-port';
import { startPostgres, type RunningPostgres } from '../../src/stack/postgres';

const run = promisify(execFile);
const root = join(__dirname, '..', '..');

/** Answers the names of the migrations that were run. */
export async function migrated(url: string): Promise<string[]> {
  const script = join(__dirname, 'journal-migrate.ts');
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, url], { cwd: root });
  return JSON.parse(stdout) as string[];
}

export class TestPostgres {
  private readonly dir = mkdtempSync(join(tmpdir(), 'hotline-postgres-'));
  private running: RunningPostgres | null = null;
  private count = 0;
  private constructor(private readonly port: number) {}

  static async start(): Promise<TestPostgres> {
    const postgres = new TestPostgres(await freePort());
    await postgres.resume();
    await postgres.admin('CREATE DATABASE template_hotline');
    await migrated(postgres.url('template_hotline'));
    return postgres;
  }

  /** Url of a new database with all tables and no rows. */
  async database(): Promise<string> {
    const name = `test_${++this.count}`;
    await this.admin(`CREATE DATABASE ${name} TEMPLATE template_hotline`);
    return this.url(name);
  }

  /** The server goes away, as with a crash of its machine; `resume` brings it back on the same port. */
  async pause(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  async resume(): Promise<void> {
    this.running = await startPostgres({
      dir: join(this.dir, 'data'),
      port: this.port,
      password: 'secret',
      fsync: 'off',
    });
  }

  async stop(): Promise<void> {
    await this.pause();
    rmSync(this.dir, { recursive: true, force: true });
  }

  async admin(statement: string): Promise<void> {
    const client = new Client(this.url('postgres'));
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  url(database: string): string {
    return `postgres://hotline:secret@127.0.0.1:${this.port}/${database}`;
  }
}
