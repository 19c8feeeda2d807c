/** Reading a journal back: where it ends, and its records from a given n on. */
import { truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import type { StepRecord } from '../engine/ports';
import type { Log } from '../log';
import { JournalError, textOf } from './journal-error';
import { scanRecords } from './scan-records';
import { decodeHeader, headerBytes } from './segment-format';
import { readSegment, startIndex, type Segment } from './segments';

/** A stretch nobody can read any more. `offset` and `end` are bytes of the file; equal when whole records are absent. */
export interface Damage {
  readonly file: string;
  readonly offset: number;
  readonly end: number;
  readonly detail: string;
}

/**
 * The last n on record, 0 for none. Half a record at the end is cut off; a segment without any record is removed.
 * Rejects with `foreign-format` for a segment of another release, `unreadable` when the last one cannot be read.
 */
export async function findEnd(segments: readonly Segment[], log: Log): Promise<number> {
  for (const segment of segments.toReversed()) {
    const bytes = await readSegment(segment).catch((error: unknown) => {
      throw new JournalError('unreadable', `${segment.path}: ${textOf(error)}`);
    });
    const header = decodeHeader(bytes);
    if (header.kind === 'foreign') throw new JournalError('foreign-format', `${segment.path}: ${header.detail}`);
    const lastN = cutTail(segment, bytes, log);
    if (lastN !== null) return lastN;
    if (!segment.gzipped) unlinkSync(segment.path);
  }
  return 0;
}

/** More than this is not just the record that was being written: it is kept aside for whoever looks into it. */
const evidenceBytes = 64 * 1024;

/** Null when not one record is in it. */
function cutTail(segment: Segment, bytes: Buffer, log: Log): number | null {
  let lastN: number | null = null;
  for (const scanned of scanRecords(bytes, headerBytes)) {
    if (scanned.kind === 'record') lastN = scanned.record.n;
    if (scanned.kind !== 'torn' || segment.gzipped) continue;
    const lostBytes = bytes.length - scanned.offset;
    if (lostBytes > evidenceBytes)
      writeFileSync(`${segment.path}.cut`, bytes.subarray(scanned.offset), { mode: 0o600 });
    truncateSync(segment.path, scanned.offset);
    log.warn({ file: segment.path, offset: scanned.offset, lostBytes, detail: scanned.detail }, 'journal end cut');
  }
  return lastN;
}

/**
 * Records with n > `afterN`, each once, in order. Damage is reported and passed over: what is sound behind it is still
 * given, since an entry that became true stays true.
 */
export async function* readRecords(
  segments: readonly Segment[],
  afterN: number,
  report: (damage: Damage) => void,
): AsyncGenerator<StepRecord, void, undefined> {
  let lastN = afterN;
  for (const segment of segments.slice(startIndex(segments, afterN))) {
    for (const record of await soundRecords(segment, report)) {
      if (record.n <= lastN) continue;
      if (record.n > lastN + 1) report(missing(segment, lastN, record.n));
      lastN = record.n;
      yield record;
    }
  }
}

async function soundRecords(segment: Segment, report: (damage: Damage) => void): Promise<Iterable<StepRecord>> {
  const bytes = await readOrReport(segment, report);
  return bytes ? scanReporting(segment, bytes, report) : [];
}

function* scanReporting(segment: Segment, bytes: Buffer, report: (damage: Damage) => void): Generator<StepRecord> {
  for (const scanned of scanRecords(bytes, headerBytes)) {
    if (scanned.kind === 'record') yield scanned.record;
    else report(damageOf(segment, scanned, bytes.length));
  }
}

async function readOrReport(segment: Segment, report: (damage: Damage) => void): Promise<Buffer | null> {
  try {
    const bytes = await readSegment(segment);
    const header = decodeHeader(bytes);
    if (header.kind !== 'sound') report({ file: segment.path, offset: 0, end: headerBytes, detail: header.detail });
    return header.kind === 'foreign' ? null : bytes;
  } catch (error) {
    report({ file: segment.path, offset: 0, end: 0, detail: textOf(error) });
    return null;
  }
}

function damageOf(segment: Segment, scanned: { offset: number; detail: string; end?: number }, length: number): Damage {
  return { file: segment.path, offset: scanned.offset, end: scanned.end ?? length, detail: scanned.detail };
}

function missing(segment: Segment, lastN: number, n: number): Damage {
  return {
    file: segment.path,
    offset: headerBytes,
    end: headerBytes,
    detail: `records ${lastN + 1} to ${n - 1} missing`,
  };
}
