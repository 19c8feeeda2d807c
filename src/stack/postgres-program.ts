/** Finds the Postgres on the machine. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from './program-path';
import { StackError } from './stack-error';

/**
 * Folder with `postgres` and `initdb`: of the newest, or the one of the version that made the data (`15`): no other can read them. Throws `PROGRAM_MISSING`.
 */
export function postgresBin(dataVersion?: string): string {
  const made = dataVersion === undefined ? null : binOf(dataVersion);
  if (dataVersion !== undefined && existsSync(debianFolder) && made === null)
    throw new StackError(
      'PROGRAM_MISSING',
      `the data are of Postgres ${dataVersion}, which is gone: apt-get install postgresql-${dataVersion}`,
    );
  const bin = made ?? newestBin() ?? pathBin();
  if (bin === null)
    throw new StackError('PROGRAM_MISSING', 'no Postgres server found: apt-get install postgresql (bin/setup does it)');
  return bin;
}

// Debian and Ubuntu keep several versions side by side and none of them on the PATH
const debianFolder = '/usr/lib/postgresql';

function newestBin(): string | null {
  if (!existsSync(debianFolder)) return null;
  const versions = readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a));
  return versions.map(binOf).find((bin) => bin !== null) ?? null;
}

function binOf(version: string): string | null {
  const bin = join(debianFolder, version, 'bin');
  return existsSync(join(bin, 'postgres')) ? bin : null;
}

function pathBin(): string | null {
  const found = programPath('postgres');
  return found === null ? null : join(found, '..');
}
