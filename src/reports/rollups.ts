/**
 * Keeps the rollups up to date beside the calls, so that a report finds little left to count. The quarter that is going on comes
 * first; what a turn has no time for waits for the next, so that counting costs a quarter of a processor at most.
 */
import type { Pool } from 'pg';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import { forgetLater, refresh, sumStretches } from './refresh';

export interface RollupsOptions {
  readonly pool: Pool;
  readonly now: () => number;
  readonly log: Log;
  /** Between two turns; 15 s. */
  readonly everyMs?: number;
  /** Begun in one turn; 5 s. */
  readonly turnMs?: number;
  /** Quarters that are over, and have changed, are counted again no more often than this; 2 minutes. */
  readonly restMs?: number;
}

/** Not before: all there is. */
const beginning = Date.parse('2000-01-01T00:00:00Z');
/** Calls tell of others within 30 days, and may be so late themselves. */
const toldWithinMs = 62 * 86_400_000;

export function createRollups({
  pool,
  now,
  log,
  everyMs = 15_000,
  turnMs = 5_000,
  restMs = 120_000,
}: RollupsOptions): LongLived {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const again = () => {
    if (!isStopped) timer = setTimeout(turn, everyMs).unref();
  };
  async function count(): Promise<void> {
    const began = performance.now();
    const isEnough = () => isStopped || performance.now() - began > turnMs;
    const quarters = await refresh(pool, { from: beginning, to: now() + 1 }, { isEnough, restMs });
    const stretches = await sumStretches(pool, isEnough);
    if (!isEnough()) await forgetLater(pool, now() - toldWithinMs);
    log.debug({ quarters, stretches, ms: Math.round(performance.now() - began) }, 'rollups counted');
  }
  const turn = () => {
    running = count()
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
