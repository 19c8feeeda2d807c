/** `hotline worker`: wakes callbacks and sends webhooks from a process of its own; any number may run. */
import type { Command } from 'commander';

export function register(program: Command): void {
  program
    .command('worker')
    .description('在独立进程中唤醒回呼、发送回调通知 / wake callbacks, send webhooks in a process of its own')
    // what it takes is loaded now: the list of commands would wait for it otherwise
    .action(async () => (await import('./run-worker.js')).runWorker());
}
