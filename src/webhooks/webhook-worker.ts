/**
 * Sends what stands in Postgres. Woken by the clock in Redis; the sweep sends what Redis forgot, or what is due while it
 * is away. Runs inside `hotline serve` or, any number of times, as `hotline worker`. A receiver that is slow or dead costs
 * its own deliveries time and nothing else.
 */
import { join } from 'node:path';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { LongLived } from '../engine/ports';
import type { Log } from '../log';
import { GuardedHttp } from '../network/guarded-http';
import { claimDeliveries, nextDueMs, settleDelivery, targetOf, webhooksWithWork } from './delivery-rows';
import type { ClaimedDelivery, WebhookTarget } from './delivery-rows';
import { send } from './send';
import { webhookQueue, type WakeJob, type WebhookClock } from './webhook-clock';
import { webhookSecrets } from './webhook-secret';

export interface WebhookWorkerOptions {
  readonly pool: Pool;
  readonly link: { readonly redis: Redis };
  readonly clock: WebhookClock;
  /** Key prefix in Redis. */
  readonly prefix: string;
  /** Hosts inside the network that may be told. */
  readonly hosts: readonly string[];
  readonly secretsDir: string;
  readonly log: Log;
  /** 5 s. */
  readonly sweepMs?: number;
  /** After the first try in vain, the second, …; 5 s, 30 s, 2 min, … */
  readonly backoffMs?: readonly number[];
}

const atOnce = 16;
/** So many tries in vain one after another, and the receiver is left alone so long. */
const patience = 5;
const restMs = 10_000;
const closeMs = 5_000;

const PRUNE_EVENTS = `
  DELETE FROM webhook_event e WHERE at < now() - interval '30 days'
    AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.event_id = e.event_id)`;
const PRUNE = `DELETE FROM webhook_delivery WHERE state <> 'pending' AND ended_at < now() - interval '30 days'`;
const pruneEveryMs = 3_600_000;

export function createWebhookWorker(options: WebhookWorkerOptions): LongLived {
  const { pool, link, clock, log, sweepMs = 5_000 } = options;
  const http = new GuardedHttp(options.hosts);
  const underWay = new Map<string, Promise<void>>();
  const inVain = new Map<string, number>();
  /** Woken during its round: there may be more than the round saw. */
  const wokenAgain = new Set<string>();
  let worker: Worker<WakeJob> | null = null;
  let timers: readonly NodeJS.Timeout[] = [];
  let isStopping = false;

  /** One round at a time for each webhook; a wake meanwhile makes it look once more. */
  function drain(webhook: string): Promise<void> {
    const running = underWay.get(webhook);
    if (running) wokenAgain.add(webhook);
    if (running) return running;
    const round = sendAll(webhook).finally(() => underWay.delete(webhook));
    underWay.set(webhook, round);
    return round;
  }

  async function sendAll(webhook: string): Promise<void> {
    const target = await targetOf(pool, webhook);
    if (!target) return;
    const secrets = webhookSecrets(join(options.secretsDir, target.secret_file));
    for (;;) {
      const isTired = (inVain.get(webhook) ?? 0) >= patience;
      const claimed = isStopping ? [] : await claimDeliveries(pool, webhook, isTired ? 1 : atOnce);
      if (claimed.length === 0 && wokenAgain.delete(webhook) && !isStopping) continue;
      if (claimed.length === 0) break;
      await Promise.all(claimed.map((delivery) => tell(target, delivery, secrets)));
      if ((inVain.get(webhook) ?? 0) >= patience) return void clock.wake(webhook, restMs);
    }
    const next = await nextDueMs(pool, webhook);
    if (next !== null) await clock.wake(webhook, next);
  }

  async function tell(target: WebhookTarget, delivery: ClaimedDelivery, secrets: readonly Buffer[]): Promise<void> {
    const { webhook } = target;
    const tried = await send(http, target, delivery, secrets, options.backoffMs);
    inVain.set(webhook, tried.error === null ? 0 : (inVain.get(webhook) ?? 0) + 1);
    const { event_id: eventId, tries } = delivery;
    if (tried.error !== null) {
      const facts = { webhook, eventId, tries, status: tried.status, error: tried.error };
      if (tried.againMs === null) log.error(facts, 'webhook given up');
      else if (tries === 1) log.warn(facts, 'webhook not taken, tried again');
    }
    await settleDelivery(pool, delivery, tried);
  }

  async function sweep(): Promise<void> {
    try {
      for (const webhook of await webhooksWithWork(pool)) {
        if ((inVain.get(webhook) ?? 0) < patience || Math.random() < sweepMs / restMs)
          void drain(webhook).catch((err: unknown) => log.warn({ err, webhook }, 'webhook waits'));
      }
    } catch (err) {
      log.debug({ err }, 'webhooks not swept');
    }
  }

  async function prune(): Promise<void> {
    await pool.query(PRUNE).catch(() => undefined);
    await pool.query(PRUNE_EVENTS).catch(() => undefined);
  }

  return {
    async start() {
      const connection = { connection: link.redis, prefix: options.prefix, concurrency: 8 };
      worker = new Worker<WakeJob>(webhookQueue, (job) => drain(job.data.webhook), connection);
      worker.on('error', () => undefined); // told by the connection itself
      worker.on('failed', (job, error) => log.warn({ err: error, ...job?.data }, 'webhook waits'));
      timers = [
        setInterval(() => void sweep(), sweepMs).unref(),
        setInterval(() => void prune(), pruneEveryMs).unref(),
      ];
    },
    async stop() {
      isStopping = true;
      for (const timer of timers) clearInterval(timer);
      const closing = worker?.close(link.redis.status !== 'ready');
      worker = null;
      await Promise.race([
        Promise.allSettled([closing, ...underWay.values()]),
        new Promise((resolve) => setTimeout(resolve, closeMs).unref()),
      ]);
      await http.stop();
    },
  };
}
