/** `hotline queue-log`: the record in the format of Asterisk's queue_log, and history from one. */
import { InvalidArgumentError, type Command } from 'commander';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { createGunzip } from 'node:zlib';
import { DateTime, IANAZone } from 'luxon';
import type { Pool, PoolClient } from 'pg';
import { exportLines } from '../queue-log/export-lines';
import { importQueueLog, type Imported } from '../queue-log/import-queue-log';
import { linesOf } from '../queue-log/lines-of';
import { notReadyReason, notReadyReasons } from '../queue-log/not-ready-reason';
import { ConsoleError } from './console-client';
import { printable, table } from './table';
import { withPool } from './with-pool';

interface ExportOptions {
  readonly from: string;
  readonly to?: string;
  readonly timeZone?: string;
  readonly agentPrefix: string;
  readonly out?: string;
}
interface ImportWords {
  readonly timeZone?: string;
  readonly queue?: ReadonlyMap<string, string>;
  readonly agent?: ReadonlyMap<string, string>;
  readonly reason?: ReadonlyMap<string, string>;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const queueLog = program.command('queue-log').description('Asterisk queue_log 格式的导出与导入 / export and import');
  queueLog
    .command('export')
    .description('导出给 QueueMetrics、Asternic 等 / for QueueMetrics, Asternic and the like')
    .requiredOption('--from <time>', '从 / from, such as 2026-11-01 or 2026-11-01T09:00')
    .option('--to <time>', '到（不含），默认现在 / until, exclusive; now unless given')
    .option(
      '--time-zone <zone>',
      '上面两个时间的时区，默认本机 / zone of these times; the machine’s unless given',
      zone,
    )
    .option('--agent-prefix <text>', '工号前缀 / put before an agent’s number', 'Agent/')
    .option('--out <file>', '写入文件，默认标准输出 / into a file; stdout unless given')
    .action((options: ExportOptions) => onPostgres((client) => exportTo(client, options)));
  queueLog
    .command('import')
    .argument('<file>', 'queue_log 文件（可为 .gz），- 为标准输入 / the file, also .gz; - for stdin')
    .description('导入旧的 queue_log 作为历史，重复导入不会重复 / history; the same twice doubles nothing')
    .option('--time-zone <zone>', '文件中时间写成日期时所用的时区 / zone of times written as dates', zone)
    .option('--queue <old=new>', '队列改名，可多次 / names of queues, again and again', renaming('sales=consulting'))
    .option('--agent <old=new>', '坐席名改为工号，可多次 / names of agents, the same', renaming('Anna=8001'))
    .option('--reason <old=new>', '暂停原因改名，可多次 / reasons of pauses, the same', reason)
    .option('--json', 'JSON')
    .action((file: string, options: ImportWords) => onPostgres((client) => importFrom(client, file, options)));
}

async function exportTo(client: PoolClient, options: ExportOptions): Promise<void> {
  const where = options.timeZone === undefined ? {} : { zone: options.timeZone };
  const read = (text: string) => {
    const at = DateTime.fromISO(text, where);
    if (!at.isValid) throw new ConsoleError('WRONG_TIME', `时间如 2026-11-01 / a time such as 2026-11-01, not ${text}`);
    return at.toJSDate();
  };
  const to = options.to === undefined ? new Date() : read(options.to);
  const period = { from: read(options.from), to, agentPrefix: options.agentPrefix };
  const out = options.out === undefined ? process.stdout : createWriteStream(options.out, { mode: 0o640 });
  // A reader such as `head` that has seen enough ends the export.
  if (out === process.stdout) out.on('error', () => process.exit(0));
  for await (const text of exportLines(client, period)) if (!out.write(text)) await once(out, 'drain');
  if (out === process.stdout) return;
  out.end();
  await once(out, 'close');
}

async function importFrom(client: PoolClient, file: string, options: ImportWords): Promise<void> {
  if (file !== '-' && !existsSync(file)) throw new ConsoleError('WRONG_FILE', `没有这个文件 / no such file: ${file}`);
  const bytes = file === '-' ? process.stdin : createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const done = await importQueueLog(client, linesOf(input), {
    file: file === '-' ? 'stdin' : file,
    queues: options.queue ?? new Map(),
    agents: options.agent ?? new Map(),
    reasons: options.reason ?? new Map(),
    timeZone: options.timeZone ?? DateTime.local().zoneName,
    latest: Date.now() + 86_400_000,
  });
  console.log(options.json ? JSON.stringify(plain(done)) : say(done));
}

const plain = (done: Imported) => ({
  ...done,
  passedOver: Object.fromEntries(done.passedOver),
  otherReasons: Object.fromEntries(done.otherReasons),
});

function say({ firstAside, setAside, ...done }: Imported): string {
  const counts = [
    `行 lines ${done.lines}`,
    `新通话 new calls ${done.calls}`,
    `已有 known ${done.known}`,
    `新班次 new shifts ${done.shifts}`,
    `已有班次 known shifts ${done.knownShifts}`,
    `搁置 set aside ${setAside}`,
    ...counted('不含来电与坐席 not of callers or agents', done.passedOver),
    ...counted('无对应的暂停原因（见 --reason）pauses without a reason here, see --reason', done.otherReasons),
  ];
  if (setAside === 0) return counts.join('\n');
  const shown = table(
    ['行 line', '原因 why', '内容 text'],
    firstAside.map(({ line, reason: why, text }) => [String(line), why, text]),
  );
  const rest = setAside > firstAside.length ? '\n… SELECT * FROM queue_log_reject' : '';
  return `${counts.join('\n')}\n\n${shown}${rest}`;
}

const counted = (title: string, counts: ReadonlyMap<string, number>) =>
  counts.size === 0
    ? []
    : [`${title}: ${[...counts].map(([name, count]) => `${printable(name)} ${count}`).join(', ')}`];

function zone(text: string): string {
  if (!IANAZone.isValidZone(text)) throw new InvalidArgumentError('如 Asia/Shanghai / such as Asia/Shanghai');
  return text;
}

type Names = ReadonlyMap<string, string>;

function renaming(example: string): (text: string, before?: Names) => Names {
  return (text, before = new Map()) => {
    const [old = '', id = ''] = text.split('=');
    if (old === '' || id === '') throw new InvalidArgumentError(`如 ${example} / such as ${example}`);
    return new Map([...before, [old, id]]);
  };
}

function reason(text: string, before?: Names): Names {
  const names = renaming('smoke=break')(text, before);
  if (notReadyReason(text.split('=')[1] ?? '') === null) throw new InvalidArgumentError(notReadyReasons.join(', '));
  return names;
}

const hourMs = 3_600_000;

function onPostgres(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const withClient = async (pool: Pool) => {
    const client = await pool.connect();
    await work(client).finally(() => client.release());
  };
  return withPool(withClient, { purpose: 'queue-log', max: 1, statementTimeoutMs: hourMs });
}
