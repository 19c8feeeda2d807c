/** `hotline down`: stops what `up` started, the service first; calls in progress end. */
import type { Command } from 'commander';
import { readSettings } from '../config';
import { stopStack, type PartReport } from '../stack/stack';
import { partLine } from './bring-up';
import { stopwatch } from './step-lines';

export function register(program: Command): void {
  program
    .command('down')
    .description('停止热线的全部组件（正在进行的通话会结束） / stop everything; calls in progress end')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const reports: PartReport[] = [];
      const took = stopwatch();
      await stopStack(readSettings(), (report) => {
        reports.push(report);
        if (!options.json) console.log(partLine(report, took()));
      });
      if (options.json) console.log(JSON.stringify({ parts: reports }));
    });
}
