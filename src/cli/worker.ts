/** `hotline worker`: wakes callbacks from a process of its own; any number may run. */
import type { Command } from 'commander';

export function register(program: Command): void {
  program
    .command('worker')
    .description('在独立进程中唤醒回呼 / wake callbacks in a process of its own')
    // what it takes is loaded now: the list of commands would wait for it otherwise
    .action(async () => (await import('./run-worker.js')).runWorker());
}
