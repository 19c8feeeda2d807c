/** A connection to the hotline's Postgres for one command, closed behind it. */
import type { Pool } from 'pg';
import { readSettings } from '../config';
import { createLog } from '../log';
import { stackEndpoints } from '../stack/endpoints';
import { createDatabase } from '../storage/database';

/** Rejects with what `work` rejects with, and when Postgres is away. */
export async function withPool(work: (pool: Pool) => Promise<void>): Promise<void> {
  const url = stackEndpoints(readSettings()).postgresUrl;
  const database = createDatabase({ url, purpose: 'command', log: createLog('fatal'), max: 2 });
  try {
    await work(database.pool);
  } finally {
    await database.stop();
  }
}
