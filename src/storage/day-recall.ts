/** Today's figures on the live board begin with what the record has of the day before the start; calls do not wait for it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Instant } from '../core/ids';
import type { CallEntry } from '../core/journal';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';

export interface DayRecallParts {
  readonly pool: Pool;
  /** The journal writer's: everything decided so far stands in Postgres. */
  readonly settled: (ms: number) => Promise<boolean>;
  readonly recall: (entriesOf: (from: Instant, until: Instant) => AsyncIterable<readonly CallEntry[]>) => Promise<void>;
  readonly log: Log;
  readonly againMs?: number;
}

// What the board counts; of callbacks' own calls their visits are no arrivals.
const ENTRIES = `
  DECLARE today NO SCROLL CURSOR FOR
  SELECT e.data || jsonb_build_object('callId', e.call_id, 'seq', e.seq, 'type', e.type,
    'at', extract(epoch FROM e.at)::double precision * 1000) AS entry
  FROM call_event e JOIN call c USING (call_id)
  WHERE e.at >= to_timestamp($1::double precision / 1000) AND e.at < to_timestamp($2::double precision / 1000)
    AND (e.type = ANY ('{OfferEnded,TalkEnded,WrapUpDone,CallEnded}')
      OR (c.direction <> 'outbound' AND e.type = ANY ('{CallStarted,QueueEntered,QueueLeft}')))`;

/** A stop waits no longer for it. */
const settleMs = 1_000;

export function createDayRecall({ pool, settled, recall, log, againMs = 10_000 }: DayRecallParts): LongLived {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  /** Until it has succeeded: Postgres may be away. */
  async function keepTrying(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (!(await settled(settleMs))) throw new Error('the journal is not in Postgres yet');
        return await recall((from, until) => entriesOf(pool, from, until));
      } catch (err) {
        log.debug({ err }, 'figures of the day not read yet');
      }
      await delay(againMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    async start() {
      running = keepTrying();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** In parts, so that a day of a hundred thousand calls neither fills the memory nor holds calls up. */
export async function* entriesOf(pool: Pool, from: Instant, until: Instant): AsyncGenerator<readonly CallEntry[]> {
  const client = await pool.connect();
  let isWell = false;
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(ENTRIES, [from, until]);
    for (;;) {
      const { rows } = await client.query<{ readonly entry: CallEntry }>('FETCH 2000 FROM today');
      if (rows.length === 0) break;
      yield rows.map(({ entry }) => entry);
    }
    await client.query('COMMIT');
    isWell = true;
  } finally {
    client.release(!isWell);
  }
}
