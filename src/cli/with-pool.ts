/** A connection to the hotline's Postgres for one command, closed behind it. Neither Redis nor Asterisk is asked. */
import type { Pool } from 'pg';
import { readSettings } from '../config';
import { createLog } from '../log';
import { postgresEndpoint } from '../stack/endpoints';
import { createDatabase, type DatabaseOptions } from '../storage/database';

/** Rejects with what `work` rejects with, and when Postgres is away. Two connections at most, unless `needs` says otherwise. */
export async function withPool(
  work: (pool: Pool) => Promise<unknown>,
  needs: Partial<Pick<DatabaseOptions, 'purpose' | 'max' | 'statementTimeoutMs'>> = {},
): Promise<void> {
  const url = postgresEndpoint(readSettings());
  const database = createDatabase({ purpose: 'command', max: 2, ...needs, url, log: createLog('fatal') });
  try {
    await work(database.pool);
  } finally {
    await database.stop();
  }
}
