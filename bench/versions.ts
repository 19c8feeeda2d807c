/** What was measured, and on what. */
import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import type { Hotline } from '../test/system/hotline';

export interface MachineVersions {
  readonly node: string;
  readonly commit: string;
  readonly kernel: string;
  readonly cpu: string;
  readonly memoryGb: number;
}
export interface Versions extends MachineVersions {
  readonly asterisk: string;
  readonly postgres: string;
  readonly redis: string;
  readonly sipp: string;
}

/** Where no hotline runs. */
export function machineVersions(): MachineVersions {
  return {
    node: process.version,
    commit: told('git', ['rev-parse', '--short', 'HEAD'], /(\S+)/),
    kernel: release(),
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 1_024 ** 3),
  };
}

export async function versions(hotline: Hotline): Promise<Versions> {
  const asterisk = await hotline.switchboard.command('core show version');
  const [server] = await hotline.record.rows<{ version: string }>('SELECT version()');
  return {
    ...machineVersions(),
    asterisk: /Asterisk (\S+)/.exec(asterisk)?.[1] ?? 'unknown',
    postgres: /PostgreSQL (\S+)/.exec(server?.version ?? '')?.[1] ?? 'unknown',
    redis: told('redis-server', ['--version'], /v=(\S+)/),
    sipp: told('sipp', ['-v'], /SIPp (v[\w.-]+)/),
  };
}

function told(command: string, args: readonly string[], what: RegExp): string {
  const { stdout } = spawnSync(command, args, { encoding: 'utf8', cwd: __dirname });
  return what.exec(stdout ?? '')?.[1] ?? 'unknown';
}
