/** The operator's databases for look-ups: one on each line, `name = postgres://user:password@host/database`. */
import { readFile } from 'node:fs/promises';

/** Empty when there is no such file. @throws with the line that cannot be read; never with its text, which is secret. */
export async function readDatabases(file: string): Promise<ReadonlyMap<string, string>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
  const databases = new Map<string, string>();
  for (const [i, line] of text.split('\n').entries()) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const [, name, url] = /^\s*([a-z][a-z0-9-]{0,39})\s*=\s*(postgres(?:ql)?:\/\/\S+)\s*$/.exec(line) ?? [];
    if (name === undefined || url === undefined)
      throw new Error(`${file}, line ${i + 1}: a line such as shop = postgres://user:password@host/database`);
    databases.set(name, url);
  }
  return databases;
}
