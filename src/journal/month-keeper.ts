/** Makes the coming months of the record ahead of time, while the hotline runs. A Postgres that is away is asked again. */
import type { Pool } from 'pg';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import { addComingMonths } from './months';

export interface MonthKeeperOptions {
  readonly pool: Pool;
  readonly log: Log;
  /** Six hours. */
  readonly everyMs?: number;
  /** After a failure: a minute. */
  readonly retryMs?: number;
}

export function createMonthKeeper({
  pool,
  log,
  everyMs = 21_600_000,
  retryMs = 60_000,
}: MonthKeeperOptions): LongLived {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let isStopping = false;

  async function keep(): Promise<void> {
    const wait = await addComingMonths(pool, Date.now()).then(
      () => everyMs,
      (error: unknown) => {
        log.debug({ err: error }, 'coming months not made yet');
        return retryMs;
      },
    );
    if (isStopping) return;
    timer = setTimeout(() => {
      running = keep();
    }, wait);
    timer.unref();
  }

  return {
    async start() {
      running = keep();
    },
    async stop() {
      isStopping = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
