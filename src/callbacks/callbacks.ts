/**
 * Callbacks, in the engine's process: the rows, the timers, the leases and, unless workers run elsewhere, a worker.
 * Postgres holds the truth, Redis is the clock. Takes `ScheduleCallback` and `SchedulePromise`; every other command passes by.
 */
import type { Pool } from 'pg';
import type { Command, ScheduleCallback, SchedulePromise } from '../core/command';
import type { CallbackRows, Clock, Commands, FloorView, LongLived, Post } from '../engine/ports';
import type { Log } from '../log';
import { createCallbackRows } from './callback-rows';
import { createCallbackTimers, type Timer } from './callback-timers';
import { createCallbackWorker } from './callback-worker';
import { handToEngine } from './hand-over';
import { createLeaseKeeper } from './lease-keeper';
import { registerPromise } from './promise-rows';
import { openRedis, type RedisLink } from './redis-link';

export interface CallbacksOptions {
  /** With short limits: a caller waits for its answers. */
  readonly pool: Pool;
  readonly redisUrl: string;
  readonly post: Post;
  readonly view: FloorView;
  readonly clock: Clock;
  /** The journal writer's: everything decided so far stands in Postgres. */
  readonly settled: (ms: number) => Promise<boolean>;
  /** False: `hotline worker` wakes them. */
  readonly runWorker: boolean;
  readonly log: Log;
  /** Key prefix in Redis; `hotline`. */
  readonly prefix?: string;
  readonly sweepMs?: number;
}

export interface CallbackService extends LongLived, CallbackRows, Commands {
  readonly redis: RedisLink;
  readonly setTimer: (timer: Timer) => void;
}

type Scheduled = ScheduleCallback | SchedulePromise;

export const redisPrefix = 'hotline';

export function createCallbacks(options: CallbacksOptions): CallbackService {
  const { pool, post, view, clock, log, prefix = redisPrefix, sweepMs } = options;
  const link = openRedis(options.redisUrl, log);
  const timers = createCallbackTimers(link, prefix, log);
  const rows = createCallbackRows(pool);
  const keeper = createLeaseKeeper({
    pool,
    view,
    settled: options.settled,
    log,
    ...(sweepMs ? { everyMs: sweepMs } : {}),
  });
  const handOver = async (due: Parameters<typeof handToEngine>[1]) => handToEngine({ post, view, clock }, due);
  const worker = createCallbackWorker({ pool, link, timers, handOver, prefix, log, ...(sweepMs ? { sweepMs } : {}) });

  async function schedule(command: Scheduled): Promise<void> {
    const { type, callId, callbackId } = command;
    try {
      if (type === 'SchedulePromise') await registerPromise(pool, command, clock.now());
      else await rows.register(command, clock.now());
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      log.warn({ err: error, callId, callbackId }, 'callback not registered');
      const refused = { type: 'CommandRefused', command: type, subject: callbackId, detail } as const;
      post.post({ ...refused, at: clock.now(), callId });
      return;
    }
    post.post({ type: 'CallbackRegistered', at: clock.now(), callId, callbackId });
    // After the event: once she is told, she is on her way off the line, and her callback may come due.
    void timers.set([{ callbackId, attempt: 1, dueAt: type === 'SchedulePromise' ? command.dueAt : Date.now() }]);
  }

  return {
    redis: link,
    setTimer: (timer) => void timers.set([timer]),
    execute(commands: readonly Command[]) {
      for (const command of commands)
        if (command.type === 'ScheduleCallback' || command.type === 'SchedulePromise') void schedule(command);
    },
    async register(command, at) {
      await rows.register(command, at);
      void timers.set([{ callbackId: command.callbackId, attempt: 1, dueAt: Date.now() }]);
    },
    commitAttempt: (attempt, callId, at) => rows.commitAttempt(attempt, callId, at),
    async start() {
      await keeper.start();
      if (options.runWorker) await worker.start();
    },
    async stop() {
      if (options.runWorker) await worker.stop();
      await keeper.stop();
      await timers.close();
      await link.close();
    },
  };
}
