/** Lets what is beyond its time leave the record, once a day, while the hotline runs; one of several workers at a time. */
import type { Pool } from 'pg';
import type { Retention } from '../core/retention-rule';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import { retain } from './retain';

export interface RetentionKeeperOptions {
  readonly pool: Pool;
  /** By the rules in force. */
  readonly keep: () => Retention;
  readonly log: Log;
  /** Two minutes after the start, when the rush is over. */
  readonly firstMs?: number;
  /** A day. */
  readonly everyMs?: number;
}

export function createRetentionKeeper(options: RetentionKeeperOptions): LongLived {
  const { pool, keep, log, firstMs = 120_000, everyMs = 86_400_000 } = options;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  function plan(ms: number): void {
    timer = setTimeout(() => {
      running = run().finally(() => plan(everyMs));
    }, ms);
    timer.unref();
  }

  async function run(): Promise<void> {
    try {
      const { removed, left } = await retain(pool, keep(), Date.now(), false);
      for (const each of removed) log.info({ ...each }, 'record beyond its time removed');
      for (const each of left) log.warn({ ...each }, 'record beyond its time not removed');
    } catch (error) {
      log.warn({ err: error }, 'record beyond its time not removed');
    }
  }

  return {
    async start() {
      plan(firstMs);
    },
    async stop() {
      if (timer) clearTimeout(timer);
      await running;
      if (timer) clearTimeout(timer);
    },
  };
}
