/** Finds the newest Postgres on the machine, and whom it runs as: it refuses to be root. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from './program-path';
import { StackError } from './stack-error';

export interface PostgresProgram {
  /** Folder with `postgres` and `initdb`. */
  readonly bin: string;
  /** Null: as ourselves. */
  readonly user: string | null;
}

/** Throws `PROGRAM_MISSING`. */
export function postgresProgram(): PostgresProgram {
  const bin = newestBin() ?? pathBin();
  if (bin === null)
    throw new StackError('PROGRAM_MISSING', 'no Postgres server found: apt-get install postgresql (bin/setup does it)');
  return { bin, user: unprivilegedUser() };
}

/** The user that stands in when we are root: `postgres`, else `nobody`; null when we are not root. */
export function unprivilegedUser(): string | null {
  if (process.getuid?.() !== 0) return null;
  const users = new Set(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':')[0]),
  );
  const user = ['postgres', 'nobody'].find((name) => users.has(name));
  if (user === undefined)
    throw new StackError('PROGRAM_MISSING', 'Postgres needs a user other than root: postgres or nobody');
  return user;
}

// Debian and Ubuntu keep several versions side by side and none of them on the PATH
const debianFolder = '/usr/lib/postgresql';

function newestBin(): string | null {
  if (!existsSync(debianFolder)) return null;
  const versions = readdirSync(debianFolder)
    .filter((name) => existsSync(join(debianFolder, name, 'bin', 'postgres')))
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] === undefined ? null : join(debianFolder, versions[0], 'bin');
}

function pathBin(): string | null {
  const found = programPath('postgres');
  return found === null ? null : join(found, '..');
}
