/** `hotline callbacks …` as people run it, and the HTTP API, over a real console on a real Postgres. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCallbackDesk } from '../../../src/callbacks/callback-desk';
import { claim } from '../../../src/callbacks/claims';
import { createConsole, type Console } from '../../../src/console/create-console';
import { callbackTimes } from '../../../src/engine/callback-times';
import { createLog } from '../../../src/log';
import { createDatabase, type Database } from '../../../src/storage/database';
import { coreFloor } from '../../fakes/core-floor';
import { listeningLog } from '../../fakes/journal-folder';
import { TestPostgres } from '../../fakes/journal-postgres';

const run = promisify(execFile);
const number = '13800005678';

let postgres: TestPostgres;
let database: Database;
let console: Console;
let queue = '';
let agent = '';

beforeAll(async () => {
  postgres = await TestPostgres.start();
  database = createDatabase({ url: await postgres.database(), purpose: 'test', log: listeningLog().log });
  const floor = coreFloor();
  const { queues, agents } = floor.rules();
  [queue, agent] = [[...queues.keys()][0] ?? '', [...agents.keys()][0] ?? ''];
  const callbacks = createCallbackDesk({
    ...{ pool: database.pool, view: floor, clock: { now: () => Date.now() }, node: 'hotline-1', times: callbackTimes },
    setTimer: () => undefined,
  });
  const settings = { httpAddress: '127.0.0.1', httpPort: 0 };
  const log = createLog('silent');
  console = createConsole({ settings, view: floor, post: floor, clock: floor.clock, health: [], log, callbacks });
  await console.start();
}, 60_000);
afterAll(async () => {
  await console.stop();
  await database.stop();
  await postgres.stop();
}, 30_000);
beforeEach(() => database.pool.query('TRUNCATE callback, callback_attempt, callback_change'));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}
async function hotline(...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, HOTLINE_HTTP_PORT: new URL(console.address ?? '').port };
  const started = run(process.execPath, ['--import', 'tsx', 'src/main.ts', 'callbacks', ...args], {
    ...{ cwd: join(__dirname, '..', '..', '..'), env },
  });
  return started.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({
      ...{ code: failed.code, out: failed.stdout, error: failed.stderr },
    }),
  );
}
const ask = (...more: readonly string[]) =>
  hotline('ask', number, '--queue', queue, '--by', '张主管', '--json', ...more);
type Told = { readonly callback: { readonly callbackId: string; readonly state: string } };
const idOf = ({ out }: Ran) => (JSON.parse(out) as Told).callback.callbackId;

test('asked for, listed, shown, moved, cancelled, tried again and done', async () => {
  const asked = await ask('--kind', 'promise', '--agent', agent, '--within', '4h', '--note', '下午答复');
  expect(asked).toMatchObject({ code: 0 });
  const id = idOf(asked);
  const [table, mine, nobodys] = await Promise.all([
    hotline('list'),
    hotline('list', '--agent', agent, '--json'),
    hotline('list', '--agent', '9999'),
  ]);
  expect(table.out).toMatch(/坐席承诺 promise.*5678.*待拨 scheduled/);
  expect(table.out).not.toContain(number);
  expect(JSON.parse(mine.out)).toMatchObject({ callbacks: [{ callbackId: id, note: '下午答复' }] });
  expect(nobodys.out).toContain('nothing is owed');
  expect(await hotline('move', id, '--by', '张主管', '--at', '2099-01-01 10:00')).toMatchObject({
    ...{ code: 1, error: expect.stringContaining('time-too-far') as string },
  });
  expect((await hotline('cancel', id, '--by', '张主管', '--note', '不需要')).out).toContain('已取消 cancelled');
  await database.pool.query("UPDATE callback SET due_at = now() - interval '1 minute'");
  // its job fires all the same
  expect(await claim(database.pool, id, 1)).toBeNull();
  expect((await hotline('retry', id, '--by', '张主管')).out).toContain('待拨 scheduled');
  expect((await hotline('done', id, '--by', agent, '--outcome', 'kept')).out).toContain('已兑现 kept');
  const again = await hotline('cancel', id, '--by', '张主管', '--json');
  expect([again.code, JSON.parse(again.out)]).toMatchObject([1, { ok: false, error: { code: 'callback-closed' } }]);
  const shown = await hotline('show', id);
  expect(shown.out).toMatch(/asked[^]*cancelled[^]*不需要[^]*retried[^]*done/);
  expect(await hotline('show', 'nothing')).toMatchObject({ code: 1 });
}, 240_000);

test('what cannot be promised is refused in one sentence, and nothing is owed', async () => {
  const wrong = [
    hotline('ask', '1380000ABCD', '--queue', queue, '--by', 'x'),
    hotline('ask', number, '--queue', queue, '--by', 'x', '--at', '2020-01-01 10:00'),
    hotline('ask', number, '--queue', queue, '--by', 'x', '--at', '2036-01-01 10:00'),
    hotline('ask', number, '--queue', 'nobody', '--by', 'x'),
  ];
  const codes = ['number-refused', 'time-past', 'time-too-far', 'queue-unknown'];
  for (const [i, ran] of (await Promise.all(wrong)).entries()) {
    expect(ran.code).toBe(1);
    expect(ran.error).toContain(`(${codes[i]})`);
    expect(ran.error.trim().split('\n')).toHaveLength(1);
  }
  expect((await database.pool.query('SELECT FROM callback')).rowCount).toBe(0);
}, 120_000);

test('over HTTP the same request again with its key is one callback, another under it is refused', async () => {
  const post = (body: object) =>
    fetch(`${console.address}/api/v1/callbacks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'order-17' },
      body: JSON.stringify({ kind: 'follow-up', queueId: queue, number, by: 'CRM', agentId: agent, ...body }),
    });
  const both = await Promise.all([post({}), post({})]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
  const other = await post({ number: '13900001111' });
  expect([other.status, await other.json()]).toMatchObject([409, { error: { code: 'idempotency-conflict' } }]);
  const tasks = await fetch(`${console.address}/api/v1/agents/${agent}/callbacks`);
  expect(await tasks.json()).toMatchObject({
    callbacks: [{ kind: 'follow-up', agentId: agent, number: '*******5678' }],
  });
  expect((await fetch(`${console.address}/api/v1/agents/9999/callbacks`)).status).toBe(404);
});
