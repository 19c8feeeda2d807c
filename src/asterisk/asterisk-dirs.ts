/** Where one Asterisk keeps its parts. The same templates serve a root of its own and the paths of a Debian package. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface AsteriskDirs {
  /** Rendered configuration. */
  readonly etc: string;
  readonly modules: string;
  readonly varlib: string;
  /** Registrations survive a restart here. */
  readonly db: string;
  /** Documentation and `rest-api`. */
  readonly data: string;
  readonly spool: string;
  /** Control socket; its whole path must fit in 107 bytes. */
  readonly run: string;
  readonly log: string;
  readonly sbin: string;
}

/** The Asterisk unpacked below `root`; what it writes goes below `stateDir`. Throws when there is none. */
export function ownRootDirs(root: string, stateDir: string, etc: string): AsteriskDirs {
  const own = (part: string) => resolve(stateDir, 'asterisk', part);
  return {
    etc,
    modules: join(root, 'usr/lib', triplet(root), 'asterisk/modules'),
    varlib: join(root, 'var/lib/asterisk'),
    db: own('db'),
    data: join(root, 'usr/share/asterisk'),
    spool: own('spool'),
    run: runDir(own('run')),
    log: own('log'),
    sbin: join(root, 'usr/sbin'),
  };
}

/** A control socket's path may not exceed 107 bytes; a deep state folder gets a short place of its own instead. */
function runDir(wanted: string): string {
  if (Buffer.byteLength(join(wanted, 'asterisk.ctl')) <= 107) return wanted;
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 16);
  return join(tmpdir(), `hotline-${mark}`);
}

/** Asterisk as Debian installs it, e.g. in the container; `machine` is the multiarch name, see `triplet`. */
export function debianDirs(etc: string, machine: string): AsteriskDirs {
  return {
    etc,
    modules: `/usr/lib/${machine}/asterisk/modules`,
    varlib: '/var/lib/asterisk',
    db: '/var/lib/asterisk',
    data: '/usr/share/asterisk',
    spool: '/var/spool/asterisk',
    run: '/var/run/asterisk',
    log: '/var/log/asterisk',
    sbin: '/usr/sbin',
  };
}

/** `x86_64-linux-gnu` and the like: the folder below `usr/lib` that holds Asterisk's modules. */
export function triplet(root: string): string {
  const lib = join(root, 'usr/lib');
  const found = existsSync(lib)
    ? readdirSync(lib).find((name) => existsSync(join(lib, name, 'asterisk/modules/res_ari.so')))
    : undefined;
  if (found === undefined) throw new Error(`no Asterisk below ${root}: its modules are not in usr/lib/*/asterisk`);
  return found;
}
