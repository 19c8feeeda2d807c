/** Reads the records out of a stretch of a segment, tells damage from a torn end, and finds the way back in. */
import type { StepRecord } from '../engine/ports';
import { crc32 } from './crc32';
import { frameBytes, maxPayloadBytes, payloadStart } from './segment-format';

export type Scanned =
  | { readonly kind: 'record'; readonly record: StepRecord; readonly end: number }
  /** Sound records follow at `end`; what stood between is unreadable. */
  | { readonly kind: 'damage'; readonly offset: number; readonly end: number; readonly detail: string }
  /** Nothing sound follows: a record was being written here, or the rest is gone. */
  | { readonly kind: 'torn'; readonly offset: number; readonly detail: string };

/** Offsets are those of `bytes`; `from` is the start of a record. */
export function* scanRecords(bytes: Buffer, from: number): Generator<Scanned, void, undefined> {
  let offset = from;
  while (offset < bytes.length) {
    const read = readRecord(bytes, offset);
    if (typeof read === 'string') {
      const next = findRecord(bytes, offset + 1);
      if (next === null) {
        yield { kind: 'torn', offset, detail: read };
        return;
      }
      yield { kind: 'damage', offset, end: next, detail: read };
      offset = next;
      continue;
    }
    offset = read.end;
    yield { kind: 'record', ...read };
  }
}

/** The record at `offset`, or what is wrong with it. */
function readRecord(bytes: Buffer, offset: number): { record: StepRecord; end: number } | string {
  const end = frameEnd(bytes, offset);
  if (typeof end === 'string') return end;
  const parsed = parsePayload(bytes.toString('utf8', offset + frameBytes, end));
  return parsed ? { record: parsed, end } : 'the payload is no record';
}

/** Where the record at `offset` ends, if its length and CRC hold. */
function frameEnd(bytes: Buffer, offset: number): number | string {
  if (offset + frameBytes > bytes.length) return 'half a record';
  const length = bytes.readUInt32LE(offset);
  if (length < payloadStart.length || length > maxPayloadBytes) return `impossible length ${length}`;
  const end = offset + frameBytes + length;
  if (end > bytes.length) return 'half a record';
  if (bytes.readUInt32LE(offset + 4) !== crc32(bytes, offset + frameBytes, end)) return 'CRC of a record';
  return end;
}

function findRecord(bytes: Buffer, from: number): number | null {
  let at = bytes.indexOf(payloadStart, from + frameBytes);
  while (at !== -1) {
    if (typeof frameEnd(bytes, at - frameBytes) === 'number') return at - frameBytes;
    at = bytes.indexOf(payloadStart, at + 1);
  }
  return null;
}

function parsePayload(text: string): StepRecord | null {
  try {
    // What we wrote ourselves, under a CRC: checked for its shape only.
    const value = JSON.parse(text) as StepRecord;
    return Number.isSafeInteger(value.n) && typeof value.event === 'object' && Array.isArray(value.entries)
      ? value
      : null;
  } catch {
    return null;
  }
}
