/** The connection to Redis that BullMQ works on. It reconnects for ever; a Redis that is away is a fact, not an error. */
import { Redis } from 'ioredis';
import type { Health } from '../engine/ports';
import type { Log } from '../log';

export interface RedisLink extends Health {
  readonly name: 'redis';
  readonly redis: Redis;
  close(): Promise<void>;
}

const longestBackoffMs = 2000;

export function openRedis(url: string, log: Log): RedisLink {
  // Null: a command waits for the connection instead of failing; BullMQ asks for it.
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, longestBackoffMs),
    connectionName: 'hotline',
  });
  let trouble: string | null = 'not reached yet';
  redis.on('error', (error: Error) => {
    const next = error.message || error.name;
    if (trouble === null) log.warn({ err: error }, 'redis lost');
    trouble = next;
  });
  redis.on('close', () => (trouble ??= 'connection closed'));
  redis.on('ready', () => {
    trouble = null;
    log.info('redis reached');
    void warnOfEviction(redis, log);
  });
  return {
    name: 'redis',
    redis,
    trouble: () => trouble,
    async close() {
      redis.disconnect();
    },
  };
}

/** An evicted timer is repaired by the sweeper, but late. */
async function warnOfEviction(redis: Redis, log: Log): Promise<void> {
  try {
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
    if (policy !== undefined && policy !== 'noeviction')
      log.warn({ policy }, 'redis may drop timers: set maxmemory-policy to noeviction');
  } catch {
    // Lost again: that is reported by the connection itself.
  }
}
