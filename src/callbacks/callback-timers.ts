/**
 * BullMQ as the clock of callbacks: one delayed job per attempt, named by both and its time, so that setting it twice is
 * setting it once. The truth is the row in Postgres; a timer that is lost is set again by the sweeper.
 */
import { Queue } from 'bullmq';
import type { Instant } from '../core/ids';
import type { Log } from '../log';
import type { RedisLink } from './redis-link';

export const queueName = 'callback';

export interface TimerJob {
  readonly callbackId: string;
  readonly attempt: number;
}
export interface Timer extends TimerJob {
  /** By the wall's clock. One that was moved has another timer; the old one finds nothing to do. */
  readonly dueAt: Instant;
}

export interface CallbackTimers {
  /** True when the timers stand (or stood already); false when Redis is away. Never rejects. */
  set(timers: readonly Timer[]): Promise<boolean>;
  close(): Promise<void>;
}

export function createCallbackTimers(link: RedisLink, prefix: string, log: Log): CallbackTimers {
  const queue = new Queue<TimerJob>(queueName, { connection: link.redis, prefix });
  queue.on('error', () => undefined); // told by the connection itself

  return {
    async set(timers) {
      // A command given to a dead Redis would wait in memory for its return; the sweeper asks again anyway.
      if (link.redis.status !== 'ready') return false;
      try {
        const now = Date.now();
        await queue.addBulk(timers.map((timer) => jobOf(timer, now)));
        return true;
      } catch (error) {
        log.warn({ err: error, timers: timers.length }, 'callback timers not set, the sweeper will');
        return false;
      }
    },
    async close() {
      await queue.close().catch(() => undefined);
    },
  };
}

const jobOf = ({ callbackId, attempt, dueAt }: Timer, now: Instant) => ({
  name: 'due',
  data: { callbackId, attempt },
  opts: {
    jobId: `${callbackId}.${attempt}.${Math.round(dueAt)}`,
    delay: Math.max(0, Math.round(dueAt - now)),
    attempts: 5,
    backoff: { type: 'exponential', delay: 500 },
    removeOnComplete: true,
    removeOnFail: true,
  },
});
