/**
 * Tells when a file is another than before: written in place, replaced by rename, removed and made again, reached through
 * a link that now leads elsewhere. The folder is watched, not the file, because an editor that replaces a file leaves
 * its watcher with the old one; a look every few seconds covers file systems that tell nothing.
 */
import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LongLived } from '../engine/ports';

export interface FileWatchOptions {
  /** A file that did not change for this long is at rest. */
  readonly calmMs?: number;
  readonly lookEveryMs?: number;
}

/** `onChange` is told once the file is at rest; it must not throw. It is told once after the start, too. */
export function watchFile(file: string, onChange: () => void, options: FileWatchOptions = {}): LongLived {
  const { calmMs = 300, lookEveryMs = 5_000 } = options;
  const folders = new Map<string, FSWatcher>();
  let told: string | null = null;
  let seen: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let calm: NodeJS.Timeout | null = null;
  let running = false;

  /** While one folder has much to tell, the file is looked at once per `calmMs`, not for each piece of news. */
  const hear = () => {
    if (running) calm ??= setTimeout(() => void look(), calmMs);
  };
  const look = async () => {
    calm = null;
    await follow();
    const now = await signature(file);
    if (!running || now === told) return;
    const isAtRest = now === seen;
    seen = now;
    if (!isAtRest) return hear();
    told = now;
    onChange();
  };
  /** Watches the folder the name is in and, of a link, the one the file is in; a folder that was replaced is watched anew. */
  const follow = async () => {
    const target = await realpath(file).catch(() => file);
    const wanted = new Map<string, string>();
    for (const folder of new Set([dirname(file), dirname(target)])) {
      const found = await stat(folder).catch(() => null);
      if (found) wanted.set(`${folder} ${found.dev} ${found.ino}`, folder);
    }
    if (!running) return;
    for (const [key, watcher] of folders) if (!wanted.has(key)) drop(key, watcher);
    for (const [key, folder] of wanted) if (!folders.has(key)) add(key, folder);
  };
  const add = (key: string, folder: string) => {
    try {
      const watcher = watchFolder(folder, hear);
      watcher.on('error', () => drop(key, watcher));
      folders.set(key, watcher);
    } catch {
      // No watcher to be had (limits, file system): the look every few seconds does it alone.
    }
  };
  const drop = (key: string, watcher: FSWatcher) => {
    watcher.close();
    folders.delete(key);
  };

  return {
    async start() {
      running = true;
      timer = setInterval(hear, lookEveryMs);
      await look();
    },
    async stop() {
      running = false;
      if (timer) clearInterval(timer);
      if (calm) clearTimeout(calm);
      for (const [key, watcher] of folders) drop(key, watcher);
    },
  };
}

/** Another text has another one of these; that the same text has a new one costs one more reading. */
async function signature(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found ? `${found.dev} ${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : 'missing';
}
