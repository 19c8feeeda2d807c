/** What is done to the files of recordings: looked at once they are closed, moved, removed. Each can be done again. */
import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  filePath,
  lengthMs,
  modifiedAt,
  readWavShape,
  sidesOf,
  weigh,
  type Side,
  type WavShape,
} from './recording-file';
import type { RecordedFile, RecordingRow, RecordingRows } from './recording-rows';

/** A file at rest for so long is as whole as it will ever be, even if its header was never finished. */
const restMs = 600_000;
/** Files may come late from a slow disk; then they are missing. */
const missingAfterMs = 120_000;

export const folderOf = (row: Pick<RecordingRow, 'place'>, recordingsDir: string): string => row.place ?? recordingsDir;

/** True when all that can be known of the files is known now; false: they are still being written, look again. */
export async function takeIn(rows: RecordingRows, row: RecordingRow, dir: string, now: number): Promise<boolean> {
  const found: Found[] = [];
  for (const side of sidesOf(row.kind)) {
    const path = filePath(folderOf(row, dir), row.recordingId, side);
    const at = await modifiedAt(path);
    if (at !== null) found.push({ side, path, at });
  }
  if (found.length === 0) {
    const since = (row.endedAt ?? row.startedAt).getTime();
    if (now - since < missingAfterMs) return false;
    await rows.missing(row.recordingId, 'no file');
    return true;
  }
  const shapes: (WavShape | null)[] = [];
  for (const { path, at } of found) {
    const shape = await readWavShape(path).catch(() => null);
    const isAtRest = now - at > (shape?.isClosed ? 1_000 : restMs);
    if (!isAtRest) return false;
    shapes.push(shape);
  }
  await note(rows, row, found, shapes);
  return true;
}

interface Found {
  readonly side: Side;
  readonly path: string;
  readonly at: number;
}

async function note(
  rows: RecordingRows,
  row: RecordingRow,
  found: readonly Found[],
  shapes: readonly (WavShape | null)[],
) {
  const files: RecordedFile[] = [];
  for (const { side, path } of found) files.push({ side, ...(await weigh(path)) });
  const absent = sidesOf(row.kind).filter((side) => !found.some((file) => file.side === side));
  const faults = [
    ...absent.map((side) => `no file of the ${side}`),
    ...found.flatMap(({ side }, i) => (shapes[i]?.isClosed ? [] : [`file of the ${side} was never closed`])),
  ];
  await rows.kept(row.recordingId, files, {
    lengthMs: Math.max(0, ...shapes.map((shape) => (shape ? lengthMs(shape) : 0))),
    fault: faults.join(', ') || null,
    endedAt: new Date(Math.max(...found.map(({ at }) => at))),
  });
}

/** `2026/11` below the folder, by when it began (UTC). */
export function placeBelow(folder: string, { startedAt }: Pick<RecordingRow, 'startedAt'>): string {
  return join(folder, String(startedAt.getUTCFullYear()), String(startedAt.getUTCMonth() + 1).padStart(2, '0'));
}

export class FileDiffers extends Error {}

/**
 * Copied under another name, on the disk, read back and compared with the index; only then does the index say that it is
 * there, and only then does the first copy go. Broken off anywhere, the next round goes on.
 * Rejects with FileDiffers when the first copy is not what the index says, else with what the file system says.
 */
export async function moveAway(rows: RecordingRows, row: RecordingRow, dir: string, to: string): Promise<void> {
  const place = placeBelow(to, row);
  await mkdir(place, { recursive: true, mode: 0o700 });
  for (const { side, bytes, sha256 } of row.files) {
    const [from, target] = [filePath(dir, row.recordingId, side), filePath(place, row.recordingId, side)];
    const draft = `${target}.part`;
    try {
      await copyFile(from, draft, constants.COPYFILE_FICLONE);
      await syncPath(draft);
      const copy = await weigh(draft);
      if (copy.sha256 !== sha256 || copy.bytes !== bytes) throw new FileDiffers(`${from} is not what was recorded`);
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }
  await syncPath(place);
  await syncPath(dirname(place));
  await rows.moved(row.recordingId, place);
  await dropFirstCopy(rows, { ...row, place }, dir);
}

/** The index says it lies elsewhere: once more compared, then the first copy goes. */
export async function dropFirstCopy(rows: RecordingRows, row: RecordingRow, dir: string): Promise<void> {
  const place = folderOf(row, dir);
  if (place === dir) return rows.single(row.recordingId);
  for (const { side, sha256 } of row.files) {
    const kept = await weigh(filePath(place, row.recordingId, side));
    if (kept.sha256 !== sha256) throw new FileDiffers(`${filePath(place, row.recordingId, side)} was changed`);
  }
  for (const { side } of row.files) await rm(filePath(dir, row.recordingId, side), { force: true });
  await rows.single(row.recordingId);
}

/** Its files, wherever they may lie, then the row says so. */
export async function remove(
  rows: RecordingRows,
  row: RecordingRow,
  dir: string,
  why: 'too-old' | 'discarded' | 'person-erased',
): Promise<void> {
  const folders = new Set([dir, folderOf(row, dir)]);
  for (const folder of folders)
    for (const side of sidesOf(row.kind)) await rm(filePath(folder, row.recordingId, side), { force: true });
  await rows.deleted(row.recordingId, why);
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
