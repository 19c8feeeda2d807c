/** A private Postgres: durable, closed to strangers, at home wherever the state folder lies. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type PostgresPlan, type RunningPostgres } from '../../../src/stack/postgres';
import { isAlive } from '../../../src/stack/process-record';
import { waitFor } from '../../../src/stack/wait-for';

let folder: string;
let running: RunningPostgres[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-postgres-'));
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(plan: Partial<PostgresPlan> = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dir: join(folder, 'postgres'), password: 'a @/:? "secret"', ...plan });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed on purpose below
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

test('keeps what was committed through a kill -9', async () => {
  const first = await start();
  expect(await ask(first.url, 'show fsync')).toEqual(['on']);
  await ask(first.url, 'create table kept as select 7 as n');
  process.kill(first.pid, 'SIGKILL');
  expect(await waitFor(() => !isAlive(first.pid), 10_000)).toBe(true);
  const second = await start();
  expect(await ask(second.url, 'select n from kept')).toEqual([7]);
  await second.stop();
  expect(isAlive(second.pid)).toBe(false);
});

test('answers on loopback only, and only to the password', async () => {
  const postgres = await start();
  expect(await ask(postgres.url, 'show listen_addresses')).toEqual(['127.0.0.1']);
  const wrong = new URL(postgres.url);
  wrong.password = 'guessed';
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('lies below a folder that its user may not enter', async () => {
  // not below the temporary folder, whose rooms are opened for it
  const closed = mkdtempSync('/var/tmp/hotline-closed-');
  const dir = join(closed, 'state', 'postgres');
  try {
    const postgres = await start({ dir });
    await ask(postgres.url, 'create table kept as select 7 as n');
    await postgres.stop();
    // as root the data had to go elsewhere; the second start must find them there
    const again = await start({ dir });
    expect(await ask(again.url, 'select n from kept')).toEqual([7]);
    await again.stop();
    if (existsSync(`${dir}.elsewhere`))
      rmSync(dirname(readFileSync(`${dir}.elsewhere`, 'utf8').trim()), { recursive: true });
  } finally {
    rmSync(closed, { recursive: true, force: true });
  }
});

test('is made anew when making it was cut short', async () => {
  mkdirSync(join(folder, 'postgres.new', 'base'), { recursive: true });
  const postgres = await start();
  expect(await ask(postgres.url, 'select current_user')).toEqual(['hotline']);
});

test('a port that is taken is told with the end of the log', async () => {
  const first = await start();
  const second = start({ dir: join(folder, 'other'), port: first.port });
  await expect(second).rejects.toMatchObject({ code: 'PART_FAILED' });
  await expect(second).rejects.toThrow(/is taken|could not bind/);
});
