/**
 * Finds baresip: the one unpacked beside Asterisk (Debian testing's 1.1, which can send SIP INFO digits), else the
 * machine's own (Debian 12's 1.0 cannot).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface BaresipProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly modules: string;
  readonly version: string;
  readonly sendsInfo: boolean;
}

/** Throws when neither is there. `root`: a Debian root folder that may hold baresip-core. */
export function findBaresip(root: string | null): BaresipProgram {
  const inRoot = root && existsSync(join(root, 'usr/bin/baresip')) ? fromRoot(root) : null;
  const program = inRoot ?? fromSystem();
  // It answers -h with exit code 254.
  const text = spawnSync(program.command, [...program.args, '-h'], { encoding: 'utf8' }).stdout;
  const version = /baresip v([\d.]+)/.exec(text)?.[1] ?? 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { ...program, version, sendsInfo: major > 1 || minor >= 1 };
}

type Found = Pick<BaresipProgram, 'command' | 'args' | 'modules'>;

function fromRoot(root: string): Found {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const loader = ['usr/lib64/ld-linux-x86-64.so.2', 'usr/lib/ld-linux-aarch64.so.1']
    .map((path) => join(root, path))
    .find((path) => existsSync(path));
  if (!loader) throw new Error(`no program loader below ${root}`);
  return {
    command: loader,
    args: ['--library-path', join(root, 'usr/lib', triplet), join(root, 'usr/bin/baresip')],
    modules: join(root, 'usr/lib/baresip/modules'),
  };
}

function fromSystem(): Found {
  const path = ['/usr/bin/baresip', '/usr/local/bin/baresip'].find((candidate) => existsSync(candidate));
  if (!path) throw new Error('baresip is missing: apt-get install baresip-core');
  return { command: path, args: [], modules: join(path, '../../lib/baresip/modules') };
}
