/** `hotline rules reload | rollback | history`: the rules of the running hotline. */
import type { Command } from 'commander';
import { DateTime } from 'luxon';
import { readSettings } from '../config';
import { askConsole, consoleAddress, understand } from './console-client';
import { changedForm, changeLines, historyForm, printProblems, refusedForm, type Changed } from './rules-answers';
import { table } from './table';

interface Options {
  readonly json?: boolean;
}
/** The names of many new agents take their time to be spoken. */
const answerWithinMs = 280_000;

export function registerLive(rules: Command): void {
  rules
    .command('reload')
    .option('--json', 'JSON')
    .description('检查规则文件并立即启用 / check the rules file and put it into force; exit code 0 or 1')
    .action((options: Options) => change('reload', {}, options));
  rules
    .command('rollback')
    .argument('[HASH]', '版本，默认上一版 / the version, by default the one in force before')
    .option('--json', 'JSON')
    .description('退回旧版本，规则文件一并写回 / back to an earlier version, in the file too; exit code 0 or 1')
    .action((hash: string | undefined, options: Options) => change('rollback', hash ? { hash } : {}, options));
  rules
    .command('history')
    .option('--json', 'JSON')
    .description('各版本何时、因何启用 / which versions came into force, when and by what')
    .action(history);
}

async function change(what: 'reload' | 'rollback', post: object, { json }: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const { status, body } = await askConsole(`${address}/api/v1/rules/${what}`, { post, withinMs: answerWithinMs });
  const isDone = status === 200;
  if (!isDone) process.exitCode = 1;
  if (isDone) {
    const done = understand(changedForm, body, address);
    if (json) console.log(JSON.stringify({ ok: true, ...done }));
    else printChanged(done);
    return;
  }
  const { error, problems } = understand(refusedForm, body, address);
  if (json) return console.log(JSON.stringify({ ok: false, error, problems }));
  console.error(error.message);
  if (problems.length > 0) printProblems(problems);
}

function printChanged({ hash, before, changes, replaced }: Changed): void {
  if (replaced !== null) console.log(`被替换的文件留存为 / the file replaced is kept as ${replaced}`);
  if (hash === before) return console.log(`规则没有变化 / the rules mean what they meant (${hash})`);
  console.log(`${before} → ${hash}：已启用，${changes.length} 处变化 / in force, ${changes.length} changes`);
  for (const line of changeLines(changes)) console.log(line);
}

const causes = {
  start: '启动 start',
  file: '文件改动 file',
  reload: '重新载入 reload',
  rollback: '退回 rollback',
} as const;

async function history({ json }: Options): Promise<void> {
  const address = consoleAddress(readSettings());
  const { body } = await askConsole(`${address}/api/v1/rules/history`);
  const { versions } = understand(historyForm, body, address);
  if (json) return console.log(JSON.stringify({ versions }));
  const rows = versions.map(({ hash, at, by }, i) => [
    hash,
    DateTime.fromISO(at).toFormat('yyyy-MM-dd HH:mm:ss'),
    causes[by],
    i === versions.length - 1 ? '现行 in force' : '',
  ]);
  console.log(table(['版本 version', '时间 at', '起因 by', ''], rows));
}
