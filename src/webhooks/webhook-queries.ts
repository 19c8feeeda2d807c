/** What people ask about webhooks. */
import type { Pool } from 'pg';

export interface WebhookRow {
  readonly webhook: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly removed: boolean;
  readonly pending: number;
  readonly oldest: Date | null;
  readonly delivered: number;
  readonly failed: number;
  readonly dead: number;
  readonly lastDeliveredAt: Date | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
}
export interface DeadRow {
  readonly webhook: string;
  readonly eventId: string;
  readonly type: string;
  readonly at: Date;
  readonly tries: number;
  readonly endedAt: Date;
  readonly status: number | null;
  readonly error: string | null;
}

const ALL = `
  SELECT w.webhook, url, events, removed_at IS NOT NULL AS removed, delivered::float8 AS delivered, failed::float8 AS failed,
    dead::float8 AS dead, last_delivered_at AS "lastDeliveredAt", last_error AS "lastError", last_error_at AS "lastErrorAt",
    p.pending::integer AS pending, p.oldest
  FROM webhook w
  LEFT JOIN LATERAL (SELECT count(*) AS pending, min(created_at) AS oldest FROM webhook_delivery d
    WHERE d.webhook = w.webhook AND d.state = 'pending') p ON true
  WHERE removed_at IS NULL OR p.pending > 0 ORDER BY 1`;

const DEAD = `
  SELECT webhook, event_id AS "eventId", type, at, tries, ended_at AS "endedAt", status, error
  FROM webhook_delivery d JOIN webhook_event e USING (event_id)
  WHERE state = 'dead' AND ($1::text IS NULL OR webhook = $1) ORDER BY ended_at DESC, d.id DESC LIMIT $2`;

export async function listWebhooks(pool: Pool): Promise<readonly WebhookRow[]> {
  return (await pool.query<WebhookRow>(ALL)).rows;
}

/** Newest first. */
export async function deadDeliveries(pool: Pool, webhook: string | null, most: number): Promise<readonly DeadRow[]> {
  return (await pool.query<DeadRow>(DEAD, [webhook, most])).rows;
}
