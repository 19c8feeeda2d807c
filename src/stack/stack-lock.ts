/** One `up` or `down` of a state folder at a time. A lock whose owner died is taken over. */
import { linkSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { liveProcess, writeProcessRecord } from './process-record';
import { StackError, systemCode } from './stack-error';
import { waitFor } from './wait-for';

/** Runs `work` alone; rejects with `ALREADY_STARTING` when the other one takes longer than `patienceMs`. */
export async function withStackLock<T>(file: string, work: () => Promise<T>, patienceMs = 180_000): Promise<T> {
  if (!(await waitFor(() => take(file), patienceMs, 200)))
    throw new StackError(
      'ALREADY_STARTING',
      `another hotline command (pid ${liveProcess(file) ?? '?'}) is starting or stopping the parts: try again`,
    );
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  const draft = `${file}.${process.pid}.${randomBytes(3).toString('hex')}`;
  if (liveProcess(file) === null) rmSync(file, { force: true });
  writeProcessRecord(draft, process.pid);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}
