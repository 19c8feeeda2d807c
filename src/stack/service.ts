/** `hotline serve` in the background, and whether it is ready. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config';
import { requireFreePort } from './free-port';
import { liveProcess, writeProcessRecord } from './process-record';
import type { PartReport } from './stack';
import { StackError } from './stack-error';
import { packageRoot, stackFiles } from './stack-files';
import { logTail, startProcess } from './start-process';
import { stopProcess } from './stop-process';
import { waitFor } from './wait-for';

const readyMs = 30_000;

/** Kept when it runs and is of the present build; calls live on while an older one is replaced. */
export async function startService(settings: Settings): Promise<PartReport> {
  const files = stackFiles(settings);
  const url = `http://${settings.httpAddress}:${settings.httpPort}`;
  const running = liveProcess(files.record('serve'));
  const isOld = running !== null && builtAfter(files.record('serve'));
  if (running !== null && !isOld) {
    await requireReady(settings, () => null);
    return { part: 'serve', state: 'kept', pid: running, detail: url };
  }
  if (running !== null) await stopProcess(running, 'SIGTERM', 15_000);
  await requireFreePort({
    protocol: 'tcp',
    port: settings.httpPort,
    address: settings.httpAddress,
    purpose: 'the console',
    variable: 'HOTLINE_HTTP_PORT',
  });
  const started = await startProcess({
    part: 'serve',
    command: process.execPath,
    args: [join(packageRoot, 'dist', 'main.js'), 'serve'],
    logFile: files.log('serve'),
    lifetime: 'detached',
    stateDir: settings.stateDir,
    cwd: process.cwd(), // relative paths in the environment mean the same to it as to us
  });
  writeProcessRecord(files.record('serve'), started.pid);
  try {
    await requireReady(settings, () => started.exit());
  } catch (error) {
    await started.stop('SIGTERM', 15_000);
    throw error;
  }
  return { part: 'serve', state: 'started', pid: started.pid, detail: isOld ? `${url} (newer build)` : url };
}

export interface Readiness {
  readonly ready: boolean;
  /** The answer's body, or why there was none. */
  readonly detail: string;
}

export async function readiness(settings: Settings): Promise<Readiness> {
  try {
    const url = `http://${settings.httpAddress}:${settings.httpPort}/readyz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    return { ready: response.ok, detail: (await response.text()).trim() };
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ready: false, detail: reason instanceof Error ? reason.message : String(reason) };
  }
}

async function requireReady(settings: Settings, exit: () => string | null): Promise<void> {
  let last: Readiness = { ready: false, detail: '' };
  const settled = async () => {
    last = await readiness(settings);
    return last.ready || exit() !== null;
  };
  if ((await waitFor(settled, readyMs)) && exit() === null) return;
  const log = stackFiles(settings).log('serve');
  const how = exit() === null ? `is not ready after ${readyMs / 1000} s: ${last.detail}` : `ended: ${exit()}`;
  throw new StackError('PART_FAILED', `hotline serve ${how}; the end of ${log}:\n${logTail(log)}`);
}

function builtAfter(record: string): boolean {
  const built = statSync(join(packageRoot, 'dist', '.built'), { throwIfNoEntry: false });
  return built !== undefined && built.mtimeMs > statSync(record).mtimeMs;
}
