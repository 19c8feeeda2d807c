/**
 * Tells again what stands in Postgres: calls' events from the record itself, also those nobody was told of then, and
 * whatever else has been told in the last 30 days. Ids are those of the first telling, so receivers can know it again.
 */
import type { Pool } from 'pg';
import type { Entry } from '../core/journal';
import { entriesTold, webhookEvent, webhookTypes, type WebhookType } from '../core/webhook/webhook-event';

export interface Replay {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Empty: those the webhook is told of. */
  readonly types: readonly WebhookType[];
  /** Null: every webhook in force. */
  readonly webhook: string | null;
}
/** Webhook → deliveries that are to be sent now. */
export type Replayed = ReadonlyMap<string, number>;

interface Recorded {
  readonly call_id: string;
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly data: object;
}

const TARGETS = `
  SELECT webhook, events FROM webhook WHERE removed_at IS NULL AND ($1::text IS NULL OR webhook = $1) ORDER BY 1`;

const EVENTS = `
  SELECT call_id, seq, (extract(epoch FROM at) * 1000)::float8 AS at, type, data FROM call_event
  WHERE at >= $1 AND at < $2 AND type = ANY ($3) AND (at, call_id, seq) > (to_timestamp($4::float8 / 1000), $5, $6)
  ORDER BY at, call_id, seq LIMIT 2000`;

const KEEP = `
  INSERT INTO webhook_event (event_id, type, at, subject, data)
  SELECT id, type, to_timestamp(at / 1000), subject,
    CASE WHEN call.call_id IS NULL THEN new.data ELSE new.data || jsonb_build_object('call', webhook_call(call)) END
  FROM json_to_recordset($1) AS new (id text, type text, at float8, subject text, data jsonb)
  LEFT JOIN call ON call.call_id = new.subject
  ON CONFLICT DO NOTHING`;

const AGAIN = `
  INSERT INTO webhook_delivery (webhook, event_id, subject)
  SELECT $1, event_id, subject FROM webhook_event
  WHERE at >= $2 AND at < $3 AND type = ANY ($4) ORDER BY at, subject, length(event_id), event_id COLLATE "C"
  ON CONFLICT (webhook, event_id) DO UPDATE
  SET state = 'pending', tries = 0, due_at = now(), lease_until = NULL, created_at = now(), ended_at = NULL, error = NULL`;

const DEAD = `
  UPDATE webhook_delivery d SET state = 'pending', tries = 0, due_at = now(), created_at = now(), ended_at = NULL
  FROM webhook w WHERE w.webhook = d.webhook AND w.removed_at IS NULL AND d.state = 'dead' AND ($1::text IS NULL OR d.webhook = $1)
  RETURNING d.webhook`;

export async function replayWebhooks(pool: Pool, { from, to, types, webhook }: Replay): Promise<Replayed> {
  const targets = (await pool.query<{ webhook: string; events: WebhookType[] }>(TARGETS, [webhook])).rows;
  const wanted = targets.map((target) => ({
    webhook: target.webhook,
    types: types.length === 0 ? target.events : types,
  }));
  await keepEvents(
    pool,
    from,
    to,
    webhookTypes.filter((type) => wanted.some((each) => each.types.includes(type))),
  );
  const replayed = new Map<string, number>();
  for (const each of wanted) {
    const { rowCount } = await pool.query(AGAIN, [each.webhook, from, to, each.types]);
    replayed.set(each.webhook, rowCount ?? 0);
  }
  return replayed;
}

/** Those that were given up. */
export async function replayDead(pool: Pool, webhook: string | null): Promise<Replayed> {
  const { rows } = await pool.query<{ webhook: string }>(DEAD, [webhook]);
  const replayed = new Map<string, number>();
  for (const row of rows) replayed.set(row.webhook, (replayed.get(row.webhook) ?? 0) + 1);
  return replayed;
}

/** A stretch at a time: a month of events is not held in memory. */
async function keepEvents(pool: Pool, from: Date, to: Date, types: readonly WebhookType[]): Promise<void> {
  let last: Pick<Recorded, 'at' | 'call_id' | 'seq'> = { at: 0, call_id: '', seq: 0 };
  for (;;) {
    const at = [last.at, last.call_id, last.seq];
    const { rows } = await pool.query<Recorded>(EVENTS, [from, to, entriesTold(types), ...at]);
    const events = rows.flatMap((row) => webhookEvent(entryOf(row)) ?? []);
    if (events.length > 0) await pool.query(KEEP, [JSON.stringify(events)]);
    const end = rows.at(-1);
    if (!end) return;
    last = end;
  }
}

/** As the writer had it. */
function entryOf({ call_id: callId, seq, at, type, data }: Recorded): Entry {
  return { ...data, callId, seq, at, type } as unknown as Entry;
}
