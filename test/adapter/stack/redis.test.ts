/** A private Redis: timers survive a kill, nothing is evicted, strangers stay out. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { isAlive } from '../../../src/stack/process-record';
import { answersPing, startRedis, type RunningRedis } from '../../../src/stack/redis';
import { waitFor } from '../../../src/stack/wait-for';

let folder: string;
let running: RunningRedis[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-redis-'));
});
afterEach(async () => {
  for (const redis of running) await redis.stop();
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningRedis> {
  const redis = await startRedis({ dir: join(folder, 'redis'), password: 'se"cr\\et @/' });
  running.push(redis);
  return redis;
}

async function ask<T>(url: string, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined); // the question rejects
  try {
    await redis.connect();
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

test('keeps a key through a kill -9, a second after it was set', async () => {
  const first = await start();
  await ask(first.url, (redis) => redis.set('timer', '1'));
  // appendfsync everysec: written to the system at once, so that a dead process loses nothing
  process.kill(first.pid, 'SIGKILL');
  expect(await waitFor(() => !isAlive(first.pid), 5_000)).toBe(true);
  const second = await start();
  expect(await ask(second.url, (redis) => redis.get('timer'))).toBe('1');
});

test('never evicts, appends, and answers nobody without the password', async () => {
  const redis = await start();
  expect(await ask(redis.url, (one) => one.config('GET', 'maxmemory-policy'))).toEqual([
    'maxmemory-policy',
    'noeviction',
  ]);
  expect(await ask(redis.url, (one) => one.config('GET', 'appendonly'))).toEqual(['appendonly', 'yes']);
  expect(await answersPing(`redis://127.0.0.1:${redis.port}`)).toBe(false);
  expect(statSync(join(folder, 'redis', 'redis.conf')).mode & 0o077).toBe(0);
});
