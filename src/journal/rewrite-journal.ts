/**
 * Writes over parts of what the journal keeps on disk: segments (packed ones too) and snapshots. Numbers of records, their
 * lengths and the files' sizes stay, so that whoever reads on at an offset reads on; CRCs are made anew. Each file is written
 * beside the old one, synced and renamed: broken off, the old one stands and the same can be asked again.
 */
import { readdir, readFile, rename, stat, utimes } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { StepRecord } from '../engine/ports';
import { crc32 } from './crc32';
import { scanRecords } from './scan-records';
import { encodeRecord, headerBytes } from './segment-format';
import { syncFolder } from './segment-file';
import { readSegment, type Segment } from './segments';

export interface Rewriting {
  /** Of an entry; answers the same object when nothing changes. Its JSON keeps its length. */
  fact(fact: unknown): unknown;
  /** Of an event and what became of it; the same. */
  event(event: unknown, entries: readonly unknown[]): unknown;
  /** Of a snapshot's state. */
  value(value: unknown): unknown;
  /** Of a stretch that holds no readable record; in place. */
  bytes(bytes: Buffer): boolean;
}

/** Sealed segments only. How many were changed. */
export async function rewriteSegments(segments: readonly Segment[], rewriting: Rewriting): Promise<number> {
  let changed = 0;
  for (const segment of segments) {
    const bytes = await readSegment(segment);
    if (!rewriteRecords(bytes, rewriting)) continue;
    await replace(segment.path, segment.gzipped ? gzipSync(bytes) : bytes);
    changed += 1;
  }
  return changed;
}

/** In place. Throws when a record would change its length. */
function rewriteRecords(bytes: Buffer, rewriting: Rewriting): boolean {
  let isChanged = false;
  let from = headerBytes;
  for (const scanned of scanRecords(bytes, headerBytes)) {
    const end = scanned.kind === 'torn' ? bytes.length : scanned.end;
    const stretch = bytes.subarray(from, end);
    from = end;
    const isNew =
      scanned.kind === 'record' ? rewriteRecord(stretch, scanned.record, rewriting) : rewriting.bytes(stretch);
    isChanged ||= isNew;
  }
  return isChanged;
}

function rewriteRecord(stretch: Buffer, record: StepRecord, rewriting: Rewriting): boolean {
  const event = rewriting.event(record.event, record.entries);
  const entries = record.entries.map((entry) => rewriting.fact(entry));
  if (event === record.event && entries.every((entry, i) => entry === record.entries[i])) return false;
  // Only texts within them are others.
  const frame = encodeRecord({ ...record, event, entries } as StepRecord);
  if (frame.length !== stretch.length) throw new Error(`record ${record.n} would change its length`);
  frame.copy(stretch);
  return true;
}

const snapshotPattern = /^snapshot-(\d{12,16})\.json$/;

export async function rewriteSnapshots(dir: string, rewriting: Rewriting): Promise<number> {
  let changed = 0;
  for (const file of (await readdir(dir)).filter((name) => snapshotPattern.test(name))) {
    const path = join(dir, file);
    const bytes = await readFile(path);
    const body = bytes.subarray(bytes.indexOf('\n') + 1);
    const state: unknown = JSON.parse(body.toString());
    const clean = rewriting.value(state);
    if (clean === state) continue;
    const text = Buffer.from(JSON.stringify(clean));
    const header = { format: 1, n: Number(snapshotPattern.exec(file)?.[1]), crc: crc32(text) };
    await replace(path, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), text]));
    changed += 1;
  }
  return changed;
}

async function replace(path: string, bytes: Buffer): Promise<void> {
  const { mtime } = await stat(path);
  const draft = `${path}.new`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await utimes(draft, mtime, mtime);
  await rename(draft, path);
  await syncFolder(join(path, '..'));
}
