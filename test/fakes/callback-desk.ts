/** The callback service on a database of its own, as in `hotline serve`, with short rounds. */
import { randomUUID } from 'node:crypto';
import type { ScheduleCallback } from '../../src/core/command';
import type { CallbackId, CallId, NodeId, QueueId } from '../../src/core/ids';
import { createCallbacks, type CallbackService } from '../../src/callbacks/callbacks';
import type { Due } from '../../src/callbacks/claims';
import { createDatabase, type Database } from '../../src/storage/database';
import { CallbackFloor } from './callback-floor';
import { listeningLog } from './journal-folder';

export interface StoredCallback {
  readonly callback_id: string;
  readonly state: string;
  readonly attempt: number;
  readonly fence: string;
  readonly lease_until: Date | null;
  readonly due_at: Date;
  readonly promised_at: Date | null;
}

export class CallbackDesk {
  readonly floor = new CallbackFloor();
  readonly log = listeningLog();
  readonly database: Database;
  readonly service: CallbackService;
  /** What the journal's writer would say. */
  isSettled = true;

  constructor(
    readonly url: string,
    redisUrl: string,
    prefix: string,
    runWorker = true,
  ) {
    const { log } = this.log;
    this.database = createDatabase({ url, purpose: 'test', log, connectTimeoutMs: 800, statementTimeoutMs: 1000 });
    this.service = createCallbacks({
      ...{ pool: this.database.pool, redisUrl, prefix, runWorker, log, sweepMs: 300 },
      ...{ post: this.floor, view: this.floor, clock: this.floor.clock },
      settled: async () => this.isSettled,
    });
  }

  async start(): Promise<this> {
    await this.database.start();
    await this.service.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.database.stop();
  }

  schedule(callbackId: string = randomUUID()): ScheduleCallback {
    return {
      ...{ type: 'ScheduleCallback', callbackId: callbackId as CallbackId, callId: callbackId as CallId },
      ...{ node: 'hotline-1' as NodeId, queueId: 'consulting' as QueueId, number: '13800005678', language: 'zh' },
      key: 1000.5,
    };
  }

  /** As when the customer is about to be dialled. */
  commitAttempt({ callbackId, attempt, fence, callId }: Due): Promise<void> {
    return this.service.commitAttempt({ callbackId, attempt, fence }, callId, Date.now());
  }

  async row(callbackId: string): Promise<StoredCallback | undefined> {
    return (
      await this.database.pool.query<StoredCallback>('SELECT * FROM callback WHERE callback_id = $1', [callbackId])
    ).rows[0];
  }

  async change(callbackId: string, columns: string): Promise<void> {
    await this.database.pool.query(`UPDATE callback SET ${columns} WHERE callback_id = $1`, [callbackId]);
  }
}
