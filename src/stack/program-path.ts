/** Looks a program up without a shell. */
import { spawnSync } from 'node:child_process';

/** Absolute path of a program on the PATH or in the system's own folders, or null. */
export function programPath(name: string): string | null {
  const found = spawnSync('sh', ['-c', 'PATH="$PATH:/usr/sbin:/sbin"; command -v -- "$1"', 'sh', name], {
    encoding: 'utf8',
  });
  const path = found.stdout.trim();
  return found.status === 0 && path.startsWith('/') ? path : null;
}
