/** Makes Postgres's data folder: under a temporary name first, so that an interrupted one is never taken for whole. */
import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { as, type Account } from './account';
import { StackError } from './stack-error';

const run = promisify(execFile);

/** Role `hotline`, UTF-8, scram everywhere. `account`: who will run it; null for ourselves. */
export async function initPostgres(dir: string, password: string, bin: string, account: Account | null): Promise<void> {
  const draft = `${dir}.new`;
  const passwordFile = `${dir}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== null) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const [command, args] = as(account, [
      ...[join(bin, 'initdb'), '-D', draft, '-U', 'hotline', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'],
    ]);
    await run(command, args, { cwd: '/' });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StackError('PART_FAILED', `initdb failed in ${dir}: ${messageOf(error)}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, dir);
}

function messageOf(error: unknown): string {
  if (error instanceof Error && 'stderr' in error) return String(error.stderr).trim().split('\n').slice(-3).join(' ');
  return error instanceof Error ? error.message : String(error);
}
