/** One segment open for writing. Written at explicit offsets, so that a write cut short is simply written again. */
import {
  access,
  closeSync,
  existsSync,
  fdatasync,
  fsync,
  ftruncateSync,
  openSync,
  close as closeFile,
  open as openFile,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodeHeader, headerBytes, segmentFile, type SegmentName } from './segment-format';

const reachable = promisify(access);
const syncData = promisify(fdatasync);
const syncAll = promisify(fsync);
const opened = promisify(openFile);
const closed = promisify(closeFile);

export class SegmentFile implements SegmentName {
  readonly gzipped = false;
  /** Bytes up to the end of the last whole record. */
  size = headerBytes;
  /** As far as the disk has confirmed. */
  syncedSize = 0;
  private constructor(
    readonly path: string,
    readonly firstN: number,
    readonly copy: number,
    private readonly fd: number,
  ) {}

  /** Makes the file and writes its header. Throws what the file system says, and leaves nothing behind. */
  static create(dir: string, journalId: string, firstN: number): SegmentFile {
    let copy = 0;
    while (existsSync(join(dir, segmentFile(firstN, copy)))) copy++;
    const path = join(dir, segmentFile(firstN, copy));
    const fd = openSync(path, 'wx', 0o600);
    try {
      writeAll(fd, encodeHeader(journalId, firstN), 0);
    } catch (error) {
      closeSync(fd);
      unlinkSync(path);
      throw error;
    }
    return new SegmentFile(path, firstN, copy, fd);
  }

  /** All of it or none of it counts. Throws what the file system says. */
  write(bytes: Buffer): void {
    writeAll(this.fd, bytes, this.size);
    this.size += bytes.length;
  }

  /** Takes back what a failed write left behind the last whole record; best effort, a reader copes with the rest. */
  cutBack(): void {
    try {
      ftruncateSync(this.fd, this.size);
    } catch {
      // The disk is in trouble already, and that has been said.
    }
  }

  /** Resolves when everything written before the call is on the disk. */
  async sync(): Promise<void> {
    const size = this.size;
    const isNew = this.syncedSize === 0;
    await syncData(this.fd);
    if (isNew) await syncFolder(join(this.path, '..'));
    // A file that was removed under our hands takes writes as if nothing had happened.
    await reachable(this.path);
    this.syncedSize = Math.max(this.syncedSize, size);
  }

  async close(): Promise<void> {
    await closed(this.fd);
  }
}

/** A new name is on the disk only when its folder is. */
export async function syncFolder(dir: string): Promise<void> {
  const fd = await opened(dir, 'r');
  try {
    await syncAll(fd);
  } finally {
    await closed(fd);
  }
}

function writeAll(fd: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(fd, bytes, written, bytes.length - written, position + written);
}
