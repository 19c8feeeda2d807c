/**
 * BullMQ as the clock of callbacks: one delayed job per attempt, named by both, so that setting it twice is setting it
 * once. The truth is the row in Postgres; a timer that is lost is set again by the sweeper.
 */
import { Queue } from 'bullmq';
import type { Log } from '../log';
import type { RedisLink } from './redis-link';

export const queueName = 'callback';

export interface TimerJob {
  readonly callbackId: string;
  readonly attempt: number;
}

export interface CallbackTimers {
  /** True when the timer stands (or stood already); false when Redis is away. Never rejects. */
  set(job: TimerJob, delayMs: number): Promise<boolean>;
  close(): Promise<void>;
}

export function createCallbackTimers(link: RedisLink, prefix: string, log: Log): CallbackTimers {
  const queue = new Queue<TimerJob>(queueName, { connection: link.redis, prefix });
  queue.on('error', () => undefined); // told by the connection itself

  return {
    async set(job, delayMs) {
      // A command given to a dead Redis would wait in memory for its return; the sweeper asks again anyway.
      if (link.redis.status !== 'ready') return false;
      try {
        await queue.add('due', job, {
          jobId: `${job.callbackId}.${job.attempt}`,
          delay: Math.max(0, Math.round(delayMs)),
          attempts: 5,
          backoff: { type: 'exponential', delay: 500 },
          removeOnComplete: true,
          removeOnFail: true,
        });
        return true;
      } catch (error) {
        log.warn({ err: error, ...job }, 'callback timer not set, the sweeper will');
        return false;
      }
    },
    async close() {
      await queue.close().catch(() => undefined);
    },
  };
}
