/**
 * The journal for readers beside a running hotline: nothing is locked, changed or cut. Segments may be packed or removed
 * while they are read, and half a record at the end is one that is being written.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StepRecord } from '../engine/ports';
import { crc32 } from './crc32';
import { JournalError, systemCode, textOf } from './journal-error';
import type { Damage } from './recovery';
import { scanRecords } from './scan-records';
import { decodeHeader, headerBytes, type SegmentName } from './segment-format';
import { bySegmentOrder, listSegments, readSegment, startIndex, type Segment } from './segments';
import { snapshotNumbers, type Snapshot } from './snapshot-files';

export interface JournalReading {
  /** The newest sound snapshot for which `isWanted`; null: none is. */
  snapshot(isWanted: (state: unknown) => boolean): Promise<Snapshot | null>;
  /** Those with n > `afterN`, each once, in order; ends with what was written when it gets there. */
  records(afterN: number): AsyncGenerator<StepRecord, void, undefined>;
  /** Stretches that could not be read, as far as `records` has come. */
  readonly damage: readonly Damage[];
}

/** Throws a JournalError `unreadable` when there is no journal in the folder. */
export function readJournal(dir: string): JournalReading {
  const damage: Damage[] = [];
  try {
    readdirSync(dir);
  } catch (error) {
    throw new JournalError('unreadable', `no journal in ${dir}: ${textOf(error)}`);
  }
  return {
    damage,
    snapshot: (isWanted) => newestSnapshot(dir, isWanted),
    records: (afterN) => allRecords(dir, afterN, (found) => damage.push(found)),
  };
}

async function newestSnapshot(dir: string, isWanted: (state: unknown) => boolean): Promise<Snapshot | null> {
  for (const n of await snapshotNumbers(dir)) {
    const state = await soundState(join(dir, `snapshot-${String(n).padStart(12, '0')}.json`));
    if (state !== undefined && isWanted(state)) return { n, state };
  }
  return null;
}

/** Undefined for one that is damaged, or was replaced while we looked. */
async function soundState(path: string): Promise<unknown> {
  try {
    const bytes = await readFile(path);
    const body = bytes.subarray(bytes.indexOf('\n') + 1);
    const header: unknown = JSON.parse(bytes.toString('utf8', 0, bytes.length - body.length));
    const isSound = typeof header === 'object' && header !== null && 'crc' in header && header.crc === crc32(body);
    return isSound ? (JSON.parse(body.toString()) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

type Report = (damage: Damage) => void;

async function* allRecords(dir: string, afterN: number, report: Report): AsyncGenerator<StepRecord, void, undefined> {
  let lastN = afterN;
  let last: SegmentName | null = null;
  for (;;) {
    const next = await nextSegment(dir, last, afterN, report);
    if (!next) return;
    last = next.segment;
    for (const record of soundRecords(next, () => followers(dir, next.segment).length > 0, report)) {
      if (record.n <= lastN) continue;
      // Where reading begins in the middle, what stood before is not missing.
      if (lastN > 0 && record.n > lastN + 1) report(missing(next.segment, lastN, record.n));
      lastN = record.n;
      yield record;
    }
  }
}

interface OpenSegment {
  readonly segment: Segment;
  readonly bytes: Buffer;
}

/** Listed anew each time: the one that follows may have been packed since. */
async function nextSegment(
  dir: string,
  last: SegmentName | null,
  afterN: number,
  report: Report,
): Promise<OpenSegment | null> {
  let passed = last;
  for (let tries = 0; ;) {
    const segment: Segment | undefined = passed ? followers(dir, passed)[0] : first(dir, afterN);
    if (!segment) return null;
    try {
      return { segment, bytes: await readSegment(segment) };
    } catch (error) {
      // Packed or removed between the look and the reading: look again.
      if (systemCode(error) === 'ENOENT' && ++tries < 5) continue;
      report({ file: segment.path, offset: 0, end: 0, detail: textOf(error) });
      passed = segment;
      tries = 0;
    }
  }
}

function first(dir: string, afterN: number): Segment | undefined {
  const segments = listSegments(dir);
  return segments[startIndex(segments, afterN)];
}

const followers = (dir: string, segment: SegmentName) =>
  listSegments(dir).filter((each) => bySegmentOrder(each, segment) > 0);

function* soundRecords(
  { segment, bytes }: OpenSegment,
  isFollowed: () => boolean,
  report: Report,
): Generator<StepRecord, void, undefined> {
  const header = decodeHeader(bytes);
  if (header.kind === 'foreign') throw new JournalError('foreign-format', `${segment.path}: ${header.detail}`);
  if (header.kind === 'bad' && bytes.length < headerBytes) return; // it is being made
  for (const scanned of scanRecords(bytes, headerBytes)) {
    if (scanned.kind === 'record') yield scanned.record;
    else if (scanned.kind === 'damage' || isFollowed()) {
      const end = scanned.kind === 'damage' ? scanned.end : bytes.length;
      report({ file: segment.path, offset: scanned.offset, end, detail: scanned.detail });
    }
  }
}

function missing(segment: Segment, lastN: number, n: number): Damage {
  const detail = `records ${lastN + 1} to ${n - 1} missing`;
  return { file: segment.path, offset: headerBytes, end: headerBytes, detail };
}
