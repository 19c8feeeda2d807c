/**
 * A thousand callbacks while workers are killed at random, Redis forgets everything twice and Postgres is restarted: each ends
 * in one final state, and no customer is dialled twice for one attempt.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCallbackDesk } from '../../../src/callbacks/callback-desk';
import { callbackTimes } from '../../../src/engine/callback-times';
import { createEngineSocket } from '../../../src/callbacks/engine-socket';
import type { AgentId, QueueId } from '../../../src/core/ids';
import { Random } from '../../../src/engine/simulate/random';
import { CallbackHotline } from '../../fakes/callback-hotline';
import { TestRedis } from '../../fakes/callback-redis';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';

const count = 1_000;
const workers = 3;
const agentIds = Array.from({ length: 20 }, (_, i) => `81${String(i).padStart(2, '0')}` as AgentId);
const general = queue('general', { wrapUpMs: 0 });
const base = rules({ queues: new Map<QueueId, typeof general>([[general.id, general]]) });
const ruleSet = rules({
  queues: base.queues,
  agents: new Map(
    agentIds.map((id) => [id, { id, name: id, skills: new Map([['general', 5]]), secretFile: `agents/${id}` }]),
  ),
  callbacks: base.callbacks && { ...base.callbacks, maxTries: 20, retryMs: 200 },
});
const number = (i: number) => `138${String(i).padStart(8, '0')}`;
const final = ['kept', 'failed'];

test('killed, flushed, restarted: every promise is kept once', async () => {
  const random = new Random(7);
  const [postgres, redis] = await Promise.all([TestPostgres.start(), TestRedis.start()]);
  const url = await postgres.database();
  const desk = await JournalDesk.open(url, ruleSet);
  const dir = mkdtempSync(join(tmpdir(), 'hotline-chaos-'));
  const hotline = new CallbackHotline(desk, redis.url, 'chaos', ruleSet, false);
  hotline.talkMs = 100;
  // one in four is busy at first
  hotline.customer = (called, attempt) => (attempt === 1 && Number(called) % 4 === 0 ? 'busy' : 'answers');
  const path = join(dir, 'engine.sock');
  const { engine: post, view, clock } = hotline;
  const socket = createEngineSocket({ path, post, view, clock, log: desk.log.log });
  await socket.start();
  await hotline.callbacks.start();
  const crew: ChildProcess[] = [];
  const hire = () =>
    spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, '../../fakes/callback-worker-process.ts'), url, redis.url, 'chaos', path],
      {
        stdio: 'ignore',
      },
    );
  try {
    const { setTimer } = hotline.callbacks;
    const asks = createCallbackDesk({
      pool: desk.pool,
      view,
      clock,
      node: 'hotline-1',
      setTimer,
      times: callbackTimes,
    });
    for (let i = 0; i < count; i += 1) {
      const asked = await asks.ask({ kind: 'scheduled', queueId: 'general', number: number(i), by: 'test' });
      if (!asked.ok) throw new Error(asked.message);
    }
    for (let i = 0; i < workers; i += 1) crew.push(hire());
    for (const id of agentIds) hotline.agentLogsIn(id);
    const over = async () =>
      Number(
        (await desk.rows<{ n: string }>('SELECT count(*) AS n FROM callback WHERE state = ANY ($1)', [final]))[0]?.n,
      );
    let kills = 0;
    const killing = setInterval(() => {
      const i = Math.floor(random.next() * crew.length);
      if (crew[i]?.kill('SIGKILL')) kills += 1;
      crew[i] = hire();
    }, 2_500);
    try {
      const within = { withinMs: 120_000 };
      await until('a tenth is over', async () => (await over()) >= count / 10, within);
      await redis.flush();
      await until('a third is over', async () => (await over()) >= count / 3, within);
      await postgres.pause();
      await postgres.resume();
      await until('half is over', async () => (await over()) >= count / 2, within);
      await redis.flush();
      await until('nine in ten are over', async () => (await over()) >= count * 0.9, within);
    } finally {
      clearInterval(killing);
    }
    await until('all are over', async () => (await over()) === count, { withinMs: 200_000, everyMs: 500 });
    expect(kills).toBeGreaterThan(2);
    const [rows] = await desk.rows(`
      SELECT count(*)::integer AS callbacks, count(*) FILTER (WHERE state = 'kept')::integer AS kept,
        count(*) FILTER (WHERE closed_at IS NULL OR lease_until IS NOT NULL)::integer AS torn FROM callback`);
    expect(rows).toEqual({ callbacks: count, kept: count, torn: 0 });
    const dialled = hotline.dialled.map(({ callback }) => `${callback?.callbackId} ${callback?.attempt}`);
    expect(dialled.length - new Set(dialled).size).toBe(0);
    // Nobody is rung again once she was reached.
    const reached = await desk.rows<{ n: number }>(
      `SELECT count(*)::integer AS n FROM callback_attempt WHERE outcome = 'answered' GROUP BY callback_id HAVING count(*) <> 1`,
    );
    expect(reached).toEqual([]);
    await until('the floor is empty', () => hotline.view.calls().length === 0);
  } finally {
    for (const worker of crew) worker.kill('SIGKILL');
    hotline.engine.stop();
    await socket.stop();
    await hotline.callbacks.stop();
    await desk.close();
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(dir, { recursive: true, force: true });
  }
}, 600_000);
