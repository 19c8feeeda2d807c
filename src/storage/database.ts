/** Connections to Postgres: one pool for one purpose, with its own limits, so that reports never starve the record. */
import { Pool } from 'pg';
import type { Health, LongLived } from '../engine/ports';
import type { Log } from '../log';

export interface DatabaseOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity` as `hotline <purpose>`. */
  readonly purpose: string;
  readonly log: Log;
  /** Connections at most; 4. */
  readonly max?: number;
  /** A statement is given up by the server after this; 30,000 ms. */
  readonly statementTimeoutMs?: number;
  /** A connection is given up after this; 5,000 ms. */
  readonly connectTimeoutMs?: number;
  /** How often an idle pool asks whether Postgres is there; 3,000 ms. */
  readonly probeMs?: number;
}

export interface Database extends Health, LongLived {
  readonly name: 'postgres';
  readonly pool: Pool;
}

/** Connects lazily, reconnects by itself. `stop` waits for the statements under way. */
export function createDatabase(options: DatabaseOptions): Database {
  const { log, purpose, statementTimeoutMs = 30_000 } = options;
  const pool = new Pool({
    connectionString: options.url,
    application_name: `hotline ${purpose}`,
    max: options.max ?? 4,
    statement_timeout: statementTimeoutMs,
    // The client's own limit, for a server that is reached but silent.
    query_timeout: statementTimeoutMs + 500,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  let trouble: string | null = 'not asked yet';
  let timer: NodeJS.Timeout | null = null;

  // Without listeners a dying connection would end the process.
  pool.on('error', (error) => note(error));
  pool.on('connect', (client) => client.on('error', (error: Error) => note(error)));

  function note(error: Error | null) {
    const next = error ? `${purpose}: ${error.message || error.name}` : null;
    if (next !== null && trouble === null) log.warn({ err: error }, 'postgres lost');
    if (next === null && trouble !== null) log.info({ purpose }, 'postgres reached');
    trouble = next;
  }
  async function probe() {
    await pool.query('SELECT 1').then(
      () => note(null),
      (error: unknown) => note(error instanceof Error ? error : new Error(String(error))),
    );
  }

  return {
    name: 'postgres',
    pool,
    trouble: () => trouble,
    async start() {
      await probe();
      timer = setInterval(() => void probe(), options.probeMs ?? 3000);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await pool.end();
    },
  };
}
