/** Who listens on a port, as /proc tells: the socket's inode, then the process that has it open. */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** Null when nobody listens, or when the holder is another user's and hidden from us. */
export function portHolder(protocol: 'tcp' | 'udp', port: number): PortHolder | null {
  const inodes = new Set([...listening(protocol, port), ...listening(`${protocol}6`, port)]);
  if (inodes.size === 0) return null;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (Number.isInteger(pid) && openSockets(pid).some((inode) => inodes.has(inode)))
      return { pid, command: commandOf(pid) };
  }
  return null;
}

function listening(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return lines(`/proc/net/${table}`).flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const isListener = table.startsWith('udp') || fields[3] === '0A';
    return fields[1]?.endsWith(`:${hex}`) && isListener && fields[9] ? [fields[9]] : [];
  });
}

function openSockets(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const target = /^socket:\[(\d+)\]$/.exec(readlink(`/proc/${pid}/fd/${fd}`));
      return target?.[1] ? [target[1]] : [];
    });
  } catch {
    return [];
  }
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function lines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

const commandOf = (pid: number): string => lines(`/proc/${pid}/comm`)[0] ?? 'a process';
