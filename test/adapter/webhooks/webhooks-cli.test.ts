/** `hotline webhooks …` as people run it, with the address of Postgres and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestRedis } from '../../fakes/callback-redis';
import { TestPostgres } from '../../fakes/journal-postgres';
import { runProgram } from '../../phones/run-program';
import { until } from '../../phones/until';
import { webhook, WebhookStage } from './webhook-stage';

let postgres: TestPostgres;
let redis: TestRedis;
let stage: WebhookStage;
let nothing: string;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
}, 60_000);
afterAll(() => Promise.all([postgres.stop(), redis.stop()]), 30_000);
beforeEach(async () => {
  nothing = mkdtempSync(join(tmpdir(), 'hotline-nothing-'));
  stage = await WebhookStage.open(postgres, redis);
});
afterEach(async () => {
  await stage.close();
  rmSync(nothing, { recursive: true });
}, 30_000);

const hotline = (...words: readonly string[]) =>
  runProgram({ HOTLINE_POSTGRES_URL: stage.url, HOTLINE_STATE_DIR: nothing }, 'webhooks', ...words);
const json = async <T>(...words: readonly string[]) => {
  const ran = await hotline(...words, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return JSON.parse(ran.out) as T;
};

test('what was told, what was given up, and telling it again', async () => {
  const { receiver, hotline: floor } = stage;
  await stage.change(webhook('crm', receiver.url, { events: ['call.ended'], giveUpMs: 300 }));
  const good = stage.call();
  floor.hangsUp(good);
  await until('told', () => stage.typesOf(good).length > 0);
  receiver.answer = () => 500;
  const bad = stage.call();
  floor.hangsUp(bad);
  await until('given up', async () => (await stage.row('crm'))?.dead === 1);

  type List = { webhooks: readonly { webhook: string }[] };
  expect((await json<List>('list')).webhooks).toMatchObject([
    { webhook: 'crm', url: receiver.url, pending: 0, delivered: 1, dead: 1, lastError: 'HTTP 500' },
  ]);
  const list = await hotline('list');
  expect(list.out).toMatch(/crm\s.*放弃 dead|放弃 dead[^]*crm/);
  const dead = await json<{ failed: readonly { eventId: string }[] }>('failed');
  expect(dead.failed).toMatchObject([{ webhook: 'crm', type: 'call.ended' }]);
  expect((await hotline('failed')).out).toContain(dead.failed[0]?.eventId);
  expect(await json('failed', '--to-url', 'other')).toEqual({ failed: [] });
  expect((await hotline('failed', '--to-url', 'other')).out).toContain('nothing was given up');

  receiver.answer = () => 204;
  expect((await hotline('replay', '--failed', '--to-url', 'crm')).out).toBe('crm: 1\n');
  await until('told after all', () => stage.typesOf(bad).length === 1);
  expect(await json('failed')).toEqual({ failed: [] });
  expect((await hotline('replay', '--failed')).out).toContain('nothing to tell again');

  const from = new Date(Date.now() - 3_600_000).toISOString();
  expect(await json('replay', '--from', from)).toEqual({ replayed: { crm: 2 } });
  await until('both once more', () => stage.typesOf(good).length + stage.typesOf(bad).length === 4);
  const before = new Date(Date.now() - 1_800_000).toISOString();
  expect(await json('replay', '--from', from, '--to', before)).toEqual({ replayed: { crm: 0 } });
  expect(await json('replay', '--from', from, '--type', 'call.started')).toEqual({ replayed: { crm: 2 } });
}, 120_000);

test('what cannot be asked is refused in one sentence, and nothing is told', async () => {
  const wrong = {
    replay: '--from',
    'replay --from yesterday': '2026-11-20T09:00',
    'replay --from 2026-11-20 --type call.exploded': 'call.ended',
    'replay --from 2026-11-20 --to-url nobody': 'nobody (crm)',
    'failed --limit many': 'whole number',
  };
  for (const [words, said] of Object.entries(wrong)) {
    const ran = await hotline(...words.split(' '));
    expect([words, ran.code, ran.out]).toEqual([words, 1, '']);
    expect(ran.err.split('\n')[0]).toContain(said);
  }
  const refused = await hotline('replay', '--json');
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('or --failed') as string });
  expect(stage.receiver.tries).toEqual([]);
  const away = await runProgram(
    { HOTLINE_POSTGRES_URL: 'postgres://nobody@127.0.0.1:1/none', HOTLINE_STATE_DIR: nothing },
    ...['webhooks', 'list'],
  );
  expect(away.code).toBe(1);
  expect(away.err.trim().split('\n')).toHaveLength(1);
}, 120_000);

test('rules without webhooks are said to have none', async () => {
  await stage.change();
  expect((await hotline('list')).out).toContain('the rules name no webhooks');
  expect(await json('list')).toEqual({ webhooks: [] });
}, 60_000);
