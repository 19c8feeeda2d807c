/**
 * Brings the tables up to date. Two starts at once do not collide: the second waits for the advisory lock and finds
 * nothing left to do. Each run is one transaction: a failed migration leaves the tables as they were.
 */
import { readdirSync } from 'node:fs';
import { parse, resolve } from 'node:path';
import { Client } from 'pg';
import type { Log } from '../log';

/** The same place from the sources and from `dist`. */
const migrationsDir = resolve(__dirname, '..', '..', 'migrations');

const connection = (postgresUrl: string) => ({
  connectionString: postgresUrl,
  application_name: 'hotline migrate',
  connectionTimeoutMillis: 10_000,
});

/** Rejects with the server's own message. Answers the names of the migrations that were run now. */
export async function migrate(postgresUrl: string, log: Log): Promise<readonly string[]> {
  if (await isUpToDate(postgresUrl)) return [];
  // An ES module: only a dynamic import reaches it from CommonJS on every Node 20.
  const { runner } = await import('node-pg-migrate');
  const done = await runner({
    databaseUrl: {
      connectionString: postgresUrl,
      application_name: 'hotline migrate',
      connectionTimeoutMillis: 10_000,
    },
    dir: migrationsDir,
    direction: 'up',
    migrationsTable: 'migration',
    singleTransaction: true,
    advisoryLockMode: 'wait',
    logger: {
      debug: (text) => log.trace(text),
      info: (text) => log.trace(text),
      warn: (text) => log.warn(text),
      // The rejection says it; whoever tries again until Postgres is back does not want it twice.
      error: (text) => log.debug(text),
    },
  });
  const names = done.map((migration) => migration.name);
  if (names.length > 0) log.info({ migrations: names }, 'database migrated');
  return names;
}

const MIGRATED = `SELECT name FROM migration`;

/** Most starts have nothing to do, and need not load the migrator (9 MB) to find that out. */
async function isUpToDate(postgresUrl: string): Promise<boolean> {
  const client = new Client(connection(postgresUrl));
  client.on('error', () => undefined); // the query below rejects
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(MIGRATED);
    const done = new Set(rows.map((row) => row.name));
    return readdirSync(migrationsDir).every((file) => done.has(parse(file).name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42P01') return false; // no such table yet
    throw error;
  } finally {
    await client.end();
  }
}
