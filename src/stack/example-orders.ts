/** The example order service, started by the demo where the rules ask for one on this machine. */
import { join } from 'node:path';
import type { Settings } from '../config';
import type { Rules } from '../core/rules';
import { isPortFree } from './free-port';
import { liveProcess, writeProcessRecord } from './process-record';
import type { PartReport } from './stack';
import { StackError } from './stack-error';
import { packageRoot, stackFiles } from './stack-files';
import { withStackLock } from './stack-lock';
import { logTail, startProcess } from './start-process';
import { waitFor } from './wait-for';

/** Null when no action asks for orders on this machine. */
export function orderServicePort(rules: Pick<Rules, 'actions'>): number | null {
  for (const action of rules.actions?.values() ?? []) {
    const port = action.does === 'http' ? /^http:\/\/127\.0\.0\.1:(\d+)\/orders\//.exec(action.url)?.[1] : undefined;
    if (port !== undefined) return Number(port);
  }
  return null;
}

/** Kept when it runs; what else listens on its port is taken for the operator's own. */
export function startExampleOrders(settings: Settings, port: number): Promise<PartReport> {
  const files = stackFiles(settings);
  const detail = `http://127.0.0.1:${port}/orders/`;
  return withStackLock(files.lock, async () => {
    const running = liveProcess(files.record('orders'));
    if (running !== null) return { part: 'orders', state: 'kept', pid: running, detail };
    if (!(await isPortFree('tcp', port))) return { part: 'orders', state: 'given', pid: null, detail };
    const started = await startProcess({
      part: 'orders',
      command: process.execPath,
      args: [join(packageRoot, 'dist', 'main.js'), 'example-orders', '--port', String(port)],
      logFile: files.log('orders'),
      lifetime: 'detached',
      stateDir: settings.stateDir,
    });
    writeProcessRecord(files.record('orders'), started.pid);
    if (!(await waitFor(() => started.exit() !== null || answers(port), 10_000)) || started.exit() !== null) {
      await started.stop('SIGTERM', 5_000);
      throw new StackError('PART_FAILED', `the example order service does not answer: ${logTail(files.log('orders'))}`);
    }
    return { part: 'orders', state: 'started', pid: started.pid, detail };
  });
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}
