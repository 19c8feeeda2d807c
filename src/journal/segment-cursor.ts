/**
 * The writer's place in the journal: reads on from its own position in the files, a stretch at a time, never past what
 * the disk has confirmed. A record that a power cut could still take back must not stand in Postgres.
 */
import { open, type FileHandle } from 'node:fs/promises';
import type { StepRecord } from '../engine/ports';
import type { Damage } from './recovery';
import { scanRecords } from './scan-records';
import { headerBytes } from './segment-format';
import { bySegmentOrder, readSegment, startIndex, type Segment } from './segments';
import type { ReadableSegment } from './journal-store';

const stretchBytes = 512 * 1024;

interface Place {
  readonly segment: Segment;
  readonly source: FileHandle | Buffer;
  offset: number;
}

export class SegmentCursor {
  private place: Place | null = null;

  /** Gives records with n > `lastN`. */
  constructor(
    private readonly segments: () => readonly ReadableSegment[],
    private lastN: number,
    private readonly report: (damage: Damage) => void,
  ) {}

  /** The next records in order; empty when there are no more yet. Rejects when a file cannot be read. */
  async next(): Promise<readonly StepRecord[]> {
    for (;;) {
      const segments = this.segments();
      this.place ??= await this.firstPlace(segments);
      if (!this.place) return [];
      const records = await this.read(this.place, segments);
      if (records.length > 0) return records;
      if (!(await this.advance(this.place, segments))) return [];
    }
  }

  async close(): Promise<void> {
    const source = this.place?.source;
    this.place = null;
    if (source && !Buffer.isBuffer(source)) await source.close();
  }

  private async firstPlace(segments: readonly ReadableSegment[]): Promise<Place | null> {
    const segment = segments[startIndex(segments, this.lastN)];
    return segment ? await openPlace(segment) : null;
  }

  /** True when there is more to read: here, or in the next segment that has anything confirmed. */
  private async advance(place: Place, segments: readonly ReadableSegment[]): Promise<boolean> {
    if (place.offset < (await readableSize(place, segments))) return true;
    const next = segments.find((each) => bySegmentOrder(each, place.segment) > 0);
    if (!next || next.limit === 0) return false;
    await this.close();
    this.place = await openPlace(next);
    return true;
  }

  private async read(place: Place, segments: readonly ReadableSegment[]): Promise<readonly StepRecord[]> {
    const size = await readableSize(place, segments);
    for (let length = stretchBytes; place.offset < size; length *= 2) {
      const isLast = place.offset + length >= size;
      const bytes = await readBytes(place, Math.min(length, size - place.offset));
      const { records, end } = this.take(place, bytes, isLast);
      place.offset += end;
      if (records.length > 0 || isLast) return records;
      if (end > 0) length = stretchBytes / 2;
    }
    return [];
  }

  /** `end`: bytes dealt with; a record that goes on behind the stretch is left for the next. */
  private take(place: Place, bytes: Buffer, isLast: boolean): { records: StepRecord[]; end: number } {
    const records: StepRecord[] = [];
    let end = 0;
    for (const scanned of scanRecords(bytes, 0)) {
      if (scanned.kind === 'torn' && !isLast) break;
      end = scanned.kind === 'torn' ? bytes.length : scanned.end;
      if (scanned.kind !== 'record') this.tell(place, scanned.offset, end, scanned.detail);
      else if (scanned.record.n > this.lastN) {
        this.lastN = scanned.record.n;
        records.push(scanned.record);
      }
    }
    return { records, end };
  }

  private tell(place: Place, from: number, to: number, detail: string) {
    this.report({ file: place.segment.path, offset: place.offset + from, end: place.offset + to, detail });
  }
}

async function openPlace(segment: Segment): Promise<Place> {
  const source = segment.gzipped ? await readSegment(segment) : await open(segment.path, 'r');
  return { segment, source, offset: headerBytes };
}

async function readableSize(place: Place, segments: readonly ReadableSegment[]): Promise<number> {
  if (Buffer.isBuffer(place.source)) return place.source.length;
  const limit = segments.find((each) => each.path === place.segment.path)?.limit;
  return limit ?? (await place.source.stat()).size;
}

async function readBytes(place: Place, length: number): Promise<Buffer> {
  if (Buffer.isBuffer(place.source)) return place.source.subarray(place.offset, place.offset + length);
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await place.source.read(bytes, 0, length, place.offset);
  return bytes.subarray(0, bytesRead);
}
