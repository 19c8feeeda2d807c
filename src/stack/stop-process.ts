/** Ends processes of ours, by pid only. */
import { isAlive, removeProcessRecord, liveProcess } from './process-record';
import { systemCode } from './stack-error';
import { waitFor } from './wait-for';

/** Asks with `signal`, waits `graceMs`, then kills. Resolves once the process is gone. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  sendSignal(pid, signal);
  if (await waitFor(() => !isAlive(pid), graceMs, 20)) return;
  sendSignal(pid, 'SIGKILL');
  await waitFor(() => !isAlive(pid), 5_000, 20);
}

/** Stops what the pid file names, if that process still runs; answers its pid, or null. */
export async function stopRecorded(file: string, signal: NodeJS.Signals, graceMs: number): Promise<number | null> {
  const pid = liveProcess(file);
  if (pid !== null) await stopProcess(pid, signal, graceMs);
  removeProcessRecord(file);
  return pid;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}
