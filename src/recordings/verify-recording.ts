/** Whether the files of a recording are what the index says, and silent where they were masked. */
import { open } from 'node:fs/promises';
import { folderOf } from './keep-files';
import { filePath, modifiedAt, readWavShape, weigh, type Side } from './recording-file';
import type { MaskedSpan, RecordingRow } from './recording-rows';

export interface Verified {
  readonly isThere: boolean;
  /** Null: as it should be. */
  readonly fault: string | null;
}

/** The command takes a moment to reach the recorder: so much of both ends of a masked stretch is not looked at. */
const guardMs = 500;
/** Of 16 bits; comfort noise and coding leave this much. */
const loudestSilence = 64;

export async function verifyRecording(row: RecordingRow, recordingsDir: string): Promise<Verified> {
  const folder = folderOf(row, recordingsDir);
  const faults: string[] = [];
  let there = 0;
  for (const { side, bytes, sha256 } of row.files) {
    const path = filePath(folder, row.recordingId, side);
    if ((await modifiedAt(path)) === null) {
      faults.push(`${path} is gone`);
      continue;
    }
    there += 1;
    const found = await weigh(path);
    if (found.bytes !== bytes || found.sha256 !== sha256) faults.push(`${path} was changed`);
    faults.push(...(await loudWhereMasked(path, side, row.masked)));
  }
  return { isThere: there > 0, fault: faults.join(', ') || null };
}

async function loudWhereMasked(path: string, side: Side, spans: readonly MaskedSpan[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { fromMs, toMs } of spans) {
    const loudest = await loudestIn(path, fromMs + guardMs, toMs === null ? Infinity : toMs - guardMs);
    if (loudest > loudestSilence)
      faults.push(`${side} is heard between ${fromMs} and ${toMs ?? 'end'} ms though masked`);
  }
  return faults;
}

/** The largest sample between two instants of the file, 0 to 32768. */
export async function loudestIn(path: string, fromMs: number, toMs: number): Promise<number> {
  const { bytesPerSecond, dataBytes, dataOffset } = await readWavShape(path);
  const offset = (ms: number) => Math.min(dataBytes, Math.floor((ms * bytesPerSecond) / 2000) * 2);
  const [from, to] = [offset(Math.max(0, fromMs)), Number.isFinite(toMs) ? offset(toMs) : dataBytes];
  const file = await open(path, 'r');
  let loudest = 0;
  try {
    const bytes = Buffer.alloc(64 * 1024);
    for (let at = from; at < to;) {
      const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, to - at), dataOffset + at);
      if (bytesRead < 2) break;
      for (let i = 0; i + 1 < bytesRead; i += 2) loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(i)));
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
  return loudest;
}
