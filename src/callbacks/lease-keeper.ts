/**
 * Ends and renews leases; runs only in the engine's own process, because only the floor knows which calls there are. A
 * call may wait in its queue for as long as it likes: its lease is renewed. A call that is gone left its outcome in the
 * journal, so a lease is ended only when all of the journal stands in Postgres: what was kept is never done again.
 */
import type { Pool } from 'pg';
import type { Callbacks } from '../core/rules';
import type { FloorView, LongLived } from '../engine/ports';
import type { Log } from '../log';
import { callIdOfAttempt, isAttemptKnown } from './claims';

export interface LeaseKeeperOptions {
  readonly pool: Pool;
  readonly view: Pick<FloorView, 'knowsCall' | 'rules'>;
  /** Everything decided so far stands in Postgres; false when that takes longer than `ms`. */
  readonly settled: (ms: number) => Promise<boolean>;
  readonly log: Log;
  /** 30 s; a lease lasts 2 minutes. */
  readonly everyMs?: number;
}

interface Leased {
  readonly callback_id: string;
  readonly attempt: number;
  readonly fence: number;
  readonly is_over: boolean;
}

const LEASED = `
  SELECT callback_id, attempt, fence::double precision AS fence, lease_until < now() AS is_over FROM callback
  WHERE lease_until IS NOT NULL AND state IN ('scheduled', 'queued')`;

/**
 * Rows as they were read, less those that somebody is changing at this moment: the next round has them. So a round waits for
 * nobody's locks, and nobody waits for it in a circle.
 */
const asRead = (which: string) => `
  same AS (
    SELECT seen.* FROM json_to_recordset($1) AS seen (callback_id text, attempt integer, fence bigint, call_id text)
    JOIN callback b USING (callback_id)
    WHERE b.fence = seen.fence AND ${which} FOR NO KEY UPDATE OF b SKIP LOCKED)`;

const RENEW = `
  WITH ${asRead("b.state IN ('scheduled', 'queued')")}
  UPDATE callback b SET state = 'queued', lease_until = now() + interval '2 minutes'
  FROM same WHERE b.callback_id = same.callback_id`;

// Claimed, but the engine never had it: the same attempt is free for another claim.
const FREE = `
  WITH ${asRead("b.state = 'scheduled' AND b.lease_until < now()")}
  UPDATE callback b SET lease_until = NULL FROM same WHERE b.callback_id = same.callback_id`;

const INTERRUPT = `
  WITH ${asRead("b.state = 'queued' AND b.lease_until < now()")},
  interrupted AS (
    UPDATE callback b SET
      state = CASE WHEN b.attempt - b.spared >= $2 THEN 'failed' ELSE 'scheduled' END,
      attempt = CASE WHEN b.attempt - b.spared >= $2 THEN b.attempt ELSE b.attempt + 1 END,
      due_at = now(), lease_until = NULL, closed_at = CASE WHEN b.attempt - b.spared >= $2 THEN now() END,
      closed_reason = CASE WHEN b.attempt - b.spared >= $2 THEN 'tries' END
    FROM same WHERE b.callback_id = same.callback_id
    RETURNING same.*)
  INSERT INTO callback_attempt AS a (callback_id, attempt, fence, call_id, ended_at, outcome)
  SELECT callback_id, attempt, fence, call_id, now(), 'interrupted' FROM interrupted
  ON CONFLICT (callback_id, attempt) DO UPDATE SET ended_at = excluded.ended_at, outcome = excluded.outcome
    WHERE a.outcome IS NULL`;

const settleMs = 5000;
/** In force where the rules say nothing of callbacks any more but one is under way. */
const fallback: Pick<Callbacks, 'maxTries'> = { maxTries: 3 };

export interface LeaseKeeper extends LongLived {
  /** One round; one that is still under way is not joined by another. Never rejects: the next does what this one could not. */
  keep(): Promise<void>;
}

export function createLeaseKeeper(options: LeaseKeeperOptions): LeaseKeeper {
  const { pool, view, log, everyMs = 30_000 } = options;
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;

  async function keepOnce(): Promise<void> {
    try {
      const { rows } = await pool.query<Leased>(LEASED);
      const isKnown = (row: Leased) => isAttemptKnown(view, row.callback_id, row.attempt);
      const known = rows.filter(isKnown);
      const gone = rows.filter((row) => row.is_over && !isKnown(row));
      if (known.length > 0) await pool.query(RENEW, [JSON.stringify(known)]);
      if (gone.length > 0 && (await options.settled(settleMs))) await end(gone);
    } catch (error) {
      log.warn({ err: error }, 'callback leases not kept');
    }
  }

  async function end(gone: readonly Leased[]): Promise<void> {
    const calls = gone.map((row) => ({ ...row, call_id: callIdOfAttempt(row.callback_id, row.attempt) }));
    const { maxTries } = view.rules().callbacks ?? fallback;
    await pool.query(FREE, [JSON.stringify(calls)]);
    const done = await pool.query(INTERRUPT, [JSON.stringify(calls), maxTries]);
    if ((done.rowCount ?? 0) > 0) log.warn({ attempts: done.rowCount }, 'callback attempts interrupted');
  }

  const keep = () => (round ??= keepOnce().finally(() => (round = null)));
  return {
    keep,
    async start() {
      timer = setInterval(() => void keep(), everyMs);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await round;
    },
  };
}
