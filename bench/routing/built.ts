/**
 * The core as it is shipped: compiled into `dist`, not as the benches' own loader would transform it, which costs a tenth of
 * the speed.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const load = createRequire(__filename);

/** Throws when the sources of this part were changed after the build. */
export function built<T>(module: string): T {
  const file = join(root, 'dist', `${module}.js`);
  if (!existsSync(file) || newest(join(root, 'src/core')) > statSync(file).mtimeMs)
    throw new Error(`${file} is missing or older than src/core: npm run build`);
  return load(file) as T;
}

const newest = (folder: string): number =>
  Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs));
