/** What others are to be told: stands with the rows it is about, or not at all. */
import type { ClientBase } from 'pg';
import type { Entry } from '../../core/journal';
import { webhookEvent, type WebhookType } from '../../core/webhook/webhook-event';
import type { Webhook } from '../../core/webhook/webhook-rule';

export type Webhooks = ReadonlyMap<string, Pick<Webhook, 'events'>>;

const ADD = `
  WITH new AS (
    SELECT * FROM json_to_recordset($1)
      AS new (n integer, id text, type text, at double precision, subject text, call_id text, data jsonb)
  ), told AS (
    INSERT INTO webhook_event (event_id, type, at, subject, data)
    SELECT new.id, type, to_timestamp(at / 1000), subject,
      CASE WHEN call.call_id IS NULL THEN new.data ELSE new.data || jsonb_build_object('call', webhook_call(call)) END
    FROM new LEFT JOIN call ON call.call_id = new.call_id
    ON CONFLICT DO NOTHING
  )
  INSERT INTO webhook_delivery (webhook, event_id, subject)
  SELECT whom.webhook, new.id, new.subject FROM new
  JOIN json_to_recordset($2) AS whom (webhook text, type text) USING (type)
  ORDER BY new.n, whom.webhook
  ON CONFLICT (webhook, event_id) DO NOTHING`;

/** `entries`: none that is on record already. */
export async function applyWebhooks(
  client: ClientBase,
  entries: readonly Entry[],
  webhooks: Webhooks | undefined,
): Promise<void> {
  if (!webhooks || webhooks.size === 0) return;
  const wanted = [...webhooks].flatMap(([webhook, { events }]) => events.map((type) => ({ webhook, type })));
  const types = new Set<WebhookType>(wanted.map(({ type }) => type));
  const events = entries.flatMap((entry) => {
    const event = webhookEvent(entry);
    return event && types.has(event.type) ? [event] : [];
  });
  if (events.length === 0) return;
  const rows = events.map(({ id, type, at, subject, callId, data }, n) => {
    return { n, id, type, at, subject, call_id: subject === callId ? callId : null, data };
  });
  await client.query(ADD, [JSON.stringify(rows), JSON.stringify(wanted)]);
}
