/** `hotline webhooks`: who is told what, what was given up, and telling again. */
import { InvalidArgumentError, type Command } from 'commander';
import { DateTime } from 'luxon';
import type { Pool } from 'pg';
import { webhookTypes, type WebhookType } from '../core/webhook/webhook-event';
import { replayDead, replayWebhooks, type Replayed } from '../webhooks/replay-webhooks';
import { deadDeliveries, listWebhooks } from '../webhooks/webhook-queries';
import { ConsoleError } from './console-client';
import { table } from './table';
import { withPool } from './with-pool';

interface Options {
  readonly json?: boolean;
  readonly from?: DateTime;
  readonly to?: DateTime;
  readonly type?: readonly WebhookType[];
  readonly toUrl?: string;
  readonly failed?: boolean;
  readonly limit?: number;
}

export function register(program: Command): void {
  const webhooks = program
    .command('webhooks')
    .description('回调通知：谁收到什么、失败的、重发 / who is told what; again');
  webhooks
    .command('list')
    .description('各回调的积压、送达、失败 / backlog, delivered, failed')
    .option('--json', 'JSON')
    .action((options: Options) => onPostgres((pool) => list(pool, options)));
  webhooks
    .command('failed')
    .description('已放弃的事件 / events that were given up')
    .option('--to-url <name>', '只看这个回调 / of this webhook')
    .option('--limit <count>', '最多几条 / at most', wholeNumber, 100)
    .option('--json', 'JSON')
    .action((options: Options) => onPostgres((pool) => failed(pool, options)));
  webhooks
    .command('replay')
    .description('重发一段时间的事件，或已放弃的 / tell again: of a time, or what was given up')
    .option('--from <time>', '从 / from, such as 2026-11-20T09:00', time)
    .option('--to <time>', '到（不含）/ until, exclusive; now unless given', time)
    .option('--type <type...>', '只这些事件 / only these events', collect)
    .option('--to-url <name>', '只给这个回调 / to this webhook')
    .option('--failed', '只重发已放弃的 / what was given up')
    .option('--json', 'JSON')
    .action((options: Options) => onPostgres((pool) => replay(pool, options)));
}

async function list(pool: Pool, { json }: Options): Promise<void> {
  const rows = await listWebhooks(pool);
  if (json) return console.log(JSON.stringify({ webhooks: rows }));
  if (rows.length === 0) return console.log('规则中没有回调通知 / the rules name no webhooks');
  const lines = rows.map((row) => [
    `${row.webhook}${row.removed ? ' (已移除 removed)' : ''}`,
    row.url,
    String(row.pending),
    clock(row.oldest),
    String(row.delivered),
    String(row.failed),
    String(row.dead),
    row.lastError === null ? '' : `${clock(row.lastErrorAt)} ${row.lastError}`,
  ]);
  const header = [
    '名称 name',
    '地址 url',
    '待发 pending',
    '自 since',
    '送达 delivered',
    '失败次数 tries in vain',
    '放弃 dead',
  ];
  console.log(table([...header, '最近错误 last error'], lines));
}

async function failed(pool: Pool, { json, toUrl, limit = 100 }: Options): Promise<void> {
  const rows = await deadDeliveries(pool, toUrl ?? null, limit);
  if (json) return console.log(JSON.stringify({ failed: rows }));
  if (rows.length === 0) return console.log('没有放弃的事件 / nothing was given up');
  const lines = rows.map((row) => {
    return [row.webhook, row.type, clock(row.at), clock(row.endedAt), String(row.tries), row.error ?? '', row.eventId];
  });
  const header = ['名称 name', '事件 event', '发生 at', '放弃 given up', '次数 tries', '错误 error', '编号 id'];
  console.log(table(header, lines));
}

async function replay(pool: Pool, { from, to, type = [], toUrl, failed: isFailed, json }: Options): Promise<void> {
  if (!isFailed && !from) throw new ConsoleError('WRONG_TIME', '请给出 --from，或 --failed / give --from, or --failed');
  const webhook = toUrl ?? null;
  const known = (await listWebhooks(pool)).filter((row) => !row.removed).map((row) => row.webhook);
  if (webhook !== null && !known.includes(webhook))
    throw new ConsoleError('WRONG_TARGET', `没有这个回调 / no such webhook: ${webhook} (${known.join(', ') || '–'})`);
  const told: Replayed =
    isFailed || !from
      ? await replayDead(pool, webhook)
      : await replayWebhooks(pool, {
          from: from.toJSDate(),
          to: (to ?? DateTime.now()).toJSDate(),
          types: type,
          webhook,
        });
  if (json) return console.log(JSON.stringify({ replayed: Object.fromEntries(told) }));
  const lines = [...told].map(([name, count]) => `${name}: ${count}`);
  console.log(lines.join('\n') || '没有可重发的 / nothing to tell again');
}

const clock = (at: Date | null) => (at === null ? '' : DateTime.fromJSDate(at).toFormat('MM-dd HH:mm:ss'));

function time(text: string): DateTime {
  const read = DateTime.fromISO(text);
  if (!read.isValid) throw new InvalidArgumentError('时间如 2026-11-20T09:00 / a time such as 2026-11-20T09:00');
  return read;
}

function collect(text: string, before: readonly WebhookType[] | undefined): readonly WebhookType[] {
  const type = webhookTypes.find((known) => known === text);
  if (!type) throw new InvalidArgumentError(`${webhookTypes.join(', ')}`);
  return [...(before ?? []), type];
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}

const onPostgres = (work: (pool: Pool) => Promise<void>) =>
  withPool(work, { purpose: 'webhooks', max: 1, statementTimeoutMs: 600_000 });
