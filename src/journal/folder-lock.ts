/**
 * One process per journal folder. The lock names its holder by pid and start time, so that a pid used again after a
 * crash or a reboot does not look like the holder.
 */
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JournalError, systemCode } from './journal-error';

/** Answers what gives the lock back. Throws `locked` while the holder lives. */
export function lockFolder(dir: string): () => void {
  const path = join(dir, 'lock');
  const mine = `${process.pid} ${startOf(process.pid) ?? '?'}`;
  const candidate = `${path}.${process.pid}`;
  writeFileSync(candidate, mine, { mode: 0o600 });
  try {
    if (!tryLink(candidate, path)) takeOver(candidate, path);
  } finally {
    rmSync(candidate, { force: true });
  }
  return () => {
    if (contentOf(path) === mine) unlinkSync(path);
  };
}

function takeOver(candidate: string, path: string) {
  const holder = contentOf(path);
  const [pid, start] = (holder ?? '').split(' ');
  const isAlive = pid !== undefined && start !== undefined && startOf(Number(pid)) === start;
  if (isAlive) throw new JournalError('locked', `the journal at ${path} is in use by process ${pid}`);
  rmSync(path, { force: true });
  if (!tryLink(candidate, path)) throw new JournalError('locked', `the journal at ${path} was taken by another start`);
}

/** Linking is the atomic step: it fails when the name is taken. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Boot id and clock ticks at which the process began; null when there is no such process. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}
