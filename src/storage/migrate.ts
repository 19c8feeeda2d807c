/**
 * Brings the tables up to date. Two starts at once do not collide: the second waits for the advisory lock and finds
 * nothing left to do. Each run is one transaction: a failed migration leaves the tables as they were.
 */
import { resolve } from 'node:path';
import type { Log } from '../log';

/** The same place from the sources and from `dist`. */
const migrationsDir = resolve(__dirname, '..', '..', 'migrations');

/** Rejects with the server's own message. Answers the names of the migrations that were run now. */
export async function migrate(postgresUrl: string, log: Log): Promise<readonly string[]> {
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
      error: (text) => log.error(text),
    },
  });
  const names = done.map((migration) => migration.name);
  if (names.length > 0) log.info({ migrations: names }, 'database migrated');
  return names;
}
