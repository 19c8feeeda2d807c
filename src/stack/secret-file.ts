/** Secrets: one line in a file of mode 0600, made when missing. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StackError, systemCode } from './stack-error';

/** The secret in the file; 32 random bytes in base64url when there is no file yet. Safe beside another process doing the same. */
export function ensureSecret(file: string): string {
  try {
    return readSecret(file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file); // whole or not at all, and never over another's
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readSecret(file);
}

/** The file's only line. Throws `FOLDER_UNUSABLE` when it is empty, the system's error when it cannot be read. */
export function readSecret(file: string): string {
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '') throw new StackError('FOLDER_UNUSABLE', `${file} is empty: remove it, a new secret is made`);
  return secret;
}
