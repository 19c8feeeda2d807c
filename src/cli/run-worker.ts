/** Wakes callbacks and sends webhooks until it is told to stop. It talks to Postgres, Redis and, over its socket, to the engine; never to Asterisk. */
import { join } from 'node:path';
import { createCallbackTimers } from '../callbacks/callback-timers';
import { createCallbackWorker } from '../callbacks/callback-worker';
import { redisPrefix } from '../callbacks/callbacks';
import { handOverSocket } from '../callbacks/engine-socket-client';
import { openRedis } from '../callbacks/redis-link';
import { readSettings, serviceHosts } from '../config';
import type { LongLived } from '../engine/ports';
import { createLog } from '../log';
import { createRecordingKeeper } from '../recordings/recording-keeper';
import { loadRules } from '../rules/load-rules';
import { postgresEndpoint, redisEndpoint } from '../stack/endpoints';
import { createDatabase } from '../storage/database';
import { createWebhookClock } from '../webhooks/webhook-clock';
import { createWebhookWorker } from '../webhooks/webhook-worker';

export async function runWorker(): Promise<void> {
  const settings = readSettings();
  const log = createLog(settings.logLevel).child({ part: 'worker' });
  const database = createDatabase({
    url: postgresEndpoint(settings),
    purpose: 'worker',
    log,
    statementTimeoutMs: 5000,
  });
  const link = openRedis(redisEndpoint(settings), log);
  const timers = createCallbackTimers(link, redisPrefix, log);
  const handOver = handOverSocket(join(settings.stateDir, 'run', 'engine.sock'));
  const worker = createCallbackWorker({ pool: database.pool, link, timers, handOver, prefix: redisPrefix, log });
  const clock = createWebhookClock(link, redisPrefix, log);
  const webhooks = createWebhookWorker({
    ...{ pool: database.pool, link, clock, prefix: redisPrefix, log },
    ...{ hosts: serviceHosts(settings), secretsDir: join(settings.stateDir, 'secrets') },
  });
  await database.start();
  const keeper = createRecordingKeeper({
    ...{ pool: database.pool, recordingsDir: settings.recordingsDir, log },
    keeping: async () => (await loadRules(settings.rulesFile)).recordings,
  });
  await worker.start();
  await webhooks.start();
  await keeper.start();
  log.info('worker started');
  await untilSignalled();
  await stopAll([
    keeper,
    webhooks,
    worker,
    { stop: () => clock.close() },
    { stop: () => timers.close() },
    { stop: () => link.close() },
    database,
  ]);
  log.info('worker stopped');
}

async function untilSignalled(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

async function stopAll(parts: readonly Pick<LongLived, 'stop'>[]): Promise<void> {
  for (const part of parts) await part.stop();
}
