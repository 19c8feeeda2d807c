/** Databases of a bench beside one another in its Postgres. */
import { Client } from 'pg';
import { migrated } from '../../test/fakes/journal-postgres';

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export async function hasDatabase(server: string, name: string): Promise<boolean> {
  return (await asked(server, 'SELECT FROM pg_database WHERE datname = $1', [name])) > 0;
}

/** With all tables and no rows. One of that name that was left half-made is taken away before. Names are ours. */
export async function newDatabase(server: string, name: string): Promise<string> {
  await dropDatabase(server, name);
  await asked(server, `CREATE DATABASE ${name}`);
  await migrated(databaseUrl(server, name));
  return databaseUrl(server, name);
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  await asked(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

export async function renameDatabase(server: string, from: string, to: string): Promise<void> {
  await asked(server, `ALTER DATABASE ${from} RENAME TO ${to}`);
}

async function asked(server: string, statement: string, values: readonly string[] = []): Promise<number> {
  const client = new Client({ connectionString: databaseUrl(server, 'postgres') });
  await client.connect();
  try {
    return (await client.query(statement, [...values])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
