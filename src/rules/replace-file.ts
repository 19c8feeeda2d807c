/** Files replaced whole: whoever reads one meanwhile, or after a loss of power, finds the old text or the new one. */
import { constants, copyFile, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}
/** The operator's file stays as it was; the message says why. */
export class FileUnwritable extends Error {}

/** `like`: whose owner and mode the file is to have; by default it is the owner's alone. */
export async function writeWhole(file: string, text: string, like: Ownership | null = null): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      if (like) await handle.chmod(like.mode & 0o777);
      // Only root may give a file away; anybody else owns it already or could not replace it.
      if (like) await handle.chown(like.uid, like.gid).catch(() => undefined);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/**
 * Puts `text` in the place of the operator's file and leaves what stood there beside it, as `<file>.replaced-<time>`. Owner
 * and mode stay; of a link, the file it leads to is replaced. Answers where the old text is; null when there was no file.
 * @throws FileUnwritable
 */
export async function replaceFile(file: string, text: string, at: Date): Promise<string | null> {
  try {
    return await replace(await realpath(file).catch(() => file), text, at);
  } catch (cause) {
    throw new FileUnwritable(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function replace(file: string, text: string, at: Date): Promise<string | null> {
  const old = await stat(file).catch(() => null);
  const beside = old && (await keepBeside(file, at));
  await writeWhole(file, text, old);
  return beside;
}

async function keepBeside(file: string, at: Date): Promise<string> {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let n = 1; ; n += 1) {
    const beside = `${file}.replaced-${stamp}${n === 1 ? '' : `-${n}`}`;
    try {
      await copyFile(file, beside, constants.COPYFILE_EXCL);
      return beside;
    } catch (error) {
      if (!isTaken(error) || n > 99) throw error;
    }
  }
}

const isTaken = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

/** The new name itself reaches the disk; file systems that know no such thing need it not. */
async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}
