/**
 * Wakes callbacks: when a timer fires, the row is claimed and handed to the engine. Runs inside `hotline serve` or, any
 * number of times, as `hotline worker`. The sweeper sets timers again that Redis lost or never got.
 *
 *     timer fires ─▶ claim (lease, fence + 1) ─▶ engine takes it ─▶ row 'queued'
 *                        └─ not due, taken, over: nothing to do   ├─ would not: put back, asked again when it may be
 *                                                                 └─ too old: given up
 */
import { Worker } from 'bullmq';
import type { Pool } from 'pg';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import { queueName, type CallbackTimers, type Timer, type TimerJob } from './callback-timers';
import { claim, giveUp, markQueued, putBack } from './claims';
import { againSoonMs, type HandOver, type HandOverAnswer } from './hand-over';
import type { RedisLink } from './redis-link';

export interface WorkerOptions {
  readonly pool: Pool;
  readonly link: RedisLink;
  readonly timers: CallbackTimers;
  readonly handOver: HandOver;
  /** Key prefix in Redis. */
  readonly prefix: string;
  readonly log: Log;
  /** 30 s. */
  readonly sweepMs?: number;
}

// What is due soon gets its timer now, so that it fires on time and not with the next sweep.
const UNTIMED = `
  SELECT callback_id AS "callbackId", attempt, (extract(epoch FROM due_at) * 1000)::double precision AS "dueAt",
    due_at::text AS exactly
  FROM callback
  WHERE state = 'scheduled' AND lease_until IS NULL AND due_at < now() + $3 * interval '1 millisecond'
    AND (due_at, callback_id) > ($1::timestamptz, $2)
  ORDER BY due_at, callback_id LIMIT 1000`;

/** A page of the sweep. */
const pageOf = 1_000;
/** Twice the time between two sweeps. */
const aheadMs = 60_000;
const closeMs = 5000;

export function createCallbackWorker(options: WorkerOptions): LongLived {
  const { pool, link, timers, handOver, log, sweepMs = 30_000 } = options;
  let worker: Worker<TimerJob> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isSweeping = false;

  async function wake({ callbackId, attempt }: TimerJob): Promise<void> {
    const due = await claim(pool, callbackId, attempt);
    if (!due) return;
    const answer = await handOver(due).catch((error: unknown): HandOverAnswer => {
      log.warn({ err: error, callbackId, attempt }, 'callback not handed over');
      return { taken: false, againMs: againSoonMs };
    });
    if ('tooOld' in answer) {
      await giveUp(pool, due);
      return log.warn({ callbackId, attempt }, 'callback given up: too old');
    }
    if (!answer.taken) {
      const dueAt = await putBack(pool, due, answer.againMs);
      if (dueAt !== null && answer.againMs < aheadMs) await timers.set([{ callbackId, attempt, dueAt }]);
      return;
    }
    await markQueued(pool, due);
    log.info({ callbackId, attempt, fence: due.fence, callId: due.callId }, 'callback due');
  }

  async function sweep(): Promise<void> {
    if (isSweeping || link.redis.status !== 'ready') return;
    isSweeping = true;
    try {
      let last = { exactly: '-infinity', callbackId: '' };
      for (let isMore = true; isMore;) {
        const { rows } = await pool.query<Timer & { exactly: string }>(UNTIMED, [
          last.exactly,
          last.callbackId,
          aheadMs,
        ]);
        isMore = (await timers.set(rows)) && rows.length === pageOf;
        last = rows.at(-1) ?? last;
      }
    } catch (error) {
      log.warn({ err: error }, 'callbacks not swept');
    } finally {
      isSweeping = false;
    }
  }

  return {
    async start() {
      worker = new Worker<TimerJob>(queueName, (job) => wake(job.data), {
        connection: link.redis,
        prefix: options.prefix,
        concurrency: 8,
      });
      worker.on('error', () => undefined); // told by the connection itself
      worker.on('failed', (job, error) => log.warn({ err: error, ...job?.data }, 'callback not woken, tried again'));
      timer = setInterval(() => void sweep(), sweepMs);
      timer.unref();
      link.redis.on('ready', sweepSoon);
      await sweep();
    },
    async stop() {
      if (timer) clearInterval(timer);
      link.redis.off('ready', sweepSoon);
      // Without Redis a close that waits for the jobs under way never ends.
      const closing = worker?.close(link.redis.status !== 'ready');
      await Promise.race([
        closing?.catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, closeMs).unref()),
      ]);
      worker = null;
    },
  };

  function sweepSoon() {
    void sweep();
  }
}
