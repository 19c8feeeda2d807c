/** The segments of a journal folder, in order, and how they are read whole. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { decodeHeader, parseSegmentFile, type Header, type SegmentName } from './segment-format';

export interface Segment extends SegmentName {
  readonly path: string;
}

/** Sorted by first n. A segment that stands both plain and gzipped (a crash between the two) is listed plain. */
export function listSegments(dir: string): Segment[] {
  const found = new Map<string, Segment>();
  for (const file of readdirSync(dir)) {
    const name = parseSegmentFile(file);
    const key = file.replace(/\.gz$/, '');
    if (name && (!name.gzipped || !found.has(key))) found.set(key, { ...name, path: join(dir, file) });
  }
  return [...found.values()].sort(bySegmentOrder);
}

export const bySegmentOrder = (a: SegmentName, b: SegmentName) => a.firstN - b.firstN || a.copy - b.copy;

/**
 * Where to begin reading for records with n > `afterN`: one segment early, because a disk that would not confirm may
 * have left the same records in two files.
 */
export function startIndex(segments: readonly SegmentName[], afterN: number): number {
  return Math.max(0, segments.findLastIndex((segment) => segment.firstN <= afterN + 1) - 1);
}

const unzip = promisify(gunzip);

/** Its bytes, header included. Rejects when it cannot be read or is no sound gzip. */
export async function readSegment(segment: Segment): Promise<Buffer> {
  const bytes = await readFile(segment.path);
  return segment.gzipped ? await unzip(bytes) : bytes;
}

export async function readHeader(segment: Segment): Promise<Header> {
  return decodeHeader(await readSegment(segment));
}
