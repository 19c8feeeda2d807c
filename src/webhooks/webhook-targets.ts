/** The rules' webhooks → the table `webhook`, which workers go by; again until Postgres has taken it. */
import type { Pool } from 'pg';
import type { Webhook } from '../core/webhook/webhook-rule';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';

export interface WebhookTargets extends LongLived {
  /** Other rules are in force. */
  changed(): void;
}

const PUT = `
  INSERT INTO webhook (webhook, url, events, secret_file, timeout_ms, give_up_ms, numbers)
  SELECT webhook, url, events, secret_file, timeout_ms, give_up_ms, numbers
  FROM json_to_recordset($1) AS new (webhook text, url text, events text[], secret_file text, timeout_ms integer,
    give_up_ms bigint, numbers text)
  ON CONFLICT (webhook) DO UPDATE SET url = excluded.url, events = excluded.events, secret_file = excluded.secret_file,
    timeout_ms = excluded.timeout_ms, give_up_ms = excluded.give_up_ms, numbers = excluded.numbers, removed_at = NULL`;
const REMOVE = `
  UPDATE webhook SET removed_at = now() WHERE removed_at IS NULL AND NOT webhook = ANY ($1)`;
const VOID = `
  WITH void AS (
    UPDATE webhook_delivery d SET state = 'dead', ended_at = now(), error = 'removed from the rules'
    FROM webhook w WHERE w.webhook = d.webhook AND w.removed_at IS NOT NULL AND d.state = 'pending' RETURNING d.webhook)
  UPDATE webhook w SET dead = dead + n FROM (SELECT webhook, count(*) AS n FROM void GROUP BY 1) AS sums
  WHERE w.webhook = sums.webhook`;

const againMs = 5_000;

export function createWebhookTargets(
  pool: Pool,
  webhooks: () => ReadonlyMap<string, Webhook> | undefined,
  log: Log,
): WebhookTargets {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let wanted = 0;
  let done = -1;

  async function put(): Promise<void> {
    const asked = wanted;
    const rows = [...(webhooks()?.values() ?? [])].map((each) => ({
      ...{ webhook: each.id, url: each.url, events: each.events, secret_file: each.secretFile, numbers: each.numbers },
      ...{ timeout_ms: each.timeoutMs, give_up_ms: each.giveUpMs },
    }));
    try {
      await pool.query(PUT, [JSON.stringify(rows)]);
      await pool.query(REMOVE, [rows.map(({ webhook }) => webhook)]);
      await pool.query(VOID);
      done = asked;
    } catch (err) {
      log.debug({ err }, 'webhooks not up to date yet');
    }
    if (!isStopped && done < wanted) timer = setTimeout(() => void put(), done === asked ? 0 : againMs).unref();
  }

  return {
    changed() {
      wanted += 1;
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void put(), 0).unref();
    },
    async start() {
      await put();
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
