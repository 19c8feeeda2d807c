/** `hotline retention show|run`: how long the record is kept, what there is of it, and what goes. */
import type { Command } from 'commander';
import { readSettings } from '../config';
import { keepAll, type Retention } from '../core/retention-rule';
import { loadRules } from '../rules/load-rules';
import { recordParts, type RecordPart } from '../storage/record-parts';
import { recordTables } from '../storage/record-tables';
import { retain, type Removed } from '../storage/retain';
import { withPool } from './with-pool';
import { table } from './table';

interface Options {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

export function register(program: Command): void {
  const retention = program.command('retention').description('记录保存期限 / how long the record is kept');
  retention
    .command('show')
    .option('--json', 'JSON')
    .description('各表的期限、月份、行数和大小 / terms, months, rows and size of each table')
    .action(({ json }: Options) =>
      withPool(async (pool) => {
        const keep = await keepOf();
        const parts = await recordParts(pool);
        if (json) return console.log(JSON.stringify({ keep, parts }));
        console.log(printParts(keep, parts));
      }),
    );
  retention
    .command('run')
    .option('--dry-run', '只列出，不删除 / list, remove nothing')
    .option('--json', 'JSON')
    .description('立即删除超过期限的整月（每天也会自动进行） / remove now what goes once a day anyway')
    .action(({ json, dryRun = false }: Options) =>
      withPool(async (pool) => {
        const done = await retain(pool, await keepOf(), Date.now(), dryRun);
        if (json) return console.log(JSON.stringify({ dryRun, ...done }));
        console.log(printRemoved(done.removed, dryRun));
        for (const each of done.left)
          console.log(`${each.table} ${each.month ?? ''}: 未删除 / not removed: ${each.why}`);
      }),
    );
}

const keepOf = async (): Promise<Retention> => (await loadRules(readSettings().rulesFile)).retention ?? keepAll;

const days = (ms: number) => (ms === 0 ? '永久 for good' : `${Math.floor(ms / 86_400_000)} 天 days`);
const size = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
const sum = (parts: readonly RecordPart[], of: (part: RecordPart) => number) =>
  parts.reduce((total, part) => total + of(part), 0);

function printParts(keep: Retention, parts: readonly RecordPart[]): string {
  const rows = recordTables.map(({ table: name, keep: rule }) => {
    const own = parts.filter((part) => part.table === name);
    const filled = own.filter(({ rows: count }) => count > 0).flatMap(({ month }) => month ?? []);
    const untimed = own.filter(({ month }) => month === null);
    return [
      name,
      days(keep[rule]),
      filled.length === 0 ? '—' : `${filled[0]} … ${filled.at(-1)}`,
      String(sum(own, (part) => part.rows)),
      String(sum(untimed, (part) => part.rows)),
      size(sum(own, (part) => part.bytes)),
    ];
  });
  rows.push(
    ['callback', days(keep.callbacksMs), '—', '—', '—', '—'],
    ['shift', days(keep.shiftsMs), '—', '—', '—', '—'],
  );
  return table(
    ['表 table', '期限 kept', '月份 months', '行（估计）rows', '其中无时间编号 without time', '大小 size'],
    rows,
  );
}

function printRemoved(removed: readonly Removed[], isDry: boolean): string {
  if (removed.length === 0) return '没有超过期限的记录 / nothing is beyond its time';
  const head = isDry ? '将删除 / would go:' : '已删除 / gone:';
  const rows = removed.map((each) => [each.table, each.month ?? '—', String(each.rows), size(each.bytes)]);
  return `${head}\n${table(['表 table', '月份 month', '行（估计）rows', '大小 size'], rows)}`;
}
