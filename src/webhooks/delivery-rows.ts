/**
 * Deliveries in Postgres. Any number of workers may take them: a lease keeps others off, and only the first pending
 * delivery of a subject is ever taken, so that each receiver hears of one call in order.
 */
import type { Pool } from 'pg';

export interface WebhookTarget {
  readonly webhook: string;
  readonly url: string;
  readonly secret_file: string;
  readonly timeout_ms: number;
}
export interface ClaimedDelivery {
  readonly id: string;
  readonly event_id: string;
  readonly subject: string;
  readonly tries: number;
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly numbers: 'masked' | 'full';
  /** The time for trying is over after this try. */
  readonly is_last: boolean;
}
/** What came of a try. */
export interface Tried {
  /** HTTP; null: no answer. */
  readonly status: number | null;
  /** Null: taken. */
  readonly error: string | null;
  /** Null: not again. */
  readonly againMs: number | null;
}

const TARGET = `
  SELECT webhook, url, secret_file, timeout_ms FROM webhook WHERE webhook = $1 AND removed_at IS NULL`;

const WITH_WORK = `
  SELECT DISTINCT d.webhook FROM webhook_delivery d JOIN webhook w USING (webhook)
  WHERE d.state = 'pending' AND d.due_at <= now() AND w.removed_at IS NULL`;

const CLAIM = `
  WITH due AS (
    SELECT d.id FROM webhook_delivery d
    WHERE d.webhook = $1 AND d.state = 'pending' AND d.due_at <= now() AND (d.lease_until IS NULL OR d.lease_until < now())
      AND NOT EXISTS (SELECT FROM webhook_delivery earlier WHERE earlier.webhook = d.webhook
        AND earlier.subject = d.subject AND earlier.state = 'pending' AND earlier.id < d.id)
    ORDER BY d.due_at, d.id LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE webhook_delivery d SET lease_until = now() + interval '60 seconds', tries = tries + 1
  FROM due, webhook w, webhook_event e
  WHERE d.id = due.id AND w.webhook = d.webhook AND e.event_id = d.event_id
  RETURNING d.id, d.event_id, d.subject, d.tries, e.type, e.at, e.data, w.numbers,
    d.created_at + w.give_up_ms * interval '1 millisecond' < now() AS is_last`;

const TAKEN = `
  WITH done AS (
    UPDATE webhook_delivery SET state = 'delivered', ended_at = now(), lease_until = NULL, status = $2, error = NULL
    WHERE id = $1 RETURNING webhook)
  UPDATE webhook w SET delivered = delivered + 1, last_delivered_at = now() FROM done WHERE w.webhook = done.webhook`;

// What waits behind it waits as long, and need not be looked at meanwhile.
const AGAIN = `
  WITH done AS (
    UPDATE webhook_delivery SET lease_until = NULL, due_at = now() + $3::float8 * interval '1 millisecond', status = $2, error = $4
    WHERE id = $1 RETURNING webhook, subject, due_at),
  behind AS (
    UPDATE webhook_delivery d SET due_at = done.due_at FROM done
    WHERE d.webhook = done.webhook AND d.subject = done.subject AND d.state = 'pending' AND d.id > $1)
  UPDATE webhook w SET failed = failed + 1, last_error = $4, last_error_at = now() FROM done
  WHERE w.webhook = done.webhook`;

const GIVEN_UP = `
  WITH done AS (
    UPDATE webhook_delivery SET state = 'dead', ended_at = now(), lease_until = NULL, status = $2, error = $3
    WHERE id = $1 RETURNING webhook, subject),
  behind AS (
    UPDATE webhook_delivery d SET due_at = now() FROM done
    WHERE d.webhook = done.webhook AND d.subject = done.subject AND d.state = 'pending' AND d.id > $1)
  UPDATE webhook w SET failed = failed + 1, dead = dead + 1, last_error = $3, last_error_at = now() FROM done
  WHERE w.webhook = done.webhook`;

const NEXT = `
  SELECT (extract(epoch FROM min(due_at) - now()) * 1000)::float8 AS ms FROM webhook_delivery
  WHERE webhook = $1 AND state = 'pending' AND due_at > now()`;

/** Null: no such webhook is in force. */
export async function targetOf(pool: Pool, webhook: string): Promise<WebhookTarget | null> {
  return (await pool.query<WebhookTarget>(TARGET, [webhook])).rows[0] ?? null;
}

export async function webhooksWithWork(pool: Pool): Promise<readonly string[]> {
  return (await pool.query<{ webhook: string }>(WITH_WORK)).rows.map((row) => row.webhook);
}

export async function claimDeliveries(pool: Pool, webhook: string, most: number): Promise<readonly ClaimedDelivery[]> {
  return (await pool.query<ClaimedDelivery>(CLAIM, [webhook, most])).rows;
}

export async function settleDelivery(pool: Pool, { id }: ClaimedDelivery, tried: Tried): Promise<void> {
  const { status, error, againMs } = tried;
  if (error === null) await pool.query(TAKEN, [id, status]);
  else if (againMs === null) await pool.query(GIVEN_UP, [id, status, error]);
  else await pool.query(AGAIN, [id, status, againMs, error]);
}

/** When something of it is due next, in milliseconds from now; null: nothing is. */
export async function nextDueMs(pool: Pool, webhook: string): Promise<number | null> {
  return (await pool.query<{ ms: number | null }>(NEXT, [webhook])).rows[0]?.ms ?? null;
}
