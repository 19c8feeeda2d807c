/** Memory of the hotline's Node processes. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

export interface NodeProcess {
  readonly pid: number;
  readonly command: string;
  readonly rssMb: number;
}

/** Every Node process that works on this state folder. */
export function nodeProcesses(stateDir: string): NodeProcess[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .flatMap((pid) => nodeProcess(pid, stateDir) ?? []);
}

export const totalMb = (processes: readonly NodeProcess[]): number =>
  Math.round(processes.reduce((sum, { rssMb }) => sum + rssMb, 0) * 10) / 10;

function nodeProcess(pid: number, stateDir: string): NodeProcess | null {
  try {
    if (!basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('node')) return null;
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    if (!environment.includes(`HOTLINE_STATE_DIR=${stateDir}`)) return null;
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kb = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ');
    return { pid, command, rssMb: kb / 1_024 };
  } catch {
    return null; // ended meanwhile, or another user's
  }
}
