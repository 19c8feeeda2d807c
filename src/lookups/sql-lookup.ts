/**
 * One question to an operator's database: a prepared statement in a read-only transaction, of whose answer nothing but the
 * wanted columns of the first row leaves the server, cut to what can be used.
 */
import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import type { SqlRequest } from '../core/service-request';
import type { Log } from '../log';
import { LookupFailed, type Found } from './lookup-failed';

const longest = 200;

export class SqlLookup {
  private readonly pools = new Map<string, Pool>();

  /** `databases`: name → address with user and password. */
  constructor(
    private readonly databases: ReadonlyMap<string, string>,
    private readonly log: Log,
  ) {}

  keyOf({ database }: SqlRequest): string {
    return `database ${database}`;
  }

  async ask(request: SqlRequest, signal: AbortSignal): Promise<Found> {
    const pool = this.poolOf(request.database);
    const until = performance.now() + request.timeoutMs;
    const client = await pool.connect();
    if (signal.aborted) {
      client.release();
      throw new LookupFailed('timed out');
    }
    let isBroken = true;
    // What still runs when the time is up goes down with its connection.
    const cut = () => client.release(true);
    signal.addEventListener('abort', cut, { once: true });
    try {
      const found = await queried(client, request, Math.max(1, Math.ceil(until - performance.now())));
      isBroken = false;
      return found;
    } finally {
      signal.removeEventListener('abort', cut);
      if (!signal.aborted) client.release(isBroken);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private poolOf(database: string): Pool {
    const known = this.pools.get(database);
    if (known) return known;
    const connectionString = this.databases.get(database);
    if (connectionString === undefined) throw new LookupFailed('database not configured');
    const pool = new Pool({
      connectionString,
      application_name: 'hotline lookups',
      max: 8,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    });
    const note = (err: Error) => this.log.warn({ err, database }, 'database of a lookup lost');
    // Without listeners a dying connection would end the process.
    pool.on('error', note);
    pool.on('connect', (client) => client.on('error', note));
    this.pools.set(database, pool);
    return pool;
  }
}

async function queried(client: PoolClient, request: SqlRequest, leftMs: number): Promise<Found> {
  await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${leftMs}`);
  try {
    const text = statementOf(request);
    const name = `hotline-${createHash('sha1').update(text).digest('hex')}`;
    const { rows } = await client.query<Record<string, string | null>>({ name, text, values: [...request.params] });
    await client.query('ROLLBACK');
    return foundOf(rows[0]);
  } catch (error) {
    if (!isAboutData(error)) throw error;
    // A number where none can be, and the like: no row has it.
    await client.query('ROLLBACK');
    return { result: 'none', status: null, values: {}, detail: '' };
  }
}

function foundOf(row: Readonly<Record<string, string | null>> | undefined): Found {
  if (!row) return { result: 'none', status: null, values: {}, detail: '' };
  const known = Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { result: 'answered', status: null, values: Object.fromEntries(known), detail: '' };
}

/** Names and columns are words of the checked rules. A comment at the end of the text ends with its line. */
export function statementOf({ text, values }: Pick<SqlRequest, 'text' | 'values'>): string {
  const columns = Object.entries(values).map(
    ([name, column]) => `left((answer."${column}")::text, ${longest}) AS "${name}"`,
  );
  return `SELECT ${columns.join(', ') || 'NULL AS nothing'} FROM (${text}\n) AS answer LIMIT 1`;
}

const isAboutData = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('22');
