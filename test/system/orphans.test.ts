/** A test run that is killed leaves no process behind: nobody else would end them. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { until } from '../phones/until';

/** Processes that were started for this folder. */
function processesOf(folder: string): number[] {
  const mentions = (pid: number, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder);
    } catch {
      return false; // gone meanwhile
    }
  };
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && (mentions(pid, 'environ') || mentions(pid, 'cmdline')));
}

test('Postgres, Redis, Asterisk and the service end with the process that started them, though it was killed', async () => {
  const script = join(__dirname, 'hold-open.ts');
  const parent = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: resolve(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  parent.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const folder = await until('the hotline is up', () => /^(\/\S+)\n/.exec(told)?.[1], { withinMs: 60_000 });
  expect(processesOf(folder).length).toBeGreaterThanOrEqual(4);
  parent.kill('SIGKILL');
  await until('all of them are gone', () => processesOf(folder).length === 0, { withinMs: 15_000 });
  rmSync(folder, { recursive: true, force: true });
}, 90_000);
