/** Keeps the rollups up to date beside the calls, so that a report finds little left to count. */
import type { Pool } from 'pg';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import { refresh, sumStretches } from './refresh';

export interface RollupsOptions {
  readonly pool: Pool;
  readonly now: () => number;
  readonly log: Log;
  /** 15 s. */
  readonly everyMs?: number;
}

/** Not before: all there is. */
const beginning = Date.parse('2000-01-01T00:00:00Z');

export function createRollups({ pool, now, log, everyMs = 15_000 }: RollupsOptions): LongLived {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const again = () => {
    if (!isStopped) timer = setTimeout(turn, everyMs).unref();
  };
  const turn = () => {
    running = refresh(pool, { from: beginning, to: now() + 1 }, () => isStopped)
      .then(async (count) => {
        log.debug({ count, stretches: await sumStretches(pool, () => isStopped) }, 'rollups counted');
      })
      // Postgres is away: reports are too, and /readyz says so.
      .catch((error: unknown) => log.debug({ err: error }, 'rollups not counted'))
      .then(again);
  };
  return {
    async start() {
      again();
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
