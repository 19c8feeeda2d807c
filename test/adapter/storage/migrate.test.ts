/** The tables, from nothing and again. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { outcomes } from '../../../src/core/journal';
import { createDatabase } from '../../../src/storage/database';
import { listeningLog } from '../../fakes/journal-folder';
import { migrated, TestPostgres } from '../../fakes/journal-postgres';
import { until } from '../../phones/until';

let postgres: TestPostgres;

beforeAll(async () => (postgres = await TestPostgres.start()), 60_000);
afterAll(() => postgres.stop(), 30_000);

test('two starts at once do not collide: one migrates, the other finds nothing left to do', async () => {
  await postgres.admin('CREATE DATABASE fresh');
  const url = postgres.url('fresh');
  const runs = await Promise.all([migrated(url), migrated(url)]);
  expect(runs.map((names) => names.length).sort()).toEqual([
    0,
    readdirSync(join(__dirname, '../../../migrations')).length,
  ]);
  expect(await migrated(url)).toEqual([]);
}, 60_000);

test('the tables take every outcome the core knows', async () => {
  const url = await postgres.database();
  const client = new Client(url);
  await client.connect();
  for (const outcome of outcomes)
    await client.query(`INSERT INTO call (call_id, outcome, ended_at) VALUES ($1, $1, now())`, [outcome]);
  const { rows } = await client.query('SELECT count(*)::int AS n FROM call');
  expect(rows).toEqual([{ n: outcomes.length }]);
  await client.end();
});

test('a server that ends our sessions costs no process, and is told until it is back', async () => {
  const { log, lines } = listeningLog();
  const database = createDatabase({ url: await postgres.database(), purpose: 'ended', log, probeMs: 50 });
  await database.start();
  expect(database.trouble()).toBeNull();
  await postgres.pause();
  await until('it is told', () => /^ended: /.test(database.trouble() ?? ''));
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'postgres lost' }));
  await postgres.resume();
  await until('it is well again', () => database.trouble() === null);
  await database.stop();
}, 60_000);
