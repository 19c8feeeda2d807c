/** BullMQ as the clock of webhooks: it says when a webhook may have something to send. Losing it delays, and loses nothing. */
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '../log';

export const webhookQueue = 'webhook';

export interface WakeJob {
  readonly webhook: string;
}
export interface WebhookClock {
  /** Never rejects; false when Redis is away. */
  wake(webhook: string, delayMs: number): Promise<boolean>;
  close(): Promise<void>;
}

export function createWebhookClock(link: { readonly redis: Redis }, prefix: string, log: Log): WebhookClock {
  const queue = new Queue<WakeJob>(webhookQueue, { connection: link.redis, prefix });
  queue.on('error', () => undefined); // told by the connection itself
  return {
    async wake(webhook, delayMs) {
      // A command given to a dead Redis would wait in memory for its return; the sweep looks anyway.
      if (link.redis.status !== 'ready') return false;
      const delay = Math.max(0, Math.ceil(delayMs));
      // Of one moment there is one wake, whoever asks for it.
      const later = delay === 0 ? {} : { jobId: `${webhook}.${Math.ceil((Date.now() + delay) / 1_000)}` };
      try {
        await queue.add('wake', { webhook }, { delay, removeOnComplete: true, removeOnFail: true, ...later });
        return true;
      } catch (error) {
        log.debug({ err: error, webhook }, 'webhook not timed, the sweep looks');
        return false;
      }
    },
    async close() {
      await queue.close().catch(() => undefined);
    },
  };
}
