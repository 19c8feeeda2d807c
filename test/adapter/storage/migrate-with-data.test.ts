/** From each earlier version, with rows in its tables, to the newest: every row is there as it was. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { migrated, TestPostgres } from '../../fakes/journal-postgres';

const run = promisify(execFile);
const root = join(__dirname, '../../..');
const fixtures = join(root, 'test/fixtures/migrations');
/** The version from which on the record stands by month, and the months of the rows. */
const byMonth = 10;
const months = ['2025-09-01', '2025-10-01', '2025-11-01'];
const versions = readdirSync(join(root, 'migrations')).sort();

let postgres: TestPostgres;
beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);

/** What each version added is filled by the file of its number. */
const rowsUpTo = (count: number) =>
  readdirSync(fixtures)
    .filter((file) => Number(file.slice(0, 4)) <= count)
    .sort()
    .map((file) => readFileSync(join(fixtures, file), 'utf8'));

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

async function tablesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname <> 'migration' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function rowsOf(client: Client): Promise<Rows> {
  const all: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY t::text`,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

/** The columns there were; agent_interval counts its rows anew. */
function asBefore(after: Rows, before: Rows): Rows {
  const kept = (table: string) => {
    const columns = Object.keys(before[table]?.[0] ?? {}).filter((name) => table !== 'agent_interval' || name !== 'id');
    const of = (rows: Rows[string] = []) =>
      rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name]])))).sort();
    return of(after[table]);
  };
  return Object.fromEntries(Object.keys(before).map((table) => [table, kept(table) as never]));
}

test.each(versions.slice(0, -1).map((name, i) => [name.replace('.sql', ''), i + 1] as const))(
  'from %s with data',
  async (_, count) => {
    const database = `from_${count}`;
    await postgres.admin(`CREATE DATABASE ${database}`);
    const url = postgres.url(database);
    const script = join(root, 'test/fakes/journal-migrate-to.ts');
    await run(process.execPath, ['--import', 'tsx', script, url, String(count)], { cwd: root });
    const client = new Client(url);
    await client.connect();
    try {
      // From then on rows need their month: the writer asks for it.
      if (count >= byMonth) for (const month of months) await client.query('SELECT add_month($1::date)', [month]);
      for (const text of rowsUpTo(count)) await client.query(text);
      const before = await rowsOf(client);
      expect(before['call']).toHaveLength(4);
      expect(await migrated(url)).toHaveLength(versions.length - count);
      expect(asBefore(await rowsOf(client), before)).toEqual(asBefore(before, before));
    } finally {
      await client.end();
    }
  },
  30_000,
);
