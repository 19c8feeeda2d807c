/** `hotline journal rejects list|show|retry`: entries of the journal that Postgres refused. */
import type { Command } from 'commander';
import { listRejects, rejectOf, retryRejects, type RejectRow } from '../journal/retry-rejects';
import { countOf } from './count-of';
import { openPast, PastError } from './past';
import { table } from './table';
import { withPool } from './with-pool';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly limit?: number;
}

export function register(program: Command): void {
  const journal = program.command('journal').description('本地日志 / the local journal');
  const rejects = journal
    .command('rejects')
    .description('数据库拒收、已另存的条目 / entries Postgres refused, set aside with their reason');
  rejects
    .command('list')
    .option('--all', '包括已补录的 / also those loaded since')
    .option('--limit <n>', '最多几条 / at most', countOf, 100)
    .option('--json', 'JSON')
    .description('列出，最新在前 / newest first')
    .action((options: Options) =>
      withPool(async (pool) => {
        const rows = await listRejects(pool, options.all ?? false, options.limit ?? 100);
        if (options.json) return console.log(JSON.stringify({ rejects: rows.map(asJson) }));
        console.log(rows.length === 0 ? '没有另存的条目 / nothing is set aside' : printList(rows));
      }),
    );
  rejects
    .command('show')
    .argument('<id>', '编号 / its number', countOf)
    .option('--json', 'JSON')
    .description('整条内容和原因 / the whole entry and its reason')
    .action((id: number, options: Options) =>
      withPool(async (pool) => {
        const row = await rejectOf(pool, id);
        if (!row) throw new PastError('NO_RECORD', `没有编号 ${id} / no entry set aside has the number ${id}`);
        console.log(options.json ? JSON.stringify(asJson(row)) : printOne(row));
      }),
    );
  rejects
    .command('retry')
    .argument('[id...]', '编号 / their numbers')
    .option('--all', '全部未补录的 / all that are not loaded yet')
    .option('--json', 'JSON')
    .description('再次写入数据库 / give them to Postgres again')
    .action((ids: readonly string[], options: Options) => retry(ids.map(countOf), options));
}

async function retry(ids: readonly number[], { all, json }: Options): Promise<void> {
  if (ids.length > 0 === (all ?? false))
    throw new PastError('BAD_OPTION', '请给出编号，或用 --all / give their numbers, or --all');
  const past = openPast();
  const callbacks = (await past.rulesInForce())?.callbacks ?? null;
  await withPool(async (pool) => {
    const done = await retryRejects(pool, all ? null : ids, { callbacks, textOf: past.rulesText });
    if (done.refused.length > 0) process.exitCode = 1;
    if (json) return console.log(JSON.stringify(done));
    console.log(`已补录 / loaded: ${done.loaded.length}`);
    for (const { id, error } of done.refused) console.log(`仍被拒 / refused again: ${id}  ${error}`);
  });
}

const instant = (at: Date | null) => at?.toISOString() ?? '';
const asJson = ({ entry, ...row }: RejectRow) => ({ ...row, entry: JSON.parse(entry) as unknown });

const printList = (rows: readonly RejectRow[]) =>
  table(
    ['编号 id', '另存于 set aside', '类型 type', '发生于 of', '次数 tries', '补录 loaded', '原因 reason'],
    rows.map((row) => [
      String(row.id),
      instant(row.rejected_at),
      row.type ?? '?',
      instant(row.at),
      String(row.tries),
      instant(row.loaded_at),
      row.error,
    ]),
  );

function printOne(row: RejectRow): string {
  return [
    `编号 id          ${row.id}`,
    `另存于 set aside  ${instant(row.rejected_at)}`,
    `原因 reason      ${row.error}${row.sqlstate === null ? '' : ` (${row.sqlstate})`}`,
    `再试 tries       ${row.tries}${row.tried_at ? `  ${instant(row.tried_at)}` : ''}`,
    `补录 loaded      ${instant(row.loaded_at) || '—'}`,
    JSON.stringify(JSON.parse(row.entry), null, 2),
  ].join('\n');
}
