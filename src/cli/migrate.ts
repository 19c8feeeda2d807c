/** `hotline migrate`: brings the tables up to date and exits. `serve` does the same at start. */
import type { Command } from 'commander';
import { readSettings } from '../config';
import { createLog } from '../log';
import { postgresEndpoint } from '../stack/endpoints';
import { migrate } from '../storage/migrate';

export function register(program: Command): void {
  program
    .command('migrate')
    .description('更新数据库表结构 / bring the database tables up to date')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const settings = readSettings();
      const done = await migrate(postgresEndpoint(settings), createLog('fatal'));
      if (options.json) return console.log(JSON.stringify({ migrations: done }));
      console.log(done.length > 0 ? `已执行 / done: ${done.join(', ')}` : '已是最新 / up to date');
    });
}
