/** Everything from a call to the receiver: the real engine, journal, Postgres, Redis and HTTP; only the phones are made up. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { CallId } from '../../../src/core/ids';
import type { Rules } from '../../../src/core/rules';
import { webhookTypes } from '../../../src/core/webhook/webhook-event';
import type { Webhook } from '../../../src/core/webhook/webhook-rule';
import { createWebhooks, type Webhooks } from '../../../src/webhooks/webhooks';
import { listWebhooks } from '../../../src/webhooks/webhook-queries';
import { CallbackHotline } from '../../fakes/callback-hotline';
import { TestRedis } from '../../fakes/callback-redis';
import { JournalDesk } from '../../fakes/journal-desk';
import { TestPostgres } from '../../fakes/journal-postgres';
import { queue, rules } from '../../fixtures/floor/rules';
import { until } from '../../phones/until';
import { startReceiver, type Received, type Receiver } from './receiver';

const general = queue('general', { wrapUpMs: 0 });
let count = 0;

export const webhook = (id: string, url: string, change: Partial<Webhook> = {}): Webhook => ({
  ...{ id, url, events: webhookTypes, secretFile: `webhooks/${id}`, timeoutMs: 1_000, giveUpMs: 600_000 },
  numbers: 'masked',
  ...change,
});

/** As `createWebhooks` takes them. */
export interface SenderOptions {
  readonly sweepMs?: number;
  /** False: somebody else sends. */
  readonly runWorker?: boolean;
}

export class WebhookStage {
  readonly secretsDir = mkdtempSync(join(tmpdir(), 'hotline-secrets-'));
  webhooks: Webhooks | null = null;
  private sender: SenderOptions = {};
  private constructor(
    readonly prefix: string,
    private readonly inForce: Map<string, Webhook>,
    /** Of its Postgres. */
    readonly url: string,
    readonly receiver: Receiver,
    readonly desk: JournalDesk,
    readonly hotline: CallbackHotline,
  ) {}

  /** One webhook, `crm`, is told everything. */
  static async open(postgres: TestPostgres, redis: TestRedis, sender: SenderOptions = {}): Promise<WebhookStage> {
    const receiver = await startReceiver();
    const inForce = new Map([['crm', webhook('crm', receiver.url)]]);
    const ruleSet: Rules = { ...rules({ queues: new Map([[general.id, general]]) }), webhooks: inForce };
    const url = await postgres.database();
    const desk = await JournalDesk.open(url, ruleSet);
    const prefix = `hooks-${(count += 1)}`;
    const hotline = new CallbackHotline(desk, redis.url, prefix, ruleSet);
    const stage = new WebhookStage(prefix, inForce, url, receiver, desk, hotline);
    stage.sender = sender;
    receiver.secret = () => readFileSync(stage.secretFile, 'utf8').trim().split('\n')[0] ?? '';
    await hotline.callbacks.start();
    await stage.serve([receiver.host]);
    return stage;
  }

  get secretFile(): string {
    return join(this.secretsDir, 'webhooks', 'crm');
  }

  /** `hosts` of the own network that may be told. */
  async serve(hosts: readonly string[]): Promise<void> {
    await this.webhooks?.stop();
    const { desk, hotline, secretsDir, prefix, inForce, sender } = this;
    const { log } = desk.log;
    const webhooks = createWebhooks({
      ...{
        pool: desk.pool,
        link: hotline.callbacks.redis,
        webhooks: () => inForce,
        hosts,
        secretsDir,
        runWorker: true,
      },
      ...{ log, prefix, sweepMs: 200, backoffMs: [150, 300], ...sender },
    });
    this.webhooks = webhooks;
    desk.writer.onDelivered((records) => webhooks.delivered(records));
    await webhooks.start();
  }

  /** Other rules are in force. */
  async change(...webhooks: readonly Webhook[]): Promise<void> {
    this.inForce.clear();
    for (const each of webhooks) this.inForce.set(each.id, each);
    this.webhooks?.onEntry({ type: 'RulesApplied', at: 0, hash: '' });
    const wanted = webhooks.map((each) => `${each.id} ${each.giveUpMs} ${each.numbers}`).sort();
    await until('the rules are in force', async () => {
      const rows = await this.desk.rows<{ text: string }>(
        `SELECT webhook || ' ' || give_up_ms || ' ' || numbers AS text FROM webhook WHERE removed_at IS NULL ORDER BY 1`,
      );
      return rows.map(({ text }) => text).join() === wanted.join();
    });
  }

  call(): CallId {
    const callId = uuidv7() as CallId;
    this.hotline.callArrives(callId, '95002', '13800005678');
    return callId;
  }
  /** Answered, and over. */
  async wholeCall(): Promise<CallId> {
    const callId = this.call();
    await until('it is talked', () => this.typesTried(callId).includes('call.connected'));
    this.hotline.hangsUp(callId);
    await until('all of it', () => this.typesOf(callId).includes('call.ended'));
    return callId;
  }

  /** Events of that call the receiver took. */
  of(callId: CallId): readonly Received[] {
    return this.receiver.taken.filter((each) => isOf(callId, each));
  }
  typesOf(callId: CallId): readonly string[] {
    return this.of(callId).map(({ type }) => type);
  }
  typesTried(callId: CallId): readonly string[] {
    return this.receiver.tries.filter((each) => isOf(callId, each)).map(({ type }) => type);
  }
  async row(name: string) {
    return (await listWebhooks(this.desk.pool)).find((row) => row.webhook === name);
  }

  async close(): Promise<void> {
    await this.webhooks?.stop();
    this.hotline.engine.stop();
    await this.hotline.callbacks.stop();
    await this.desk.close();
    await this.receiver.stop();
    rmSync(this.secretsDir, { recursive: true });
  }
}

const isOf = (callId: CallId, { type, data }: Received) => data.callId === callId && type.startsWith('call.');
