/**
 * Webhooks in the engine's process: keeps the table of targets, wakes their clock when something new stands in Postgres,
 * and, unless workers run elsewhere, sends. Calls never wait for any of it.
 */
import type { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { Entry } from '../core/journal';
import { webhookEvent, type WebhookType } from '../core/webhook/webhook-event';
import type { Webhook } from '../core/webhook/webhook-rule';
import type { Health, LongLived, StepRecord } from '../engine/ports';
import type { Log } from '../log';
import { createWebhookClock } from './webhook-clock';
import { createWebhookTargets } from './webhook-targets';
import { createWebhookWorker } from './webhook-worker';

export interface WebhooksOptions {
  readonly pool: Pool;
  readonly link: { readonly redis: Redis };
  /** Of the rules in force. */
  readonly webhooks: () => ReadonlyMap<string, Webhook> | undefined;
  readonly hosts: readonly string[];
  readonly secretsDir: string;
  /** False: `hotline worker` sends. */
  readonly runWorker: boolean;
  readonly log: Log;
  /** Key prefix in Redis; `hotline`. */
  readonly prefix?: string;
  readonly sweepMs?: number;
  readonly backoffMs?: readonly number[];
}
export interface WebhookCounts {
  readonly delivered: number;
  readonly failed: number;
  readonly dead: number;
}
export interface Webhooks extends LongLived, Health {
  /** Of all webhooks since the tables were made, as of some seconds ago. */
  readonly counts: WebhookCounts;
  /** The engine's. */
  onEntry(entry: Entry): void;
  /** The journal writer's: these stand in Postgres. */
  delivered(records: readonly StepRecord[]): void;
  /** Deliveries of this type, which no entry of the journal tells of, stand in Postgres. */
  told(type: WebhookType): void;
}

const SUMS = `
  SELECT coalesce(sum(delivered), 0)::float8 AS delivered, coalesce(sum(failed), 0)::float8 AS failed,
    coalesce(sum(dead), 0)::float8 AS dead FROM webhook`;
/** Who is late, and why. */
const LATE = `
  SELECT d.webhook, count(*)::integer AS waiting, min(d.created_at) AS since, w.last_error AS error
  FROM webhook_delivery d JOIN webhook w USING (webhook)
  WHERE d.state = 'pending' AND d.created_at < now() - interval '1 minute' GROUP BY d.webhook, w.last_error ORDER BY 1`;

interface Late {
  readonly webhook: string;
  readonly waiting: number;
  readonly since: Date;
  readonly error: string | null;
}
const lookEveryMs = 10_000;

export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { pool, link, log, webhooks, prefix = 'hotline' } = options;
  const clock = createWebhookClock(link, prefix, log);
  const targets = createWebhookTargets(pool, webhooks, log);
  const worker = options.runWorker ? createWebhookWorker({ ...options, clock, prefix }) : null;
  let counts: WebhookCounts = { delivered: 0, failed: 0, dead: 0 };
  let late: readonly Late[] = [];
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    if (!webhooks()) late = [];
    if (!webhooks()) return;
    try {
      counts = (await pool.query<WebhookCounts>(SUMS)).rows[0] ?? counts;
      late = (await pool.query<Late>(LATE)).rows;
    } catch (err) {
      log.debug({ err }, 'webhooks not looked at');
    }
  }

  /** Through Redis: whichever process sends them. */
  function wake(types: ReadonlySet<WebhookType>): void {
    for (const { id, events } of webhooks()?.values() ?? [])
      if (events.some((type) => types.has(type))) void clock.wake(id, 0);
  }

  return {
    name: 'webhooks',
    get counts() {
      return counts;
    },
    trouble: () => null,
    warning() {
      if (late.length === 0) return null;
      return late
        .map(
          ({ webhook, waiting, since, error }) =>
            `${webhook}: ${waiting} wait since ${since.toISOString()} (${error ?? ''})`,
        )
        .join('; ');
    },
    onEntry(entry) {
      if (entry.type === 'RulesApplied') targets.changed();
    },
    delivered(records) {
      if (!webhooks()) return;
      wake(new Set(records.flatMap(({ entries }) => entries.flatMap((entry) => webhookEvent(entry)?.type ?? []))));
    },
    told: (type) => wake(new Set([type])),
    async start() {
      await targets.start();
      await worker?.start();
      timer = setInterval(() => void look(), lookEveryMs).unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await worker?.stop();
      await targets.stop();
      await clock.close();
    },
  };
}
