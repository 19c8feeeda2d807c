/**
 * Pid files that cannot point at a stranger: beside the pid stand the boot's id and the process's start in clock ticks,
 * so a pid that was given to another program, or survived a reboot, is not taken for ours.
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

interface ProcessState {
  readonly state: string;
  readonly parent: number;
  /** Clock ticks since boot. */
  readonly startTicks: string;
}

function stateOf(pid: number): ProcessState | null {
  try {
    // the command in field 2 may hold spaces and brackets: fields are counted after its last bracket
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', parent: Number(fields[1]), startTicks: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** Zombies count as gone. */
export function isAlive(pid: number): boolean {
  const found = stateOf(pid);
  return found !== null && found.state !== 'Z' && found.state !== 'X';
}

export function writeProcessRecord(file: string, pid: number): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${pid}\n${stateOf(pid)?.startTicks ?? ''}\n${bootId()}\n`);
  renameSync(`${file}.new`, file);
}

/** The pid in the file if that very process still runs, else null. */
export function liveProcess(file: string): number | null {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 2 || !isAlive(pid)) return null;
  return stateOf(pid)?.startTicks === lines[1] && bootId() === lines[2] ? pid : null;
}

export function removeProcessRecord(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Processes started for this state folder, found by the mark `startProcess` puts into their environment: also those
 * whose pid files are gone because somebody removed the folder while they ran. Pid → part. What such a process started
 * itself is not listed: it ends with it.
 */
export function markedProcesses(stateDir: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const prefix = processMark(stateDir, '');
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const mark = environmentOf(pid).find((variable) => variable.startsWith(prefix));
    if (mark !== undefined && isAlive(pid)) found.set(pid, mark.slice(prefix.length));
  }
  return new Map([...found].filter(([pid]) => !found.has(stateOf(pid)?.parent ?? 0)));
}

/** The variable that marks a process as a part of the hotline kept in `stateDir`. */
export const processMark = (stateDir: string, part: string): string => `HOTLINE_PART=${stateDir}:${part}`;

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // gone meanwhile, or another user's
  }
}
