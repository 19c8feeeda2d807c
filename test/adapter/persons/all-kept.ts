/** All that is kept anywhere: folders, unpacked, and the database. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { postgresBin } from '../../../src/stack/postgres-program';

const run = promisify(execFile);

export async function dumpOf(url: string): Promise<string> {
  return (await run(join(postgresBin(), 'pg_dump'), [url], { maxBuffer: 1 << 28 })).stdout;
}

/** Names and contents of all files. */
export function contents(dir: string, encoding: 'latin1' | 'utf8' = 'latin1'): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return contents(path, encoding);
    const bytes = readFileSync(path);
    return [entry.name, (entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString(encoding)];
  });
}
