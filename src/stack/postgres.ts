/**
 * A private Postgres: its own data folder, a port on loopback, a scram password, fsync on. Nothing of the machine's own
 * Postgres is touched.
 */
import { Client } from 'pg';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unprivilegedAccount } from './account';
import { initPostgres } from './init-postgres';
import { postgresFolder } from './postgres-folder';
import { postgresBin } from './postgres-program';
import { freePort } from './free-port';
import { startProcess, logTail, type Lifetime } from './start-process';
import { StackError, systemCode } from './stack-error';
import { waitFor } from './wait-for';

export interface PostgresPlan {
  /** Data folder; made by initdb when missing. Its parent is opened for walking through (o+x) when we are root. */
  readonly dir: string;
  /** TCP port on 127.0.0.1; a free one when not given. */
  readonly port?: number;
  /** Password of the role `hotline`; set when the folder is made. */
  readonly password: string;
  readonly logFile?: string;
  readonly lifetime?: Lifetime;
  readonly stateDir?: string;
  /** `off` is for tests of things other than durability. */
  readonly fsync?: 'on' | 'off';
}

export interface RunningPostgres {
  /** `postgres://hotline:…@127.0.0.1:<port>/hotline`: the role may create databases. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Fast shutdown: sessions are ended, everything committed is on the disk. */
  stop(): Promise<void>;
}

const startMs = 60_000;
/** Fast shutdown. */
export const stopSignal = 'SIGINT';
export const stopMs = 20_000;

/** Resolves once queries are answered. Rejects with `PART_FAILED` and the end of its log. */
export async function startPostgres(plan: PostgresPlan): Promise<RunningPostgres> {
  const account = unprivilegedAccount();
  const logFile = plan.logFile ?? join(dirname(plan.dir), 'postgres.log');
  const dir = postgresFolder(plan.dir, account);
  const bin = postgresBin(versionOf(dir));
  if (versionOf(dir) === undefined) await initPostgres(dir, plan.password, bin, account);
  const port = plan.port ?? (await freePort());
  const started = await startProcess({
    part: 'postgres',
    command: join(bin, 'postgres'),
    args: ['-D', dir, ...Object.entries(serverSettings(port, plan.fsync)).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    logFile,
    lifetime: plan.lifetime ?? 'with-parent',
    stateDir: plan.stateDir ?? plan.dir,
    ...(account === null ? {} : { account }),
    parentDeathSignal: 'INT', // Postgres takes SIGINT as fast, SIGTERM as wait-for-everybody
  });
  const url = postgresUrl(port, plan.password);
  const stop = () => started.stop(stopSignal, stopMs);
  try {
    const isUp = await waitFor(() => started.exit() !== null || acceptsQueries(url), startMs);
    if (!isUp || started.exit() !== null) throw failed(started.exit() ?? 'no answer', logFile);
    // another Postgres of ours may have taken the port meanwhile, and would answer to the same password
    if ((await query(url, 'postgres', 'show data_directory')) !== dir) throw failed(`port ${port} is taken`, logFile);
    await createDatabase(url, 'hotline');
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, port, pid: started.pid, stop };
}

export const postgresUrl = (port: number, password: string, database = 'hotline'): string =>
  `postgres://hotline:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Major version of the Postgres that made the folder. */
function versionOf(dir: string): string | undefined {
  const file = join(dir, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** False while it starts or is away; a wrong password or anything else rejects. */
export async function acceptsQueries(url: string): Promise<boolean> {
  try {
    await query(url, 'postgres', 'select 1');
    return true;
  } catch (error) {
    // 57P03: starting up or recovering; a socket error: not listening yet
    if (systemCode(error) === '57P03' || systemCode(error)?.startsWith('ECONN')) return false;
    throw error;
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  try {
    await query(url, 'postgres', `create database ${name}`);
  } catch (error) {
    if (systemCode(error) !== '42P04') throw error; // it exists
  }
}

/** The first value of the first row, if there is one. */
async function query(url: string, database: string, text: string): Promise<unknown> {
  const address = new URL(url);
  address.pathname = `/${database}`;
  const client = new Client({ connectionString: address.href, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined); // ended by the server between two answers: the query below rejects
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function serverSettings(port: number, fsync: 'on' | 'off' = 'on'): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: '100',
    fsync,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    // the role's own sessions never wait for a lock for ever
    lock_timeout: '30s',
  };
}

function failed(how: string, logFile: string): StackError {
  const size = existsSync(logFile) ? statSync(logFile).size : 0;
  return new StackError(
    'PART_FAILED',
    `postgres did not start (${how}); ${size > 0 ? `the end of ${logFile}:\n${logTail(logFile)}` : 'its log is empty'}`,
  );
}
