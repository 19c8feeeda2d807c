/** An operator's Postgres, asked with what callers key. */
import { Client } from 'pg';
import type { ServiceRequest } from '../../../src/core/service-request';
import { TestPostgres } from '../../fakes/journal-postgres';
import { Asker } from './asked';

let postgres: TestPostgres;
let client: Client;
let asker: Asker;

beforeAll(async () => {
  postgres = await TestPostgres.start();
  const url = await postgres.database();
  client = new Client(url);
  await client.connect();
  await client.query(`CREATE TABLE orders (id integer, state text, due date, amount numeric(8,2), note text)`);
  await client.query(
    `INSERT INTO orders VALUES (7, 'shipped', '2026-11-25', 128.50, null), (8, repeat('x', 5000000), null, 0, 'a')`,
  );
  asker = new Asker({
    databases: new Map([
      ['shop', url],
      ['dead', 'postgres://x@127.0.0.1:1/x'],
    ]),
  });
}, 60_000);
afterAll(async () => {
  await asker.lookups.stop();
  await client.end();
  await postgres.stop();
}, 30_000);

const ask = async (
  text: string,
  params: readonly string[],
  more: Partial<Extract<ServiceRequest, { kind: 'sql' }>> = {},
) => {
  const values = { state: 'state', due: 'due', amount: 'amount', note: 'note' };
  return asker.ask({ kind: 'sql', database: 'shop', text, params, timeoutMs: 1_000, values, ...more });
};
const byId = 'select state, due, amount, note from orders where id = $1 -- of the shop';

test('the first row, as texts; null is not known', async () => {
  const { answer } = await ask(byId, ['7']);
  expect(answer).toMatchObject({
    result: 'answered',
    values: { state: 'shipped', due: '2026-11-25', amount: '128.50' },
  });
  expect(answer.values).not.toHaveProperty('note');
});

test('what is keyed is a value and nothing else', async () => {
  for (const text of ['7; drop table orders', "7' or '1'='1", '$$', '', '99999999999999', '7\u0000', '*'])
    expect([text, (await ask(byId, [text])).answer.result]).toEqual([text, 'none']);
  const { rows } = await client.query('SELECT count(*)::int AS n FROM orders');
  expect(rows).toEqual([{ n: 2 }]);
});

test('no such row; a long text is cut where it lies', async () => {
  expect((await ask(byId, ['9'])).answer.result).toBe('none');
  expect((await ask(byId, ['8'])).answer.values['state']).toHaveLength(200);
});

test('nothing can be changed, whatever the statement says', async () => {
  await client.query(`CREATE FUNCTION change() RETURNS text LANGUAGE sql AS 'delete from orders returning state'`);
  const { answer } = await ask('select change() as state', [], { values: { state: 'state' } });
  expect(answer).toMatchObject({ result: 'failed', detail: '25006' });
  expect((await client.query('SELECT count(*)::int AS n FROM orders')).rows).toEqual([{ n: 2 }]);
});

test('a statement that takes too long costs its time, and its connection', async () => {
  const { answer, tookMs } = await ask('select pg_sleep(30)::text as state', [], {
    timeoutMs: 300,
    values: { state: 'state' },
  });
  expect(answer.result).toBe('failed');
  expect(tookMs).toBeLessThan(700);
  // Nobody else waits for it now.
  expect((await ask(byId, ['7'])).answer.detail).toBe('left alone after failures');
  asker.aheadMs += 31_000;
  expect((await ask(byId, ['7'])).answer.result).toBe('answered');
});

test('no such database, or none that answers', async () => {
  expect((await ask(byId, ['7'], { database: 'nowhere' })).answer).toMatchObject({
    result: 'failed',
    detail: 'database not configured',
  });
  for (let i = 0; i < 3; i += 1)
    expect((await ask(byId, ['7'], { database: 'dead' })).answer).toMatchObject({
      result: 'failed',
      detail: 'ECONNREFUSED',
    });
  expect((await ask(byId, ['7'], { database: 'dead' })).answer.detail).toBe('left alone after failures');
  expect((await ask(byId, ['7'])).answer.result).toBe('answered');
});
