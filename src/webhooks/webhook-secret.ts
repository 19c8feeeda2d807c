/**
 * The secrets a webhook signs with, one a line: the first is the present one, those behind it are still signed with while
 * the receiver changes over. `whsec_<base64>` as Standard Webhooks has it; any other text stands for its own bytes.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Made when missing, for its owner only. Throws with what is wrong with the file. */
export function webhookSecrets(file: string): readonly Buffer[] {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `whsec_${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((Object(error) as { readonly code?: unknown }).code !== 'EEXIST') throw error;
  }
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw new Error(`${file} is empty: remove it, a new secret is made`);
  return lines.map((line) =>
    line.startsWith('whsec_') ? Buffer.from(line.slice('whsec_'.length), 'base64') : Buffer.from(line),
  );
}
