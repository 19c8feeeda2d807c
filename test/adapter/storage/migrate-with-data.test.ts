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

test('callbacks kept before know when she answered: reports count them in time by that', async () => {
  await postgres.admin('CREATE DATABASE kept');
  const url = postgres.url('kept');
  const before = versions.findIndex((name) => name.includes('callback_leased'));
  const script = join(root, 'test/fakes/journal-migrate-to.ts');
  await run(process.execPath, ['--import', 'tsx', script, url, String(before)], { cwd: root });
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(`
      INSERT INTO callback (callback_id, node, queue_id, number, language, state, due_at, created_at, closed_at, deadline_at)
      SELECT id, 'hotline-1', 'repair', '13800005678', 'zh', 'kept', '2025-11-20 04:00Z', '2025-11-20 04:00Z', '2025-11-20 05:05Z',
        '2025-11-20 05:00Z' FROM unnest(ARRAY['by-call', 'by-hand']) AS id`);
    await client.query(`
      INSERT INTO call (call_id, direction, node, dialled, arrived_at, answered_at, ended_at, outcome, callback_id, rules_hash)
      VALUES ('talk', 'outbound', 'hotline-1', '13800005678', '2025-11-20 04:58Z', '2025-11-20 04:59Z', '2025-11-20 05:05Z', 'answered',
        'by-call', '')`);
    await client.query(
      `INSERT INTO callback_attempt (callback_id, attempt, fence, call_id, outcome) VALUES ('by-call', 1, 1, 'talk', 'answered')`,
    );
    await migrated(url);
    const { rows } = await client.query('SELECT callback_id, reached_at FROM callback ORDER BY 1');
    expect(rows).toEqual([
      { callback_id: 'by-call', reached_at: new Date('2025-11-20T04:59:00Z') },
      { callback_id: 'by-hand', reached_at: null },
    ]);
    const days = `ARRAY[timestamptz '2025-11-20 00:00Z'], ARRAY[timestamptz '2025-11-21 00:00Z']`;
    const sums = await client.query(
      `SELECT asked::integer, kept_in_time::integer AS "inTime" FROM promise_sums('queue', ${days})`,
    );
    expect(sums.rows).toEqual([{ asked: 2, inTime: 1 }]);
  } finally {
    await client.end();
  }
}, 60_000);
